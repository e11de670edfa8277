package shop.xiaoer.llm.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition; the bound is generous and only there so that a broken test ends. */
public final class Waiting {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private Waiting() {}

    public static void until(String what, BooleanSupplier holds) {
        Instant end = Instant.now().plus(BOUND);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + BOUND.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
