package shop.xiaoer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Normaliser;

/** The guards on the labelled replies of {@code eval/guards}, beside a check of numbers alone on the same set. */
class GuardEvaluationTest {
    private static final Path CASES = Path.of("eval/guards/cases.jsonl");
    private static final double LET_THROUGH_BAR = 0.05;
    private static final double HELD_BACK_BAR = 0.06;

    @Test
    void wrongRepliesAreHeldAndRightOnesPass() throws IOException {
        List<GuardCase> cases = new GuardCaseFile().read(Files.readAllLines(CASES));
        GuardEvaluation ours = GuardEvaluation.of(cases, new Guards());
        print(cases, ours);
        assertThat(ours.cases()).isGreaterThanOrEqualTo(250);
        assertThat(ours.unsupportedLetThrough()).isLessThanOrEqualTo(LET_THROUGH_BAR);
        assertThat(ours.supportedHeldBack()).isLessThanOrEqualTo(HELD_BACK_BAR);
    }

    private static void print(List<GuardCase> cases, GuardEvaluation ours) {
        long unsupported = cases.stream().filter(c -> !c.supported()).count();
        long through = cases.stream().filter(c -> !c.supported() && !plain(c)).count();
        long held = cases.stream().filter(c -> c.supported() && plain(c)).count();
        System.out.printf(Locale.ROOT, "%-22s %8s %12s %10s%n", "", "cases", "let through", "held back");
        row("guards", cases.size(), ours.unsupportedLetThrough(), ours.supportedHeldBack());
        row(
                "plain number check",
                cases.size(),
                through / (double) unsupported,
                held / (double) (cases.size() - unsupported));
        for (GuardEvaluation.Judgement one : ours.each()) {
            GuardCase labelled = cases.get(one.index());
            if (labelled.supported() == one.blocked()) {
                System.out.println((one.blocked() ? "held back   " : "let through ") + one.rules() + " " + one.index()
                        + " " + labelled.reply());
            }
        }
    }

    private static void row(String name, int cases, double through, double held) {
        System.out.printf(Locale.ROOT, "%-22s %8d %11.1f%% %9.1f%%%n", name, cases, through * 100, held * 100);
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
