package shop.xiaoer.llm;

import java.time.Duration;
import java.time.Instant;

/** The clock and the alarms of the gate, so that tests hold time in hand. */
public interface Timers {
    Instant now();

    /** Runs the task once, after the delay, on a thread of the timers; the task must not block. */
    Alarm after(Duration delay, Runnable task);

    /** An alarm that has been set. */
    @FunctionalInterface
    interface Alarm {
        /** Takes it back; without effect once it has rung. */
        void cancel();
    }
}
