package shop.xiaoer.app.eval.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * How what was found agrees with what is labelled, counted over messages: each found thing is one that is labelled too or
 * one too many, each labelled thing not found is missed. Pure.
 */
public record Agreement(int both, int tooMany, int missed) {
    public static Agreement nothing() {
        return new Agreement(0, 0, 0);
    }

    /** Of one message; what stands twice counts twice. */
    static Agreement of(List<String> labelled, List<String> found) {
        List<String> left = new ArrayList<>(labelled);
        int both = 0;
        for (String one : found) {
            both += left.remove(one) ? 1 : 0;
        }
        return new Agreement(both, found.size() - both, left.size());
    }

    /** Of a yes or no. */
    static Agreement of(boolean labelled, boolean found) {
        return new Agreement(labelled && found ? 1 : 0, found && !labelled ? 1 : 0, labelled && !found ? 1 : 0);
    }

    Agreement and(Agreement other) {
        return new Agreement(both + other.both, tooMany + other.tooMany, missed + other.missed);
    }

    public double recall() {
        return both + missed == 0 ? 1 : both / (double) (both + missed);
    }

    /** The harmonic mean of how much of the found is right and how much of the labelled is found; micro-averaged. */
    public double f1() {
        int all = 2 * both + tooMany + missed;
        return all == 0 ? 1 : 2.0 * both / all;
    }
}
