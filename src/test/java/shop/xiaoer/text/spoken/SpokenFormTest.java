package shop.xiaoer.text.spoken;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class SpokenFormTest {
    private record Case(String text, List<String> right) {}

    @Test
    void chineseIsReadAsTheTableSays() throws IOException {
        holds(table("zh"), Language.ZH);
    }

    @Test
    void englishIsReadAsTheTableSays() throws IOException {
        holds(table("en"), Language.EN);
    }

    @Test
    void aCaseReadsTheSameInsideASentence() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Case one : table("zh")) {
            String spoken =
                    SpokenForm.of("朋友们，" + one.text() + "，看这里。", Language.ZH).spoken();
            if (one.right().stream()
                    .noneMatch(right -> SpokenLetters.of(spoken).equals(SpokenLetters.of("朋友们" + right + "看这里")))) {
                wrong.add(one.text() + " -> " + spoken);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void textWithoutFiguresStaysAsItIs() {
        for (String text : List.of("欢迎来到直播间，今天我们慢慢看。", "😀 好茶，慢慢喝！", "")) {
            assertThat(SpokenForm.of(text, Language.ZH).spoken()).isEqualTo(text);
        }
        assertThat(SpokenForm.of("Let's take a look, it's easy.", Language.EN).spoken())
                .isEqualTo("Let's take a look, it's easy.");
    }

    @Test
    void anOffsetFindsItsPlaceInTheSpokenForm() {
        SpokenForm form = SpokenForm.of("😀容量500ml，现在88元。", Language.ZH);
        String spoken = form.spoken();

        assertThat(spoken).isEqualTo("😀容量五百毫升，现在八十八块。");
        assertThat(slice(spoken, form.from(3), form.to(8))).isEqualTo("五百毫升");
        assertThat(slice(spoken, form.from(4), form.to(5))).isEqualTo("五百毫升");
        assertThat(slice(spoken, form.from(9), form.to(11))).isEqualTo("现在");
        assertThat(form.to(15)).isEqualTo(spoken.codePointCount(0, spoken.length()));
    }

    @Test
    void offsetsOfGeneratedTextsNeverRunBackOrOut() throws IOException {
        long seed = 20261122;
        System.out.println("SpokenFormTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Case> zh = table("zh");
        List<Case> en = table("en");
        for (int i = 0; i < 500; i++) {
            boolean chinese = random.nextBoolean();
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(1, 5); k > 0; k--) {
                List<Case> cases = chinese ? zh : en;
                text.append(cases.get(random.nextInt(cases.size())).text()).append(chinese ? "，" : ", ");
            }
            SpokenForm form = SpokenForm.of(text.toString(), chinese ? Language.ZH : Language.EN);
            int length = form.spoken().codePointCount(0, form.spoken().length());
            int last = 0;
            for (int at = 0; at <= text.codePointCount(0, text.length()); at++) {
                assertThat(form.from(at)).as("%s at %d", text, at).isBetween(last, length);
                assertThat(form.to(at)).as("%s at %d", text, at).isBetween(form.from(at), length);
                last = form.from(at);
            }
            assertThat(form.to(text.codePointCount(0, text.length()))).isEqualTo(length);
        }
    }

    private static void holds(List<Case> cases, Language language) {
        assertThat(cases).hasSizeGreaterThanOrEqualTo(150);
        List<String> wrong = new ArrayList<>();
        for (Case one : cases) {
            String spoken = SpokenForm.of(one.text(), language).spoken();
            if (one.right().stream().noneMatch(right -> SpokenLetters.of(right).equals(SpokenLetters.of(spoken)))) {
                wrong.add(one.text() + " -> " + spoken + ", not " + one.right());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String slice(String text, int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    private static List<Case> table(String language) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SpokenFormTest.class.getResourceAsStream("/spoken/" + language + ".tsv")),
                UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split("\t");
                    cases.add(new Case(parts[0], List.of(parts[1].split("\\|"))));
                }
            }
        }
        return cases;
    }
}
