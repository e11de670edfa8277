package shop.xiaoer.llm.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.llm.Timers;

/** Time that passes only when a test says so; alarms ring on the test's thread, in order. Safe for any thread. */
public final class HeldTimers implements Timers {
    private final List<Set> alarms = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private record Set(Instant at, Runnable task) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable task) {
        Set alarm = new Set(now.plus(delay), task);
        alarms.add(alarm);
        return () -> takeBack(alarm);
    }

    /** Lets time pass, with every alarm at its own moment. */
    public void pass(Duration time) {
        Instant end = now().plus(time);
        for (Optional<Set> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            next.get().task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Set> nextUntil(Instant end) {
        Optional<Set> next =
                alarms.stream().filter(alarm -> !alarm.at().isAfter(end)).min(Comparator.comparing(Set::at));
        next.ifPresent(alarm -> {
            alarms.remove(alarm);
            now = alarm.at().isAfter(now) ? alarm.at() : now;
        });
        return next;
    }

    private synchronized void takeBack(Set alarm) {
        alarms.remove(alarm);
    }
}
