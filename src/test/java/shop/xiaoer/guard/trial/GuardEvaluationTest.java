package shop.xiaoer.guard.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.guard.GuardCase;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.text.Normaliser;

/** The guards on the labelled replies of {@code eval/guards}, beside a check of numbers alone on the same set. */
class GuardEvaluationTest {
    private static final Path CASES = Path.of("eval/guards/cases.jsonl");
    private static final double LET_THROUGH_BAR = 0.05;
    private static final double HELD_BACK_BAR = 0.06;
    /** Claims without a figure are said in any words there are. */
    private static final double CLAIM_THROUGH_BAR = 0.25;

    private static final double CLAIM_HELD_BAR = 0.20;

    @Test
    void wrongFiguresAreHeldAndRightOnesPass() throws IOException {
        GuardEvaluation ours = measure("figures, states, conditions", one -> !isClaim(one), true);
        assertThat(ours.cases()).isGreaterThanOrEqualTo(250);
        assertThat(ours.unsupportedLetThrough()).isLessThanOrEqualTo(LET_THROUGH_BAR);
        assertThat(ours.supportedHeldBack()).isLessThanOrEqualTo(HELD_BACK_BAR);
    }

    /** The guards were mended with the one half of the claims; the other says what that was worth. */
    @ParameterizedTest(name = "mended with: {0}")
    @ValueSource(booleans = {true, false})
    void wrongClaimsAreHeldAndRightOnesPass(boolean mended) throws IOException {
        GuardEvaluation ours = measure(
                mended ? "claims, mended with" : "claims, unread",
                one -> isClaim(one) && isMendedWith(one) == mended,
                mended);
        assertThat(ours.cases()).isGreaterThanOrEqualTo(100);
        assertThat(ours.unsupportedLetThrough()).isLessThanOrEqualTo(CLAIM_THROUGH_BAR);
        assertThat(ours.supportedHeldBack()).isLessThanOrEqualTo(CLAIM_HELD_BAR);
    }

    private static boolean isClaim(GuardCase one) {
        return one.kind().equals("claim");
    }

    private static boolean isMendedWith(GuardCase one) {
        CRC32 sum = new CRC32();
        sum.update(one.reply().getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 2 == 1;
    }

    private static GuardEvaluation measure(String name, Predicate<GuardCase> wanted, boolean each) throws IOException {
        List<GuardCase> cases = new GuardCaseFile()
                .read(Files.readAllLines(CASES)).stream().filter(wanted).toList();
        GuardEvaluation ours = GuardEvaluation.of(cases, Guards.unweighed());
        print(name, cases, ours, each);
        return ours;
    }

    private static void print(String name, List<GuardCase> cases, GuardEvaluation ours, boolean each) {
        long unsupported = cases.stream().filter(c -> !c.supported()).count();
        long through = cases.stream().filter(c -> !c.supported() && !plain(c)).count();
        long held = cases.stream().filter(c -> c.supported() && plain(c)).count();
        System.out.printf(Locale.ROOT, "%-28s %8s %12s %10s%n", name, "cases", "let through", "held back");
        row("guards", cases.size(), ours.unsupportedLetThrough(), ours.supportedHeldBack());
        row(
                "plain number check",
                cases.size(),
                through / (double) unsupported,
                held / (double) (cases.size() - unsupported));
        for (GuardEvaluation.Judgement one : each ? ours.each() : List.<GuardEvaluation.Judgement>of()) {
            GuardCase labelled = cases.get(one.index());
            if (labelled.supported() == one.blocked()) {
                System.out.println((one.blocked() ? "held back   " : "let through ") + one.rules() + " " + one.index()
                        + " " + labelled.reply());
            }
        }
    }

    private static void row(String name, int cases, double through, double held) {
        System.out.printf(Locale.ROOT, "%-28s %8d %11.1f%% %9.1f%%%n", name, cases, through * 100, held * 100);
    }

    /** Held where a number of the reply does not stand in the evidence. */
    private static boolean plain(GuardCase labelled) {
        String order = labelled.order() == null ? "" : labelled.order().toString();
        Set<String> known = numbers(String.join("\n", labelled.evidence()) + "\n" + order + labelled.question());
        return !known.containsAll(numbers(labelled.reply()));
    }

    private static Set<String> numbers(String text) {
        return java.util.regex.Pattern.compile("\\d+(?:\\.\\d+)?")
                .matcher(Normaliser.normalise(text))
                .results()
                .map(r -> r.group().replaceAll("\\.0+$", ""))
                .collect(Collectors.toSet());
    }
}
