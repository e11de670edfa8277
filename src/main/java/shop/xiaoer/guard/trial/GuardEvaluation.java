package shop.xiaoer.guard.trial;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.guard.GuardCase;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.Verdict;

/**
 * How often the guards are right on labelled replies.
 *
 * @param cases how many
 * @param unsupportedLetThrough share of the unsupported replies that no guard held, 0..1
 * @param supportedHeldBack share of the supported replies that one held, 0..1
 * @param each one judgement a case, in order
 */
public record GuardEvaluation(int cases, double unsupportedLetThrough, double supportedHeldBack, List<Judgement> each) {
    public GuardEvaluation {
        each = List.copyOf(each);
    }

    /** Whether the reply was held, and by which guards. {@code index} counts from 0. */
    public record Judgement(int index, boolean blocked, List<String> rules) {
        public Judgement {
            rules = List.copyOf(rules);
        }
    }

    /** Judges every case. */
    public static GuardEvaluation of(List<GuardCase> cases, Guards guards) {
        List<Judgement> each = new ArrayList<>();
        int through = 0;
        int held = 0;
        int unsupported = 0;
        for (int i = 0; i < cases.size(); i++) {
            GuardCase one = cases.get(i);
            List<Verdict> verdicts = guards.check(one.reply(), one.context());
            boolean blocked = !verdicts.isEmpty();
            each.add(new Judgement(
                    i, blocked, verdicts.stream().map(Verdict::guard).distinct().toList()));
            unsupported += one.supported() ? 0 : 1;
            through += !one.supported() && !blocked ? 1 : 0;
            held += one.supported() && blocked ? 1 : 0;
        }
        return new GuardEvaluation(
                cases.size(), share(through, unsupported), share(held, cases.size() - unsupported), each);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
