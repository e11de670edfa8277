package shop.xiaoer.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times in milliseconds at their ranks: the smallest value that so many of a hundred do not exceed. */
public record Percentiles(int count, double p50, double p95, double p99, double most) {
    private static final double NANOS = 1e6;

    public static Percentiles ofNanos(Collection<Long> nanos) {
        double[] sorted = nanos.stream().mapToDouble(time -> time / NANOS).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted.length, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)];
    }

    /** As figures of a report. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", count);
        figures.put("p50ms", p50);
        figures.put("p95ms", p95);
        figures.put("p99ms", p99);
        figures.put("maxMs", most);
        return figures;
    }
}
