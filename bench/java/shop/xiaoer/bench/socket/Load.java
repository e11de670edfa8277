package shop.xiaoer.bench.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.socket.Caller.Timings;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/** The one load program for the shop and its baselines. Blocks. */
final class Load {
    private static final int AT_ONCE = 50;
    private static final Duration LAST = Duration.ofSeconds(10);
    /** Facts of the demo shop that a page or the catalogue answers without a model. */
    private static final List<String> ZH =
            List.of("云朵保温杯多少钱？", "云朵保温杯是什么材质的？", "可以用什么方式付款？", "云朵保温杯能保温多久？", "云朵保温杯容量多大？", "发什么快递？");

    private static final List<String> EN = List.of(
            "How much is the cloud thermos?",
            "What material is the cloud thermos made of?",
            "How long does the cloud thermos keep drinks warm?",
            "What is the capacity of the cloud thermos?");

    private final Dialect dialect;
    private final Wire wire;
    private final int port;

    Load(Dialect dialect, Wire wire, int port) {
        this.dialect = dialect;
        this.wire = wire;
        this.port = port;
    }

    /**
     * @param messagesPerSecond that were answered, by the clock of this program
     * @param other answers by another route than a known page or fact, and problems
     */
    record Result(
            Percentiles acks,
            Percentiles answers,
            Percentiles inServer,
            double messagesPerSecond,
            List<String> other,
            int lost) {}

    List<Caller> connect(int count) {
        List<Future<Caller>> opening = new ArrayList<>();
        try (ExecutorService places = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < count; i++) {
                String locale = isZh(i) ? "zh-CN" : "en-US";
                opening.add(places.submit(() -> Caller.open(dialect, wire, port, locale)));
            }
        }
        List<Caller> callers = new ArrayList<>();
        for (Future<Caller> one : opening) {
            try {
                callers.add(one.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof NoLine)) {
                    throw new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (callers.isEmpty() && count > 0) {
            throw new IllegalStateException("nobody listens on port " + port);
        }
        return callers;
    }

    /** A message every so often, in turn over all callers, whether the ones before are answered or not. */
    Result atRate(List<Caller> callers, int perSecond, Duration time) {
        Timings timings = begin(callers);
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        long messages = time.toNanos() / pause;
        long begun = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            long due = begun + i * pause;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int caller = i % callers.size();
            callers.get(caller).say(question(caller, i / callers.size()), due, () -> {});
        }
        return result(callers, timings, begun);
    }

    /** Each caller says the next as soon as the one before is answered. */
    Result asFastAsAnswered(List<Caller> callers, Duration time) {
        Timings timings = begin(callers);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        for (int i = 0; i < callers.size(); i++) {
            next(callers.get(i), i, new AtomicInteger(), end);
        }
        LockSupport.parkNanos(time.toNanos());
        return result(callers, timings, begun);
    }

    private static void next(Caller caller, int place, AtomicInteger number, long end) {
        long now = System.nanoTime();
        if (now < end) {
            caller.say(question(place, number.getAndIncrement()), now, () -> next(caller, place, number, end));
        }
    }

    private static Timings begin(List<Caller> callers) {
        Timings timings = Timings.fresh();
        callers.forEach(caller -> caller.count(timings));
        return timings;
    }

    private static Result result(List<Caller> callers, Timings timings, long begun) {
        long until = System.nanoTime() + LAST.toNanos();
        while (System.nanoTime() < until
                && callers.stream().mapToInt(Caller::open).sum() > 0) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Result(
                Percentiles.ofNanos(timings.acks()),
                Percentiles.ofNanos(timings.answers()),
                Percentiles.ofNanos(timings.inServer()),
                timings.answers().size() / seconds,
                List.copyOf(timings.other()),
                callers.stream().mapToInt(Caller::open).sum());
    }

    private static boolean isZh(int caller) {
        return caller % 2 == 0;
    }

    private static String question(int caller, int number) {
        List<String> all = isZh(caller) ? ZH : EN;
        return all.get((caller / 2 + number) % all.size());
    }
}
