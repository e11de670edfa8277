package shop.xiaoer.bench.understanding;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.report.Report;

/** Runs something over and over on one thread: first to warm it up, then to time each run. */
final class Speed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SHARE_OF_WARM_UP = 2;

    private final Report report;
    private final Duration time;

    Speed(Report report, Duration time) {
        this.report = report;
        this.time = time;
    }

    /**
     * Puts runs a second and their times into the report. By the thread's processor time, too: on a machine that others
     * use the clock says more about them.
     */
    <T> void measure(String what, List<T> inputs, Consumer<T> work) {
        Report.progress(what);
        run(inputs, 0, work, time.dividedBy(SHARE_OF_WARM_UP));
        long before = THREADS.getCurrentThreadCpuTime();
        List<Long> nanos = run(inputs, 1, work, time);
        double processor = (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
        double seconds = nanos.stream().mapToLong(Long::longValue).sum() / 1e9;
        report.put(what, "perSecond", nanos.size() / seconds)
                .put(what, "perSecondOfProcessor", nanos.size() / processor)
                .put(what, Percentiles.ofNanos(nanos));
    }

    private static <T> List<Long> run(List<T> inputs, int from, Consumer<T> work, Duration time) {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = from; System.nanoTime() < end; i++) {
            T input = inputs.get(i % inputs.size());
            long begun = System.nanoTime();
            work.accept(input);
            nanos.add(System.nanoTime() - begun);
        }
        return nanos;
    }
}
