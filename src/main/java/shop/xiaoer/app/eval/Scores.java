package shop.xiaoer.app.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores of messages that belong to an intent and of messages that belong to none. Pure. */
final class Scores {
    private record Point(double score, boolean inScope, boolean right) {}

    private final List<Point> points = new ArrayList<>();

    /** @param right whether the best intent is the labelled one */
    void inScope(double score, boolean right) {
        points.add(new Point(score, true, right));
    }

    void outOfScope(double score) {
        points.add(new Point(score, false, false));
    }

    boolean hasBoth() {
        return count(true) > 0 && count(false) > 0;
    }

    private long count(boolean inScope) {
        return points.stream().filter(point -> point.inScope() == inScope).count();
    }

    /** The chance that a message of an intent scores higher than one of none; ties count half. */
    double auroc() {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::score));
        double ranks = 0;
        int i = 0;
        while (i < sorted.size()) {
            int j = i;
            int known = 0;
            while (j < sorted.size() && sorted.get(j).score() == sorted.get(i).score()) {
                known += sorted.get(j).inScope() ? 1 : 0;
                j++;
            }
            ranks += known * ((i + 1 + j) / 2.0);
            i = j;
        }
        double in = count(true);
        return (ranks - in * (in + 1) / 2) / (in * count(false));
    }

    /** Share of the messages of an intent that score at least that and are told right. */
    double accepted(double threshold) {
        double in = count(true);
        return points.stream()
                        .filter(point -> point.inScope() && point.right() && point.score() >= threshold)
                        .count()
                / in;
    }

    /** Share of the messages of no intent that score less. */
    double rejected(double threshold) {
        double out = count(false);
        return points.stream()
                        .filter(point -> !point.inScope() && point.score() < threshold)
                        .count()
                / out;
    }

    /** The threshold at which the two shares together are largest, each weighing the same. */
    double balancedThreshold() {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::score));
        double in = count(true);
        double out = count(false);
        double accepted = points.stream().filter(Point::right).count() / in;
        double rejected = 0;
        double best = accepted;
        double threshold = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.size(); i++) {
            Point point = sorted.get(i);
            accepted -= point.right() ? 1 / in : 0;
            rejected += point.inScope() ? 0 : 1 / out;
            boolean last = i + 1 == sorted.size();
            if (!last && sorted.get(i + 1).score() == point.score()) {
                continue;
            }
            if (accepted + rejected > best) {
                best = accepted + rejected;
                threshold = last
                        ? Math.nextUp(point.score())
                        : (point.score() + sorted.get(i + 1).score()) / 2;
            }
        }
        return threshold;
    }
}
