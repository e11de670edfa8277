package shop.xiaoer.intent;

import java.util.List;
import shop.xiaoer.intent.head.Candidate;

/** What a message wants, or why that is not known. Each ending carries the ids of rules that could not be loaded. */
public sealed interface IntentMatch {
    List<String> failedRules();

    /** The wants in the order of their appearance; none where it is not clear what is wanted. */
    default List<Want> wants() {
        return switch (this) {
            case Clear clear -> clear.wants();
            case Ambiguous ambiguous -> List.of();
            case None none -> List.of();
        };
    }

    /** How far the best intent is ahead of the next one, 0 to 1; 1 where a rule says it. */
    default double margin() {
        return switch (this) {
            case Clear clear -> clear.byRule() ? 1 : margin(clear.score(), clear.runnersUp(), 0);
            case Ambiguous ambiguous -> margin(ambiguous.candidates());
            case None none -> margin(none.nearest());
        };
    }

    private static double margin(List<Candidate> ranked) {
        return ranked.isEmpty() ? 0 : margin(ranked.getFirst().score(), ranked, 1);
    }

    private static double margin(double best, List<Candidate> ranked, int next) {
        return Math.max(0, ranked.size() > next ? best - ranked.get(next).score() : best);
    }

    /**
     * One want, or several that can be told apart.
     *
     * @param wants in the order of appearance, no intent twice
     * @param runnersUp other intents with their scores, best first
     */
    record Clear(List<Want> wants, List<Candidate> runnersUp, List<String> failedRules) implements IntentMatch {
        public Clear {
            wants = List.copyOf(wants);
            runnersUp = List.copyOf(runnersUp);
            failedRules = List.copyOf(failedRules);
            if (wants.isEmpty()) {
                throw new IllegalArgumentException("wants: a clear match has one at least");
            }
        }

        /** The first want's intent. */
        public String intent() {
            return wants.getFirst().intent();
        }

        public double score() {
            return wants.getFirst().score();
        }

        public boolean byRule() {
            return wants.getFirst().byRule();
        }
    }

    /** Two or more are too close to each other: worth asking back. Best first. */
    record Ambiguous(List<Candidate> candidates, List<String> failedRules) implements IntentMatch {
        public Ambiguous {
            candidates = List.copyOf(candidates);
            failedRules = List.copyOf(failedRules);
        }
    }

    /** Nothing is near enough; {@code nearest} are the best all the same. */
    record None(Reason reason, List<Candidate> nearest, List<String> failedRules) implements IntentMatch {
        public None {
            nearest = List.copyOf(nearest);
            failedRules = List.copyOf(failedRules);
        }
    }

    enum Reason {
        /** The message has no letters. */
        empty,
        /** The best intent's score is too low. */
        tooLow,
        /** The meaning part is not trained yet, and no rule spoke. */
        notTrained
    }
}
