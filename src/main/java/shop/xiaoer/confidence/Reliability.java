package shop.xiaoer.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How well probabilities keep their word, over answers that are known to be right or wrong. Pure. */
public final class Reliability {
    private static final int BINS = 10;
    private static final int WIDTH = 40;

    private final List<Judged> judged;

    /** A probability that was told, and what came of it. */
    public record Judged(double told, boolean right) {
        public Judged {
            if (!(told >= 0 && told <= 1)) {
                throw new IllegalArgumentException("told: 0 to 1 is needed, it is " + told);
            }
        }
    }

    /** Answers told to be about equally likely right: as likely as that, and how many were. */
    public record Bin(double from, double to, int answers, double told, double right) {}

    public Reliability(List<Judged> judged) {
        this.judged = List.copyOf(judged);
    }

    public int answers() {
        return judged.size();
    }

    /** Share of right ones. */
    public double right() {
        return share(judged);
    }

    /** Ten of equal width; the empty ones with a share of 0. */
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Judged> those = judged.stream()
                    .filter(one -> Math.min(BINS - 1, (int) (one.told() * BINS)) == bin)
                    .toList();
            bins.add(new Bin(
                    i / (double) BINS,
                    (i + 1) / (double) BINS,
                    those.size(),
                    those.stream().mapToDouble(Judged::told).average().orElse(0),
                    share(those)));
        }
        return bins;
    }

    /** Expected calibration error: how far the bins are from their word, by their size. 0 is best. */
    public double ece() {
        return bins().stream()
                        .mapToDouble(bin -> bin.answers() * Math.abs(bin.told() - bin.right()))
                        .sum()
                / Math.max(1, judged.size());
    }

    /** Mean squared distance from what came of it. 0 is best; who always tells the share of right ones gets its variance. */
    public double brier() {
        return judged.stream()
                .mapToDouble(one -> Math.pow(one.told() - (one.right() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    public Expectation at(double threshold) {
        List<Judged> sure =
                judged.stream().filter(one -> one.told() >= threshold).toList();
        return new Expectation(
                threshold, sure.isEmpty() ? 1 : share(sure), sure.size() / (double) Math.max(1, judged.size()));
    }

    /** From 0 to 0.95 by steps of 0.05. */
    public List<Expectation> expectations() {
        return IntStream.range(0, 20).mapToObj(step -> at(step / 20.0)).toList();
    }

    /** The diagram: a line a bin, a bar as long as its share of right ones, a mark where it was told to be. */
    public List<String> diagram() {
        return bins().stream()
                .map(bin -> String.format(
                                Locale.ROOT,
                                "%.1f-%.1f %5d  told %5.1f%%  right %5.1f%%  %s",
                                bin.from(),
                                bin.to(),
                                bin.answers(),
                                bin.told() * 100,
                                bin.right() * 100,
                                bin.answers() == 0 ? "" : bar(bin))
                        .stripTrailing())
                .toList();
    }

    private static String bar(Bin bin) {
        StringBuilder bar = new StringBuilder();
        long right = Math.round(bin.right() * WIDTH);
        long told = Math.min(WIDTH - 1, Math.round(bin.told() * WIDTH));
        for (int i = 0; i < WIDTH; i++) {
            bar.append(i == told ? '|' : i < right ? '#' : '.');
        }
        return bar.toString();
    }

    private static double share(List<Judged> those) {
        return those.isEmpty() ? 0 : those.stream().filter(Judged::right).count() / (double) those.size();
    }
}
