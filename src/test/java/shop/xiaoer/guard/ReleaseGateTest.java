package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.guard.trial.GuardCaseFile;
import shop.xiaoer.text.Language;

class ReleaseGateTest {
    private static final int REPLIES = Integer.getInteger("replies", 200);

    private final Guards guards = new Guards();
    private final GuardContext thermos =
            GuardContext.of(Language.ZH, "云朵保温杯多少钱", List.of("云朵保温杯 价格88元，容量500ml，保温12小时。"));

    @Test
    void openingWordsGoOutAtOnceAndAClaimWaitsForItsEnd() {
        ReleaseGate gate = new ReleaseGate(guards, thermos);
        assertThat(gate.feed("您好，").text()).isEqualTo("您好");
        assertThat(gate.feed("这款价格是8").text()).isEqualTo("，这款");
        assertThat(gate.feed("8元。").text()).isEmpty();
        assertThat(gate.feed("保温12").text()).isEqualTo("价格是88元。");
        assertThat(gate.feed("小时").text()).isEmpty();
        assertThat(gate.finish().text()).isEqualTo("保温12小时");
        assertThat(gate.released()).isEqualTo("您好，这款价格是88元。保温12小时");
    }

    @Test
    void aWrongSentenceIsWithheldAndNothingFollowsIt() {
        ReleaseGate gate = new ReleaseGate(guards, thermos);
        assertThat(gate.feed("价格是88元。保温24小时。容量").text()).isEqualTo("价格是88元。");
        assertThat(gate.feed("500ml。")).isInstanceOf(Release.Withheld.class);
        assertThat(gate.finish()).isInstanceOfSatisfying(Release.Withheld.class, held -> {
            assertThat(held.text()).isEmpty();
            assertThat(held.verdicts()).extracting(Verdict::guard).contains("window");
            assertThat(held.verdicts()).extracting(Verdict::clause).containsOnly("保温24小时。");
        });
        assertThat(gate.released()).isEqualTo("价格是88元。");
    }

    @Test
    void aBareNoIsWithheldAndOneWithItsReasonIsShownWithIt() {
        GuardContext caddy =
                GuardContext.of(Language.EN, "would a whole pack fit", List.of("The caddy holds 150 g of tea."));
        ReleaseGate bare = new ReleaseGate(Guards.unweighed(), caddy);
        assertThat(bare.feed("No, it would not fit").text()).isEmpty();
        assertThat(bare.feed(". ").text()).isEmpty();
        assertThat(bare.finish())
                .isInstanceOfSatisfying(
                        Release.Withheld.class,
                        held -> assertThat(held.verdicts())
                                .extracting(Verdict::guard)
                                .containsExactly("bare"));
        assertThat(bare.released()).isEmpty();

        ReleaseGate reason = new ReleaseGate(Guards.unweighed(), caddy);
        assertThat(reason.feed("Yes, it would fit. It ").text()).isEmpty();
        assertThat(reason.feed("holds 150 g").text()).isEmpty();
        assertThat(reason.finish().text()).isEqualTo("Yes, it would fit. It holds 150 g");
    }

    @Test
    void theEmptyReplyIsReleasedAsNothing() {
        ReleaseGate gate = new ReleaseGate(guards, thermos);
        assertThat(gate.feed("").text()).isEmpty();
        assertThat(gate.finish()).isEqualTo(new Release.Released(""));
    }

    @Test
    void anyCutOfAReplyReleasesTheSameAndNeverAWithdrawnSentence() throws IOException {
        long seed = Long.getLong("xiaoer.seed", System.nanoTime());
        System.out.println("ReleaseGateTest seed " + seed);
        Random random = new Random(seed);
        List<GuardCase> cases = new GuardCaseFile().read(Files.readAllLines(Path.of("eval/guards/cases.jsonl")));
        for (int run = 0; run < REPLIES; run++) {
            GuardContext context = cases.get(random.nextInt(cases.size())).context();
            String reply = reply(cases, context, random);
            ReleaseGate whole = pass(context, List.of(reply));
            for (int cut = 0; cut < 3; cut++) {
                ReleaseGate gate = pass(context, chunks(reply, random));
                // Only opening words of the withdrawn sentence may stand beyond what one piece would have shown.
                assertThat(gate.released()).as("seed %d, %s", seed, reply).startsWith(whole.released());
                String more = gate.released().substring(whole.released().length());
                assertThat(Openers.end(more + " ", 0, Goods.of(context.productNames())))
                        .isEqualTo(more.length());
                assertThat(verdicts(gate)).isEqualTo(verdicts(whole));
            }
        }
    }

    private static String reply(List<GuardCase> cases, GuardContext context, Random random) {
        List<String> fitting = cases.stream()
                .filter(c -> c.question().equals(context.question()))
                .map(GuardCase::reply)
                .collect(Collectors.toList());
        StringBuilder reply = new StringBuilder(random.nextBoolean() ? "" : "您好，");
        for (int i = 0; i <= random.nextInt(4); i++) {
            reply.append(fitting.get(random.nextInt(fitting.size()))).append(random.nextBoolean() ? "\n" : " ");
        }
        return reply.toString();
    }

    private static List<String> chunks(String text, Random random) {
        List<String> chunks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(5));
            chunks.add(text.substring(at, to));
            at = to;
        }
        return chunks;
    }

    /** Feeds the chunks; checks at each step that the released text only grows and holds no withdrawn sentence. */
    private ReleaseGate pass(GuardContext context, List<String> chunks) {
        ReleaseGate gate = new ReleaseGate(guards, context);
        StringBuilder shown = new StringBuilder();
        List<Release> steps = new ArrayList<>();
        for (String chunk : chunks) {
            steps.add(gate.feed(chunk));
            shown.append(steps.getLast().text());
            assertThat(gate.released()).isEqualTo(shown.toString());
        }
        steps.add(gate.finish());
        shown.append(steps.getLast().text());
        assertThat(String.join("", chunks)).startsWith(shown.toString());
        if (steps.getLast() instanceof Release.Withheld held) {
            String clause = held.verdicts().getFirst().clause();
            assertThat(String.join("", chunks).substring(shown.length())).isNotEmpty();
            // The same sentence may have been right before it, and wrong as the second apology.
            assertThat(times(clause, shown.toString())).isLessThan(times(clause, String.join("", chunks)));
        } else {
            assertThat(shown).hasToString(String.join("", chunks));
            assertThat(guards.check(shown.toString(), context)).isEmpty();
        }
        return gate;
    }

    private static int times(String clause, String text) {
        int times = 0;
        for (int at = text.indexOf(clause); at >= 0; at = text.indexOf(clause, at + clause.length())) {
            times++;
        }
        return times;
    }

    private static List<Verdict> verdicts(ReleaseGate gate) {
        return gate.finish() instanceof Release.Withheld held ? held.verdicts() : List.of();
    }
}
