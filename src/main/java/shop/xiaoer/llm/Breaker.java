package shop.xiaoer.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Circuit breaker. Closed: all pass, faults are counted. Open, after so many faults within the window: none pass. Past
 * the pause one request tries: done closes, a fault opens anew, any other ending lets the next one try. Not
 * thread-safe: the gate's lock guards it.
 *
 * <pre>
 * Closed --faults in window--> Open --pause--> one tries --done--> Closed
 *                               ^------------------fault--'
 * </pre>
 */
final class Breaker {
    private final int bound;
    private final Duration window;
    private final Duration pause;
    private final Deque<Instant> faults = new ArrayDeque<>();
    private State state = new Closed();

    private sealed interface State {}

    private record Closed() implements State {}

    private record Open(Instant until) implements State {}

    private record Trying() implements State {}

    Breaker(int bound, Duration window, Duration pause) {
        this.bound = bound;
        this.window = window;
        this.pause = pause;
    }

    boolean isClosed() {
        return state instanceof Closed;
    }

    /** Whether a request may pass now; the one that passes an open breaker is the try. */
    boolean admits(Instant now) {
        return switch (state) {
            case Closed() -> true;
            case Trying() -> false;
            case Open(Instant until) -> {
                boolean due = !now.isBefore(until);
                if (due) {
                    state = new Trying();
                }
                yield due;
            }
        };
    }

    /** Returns whether this fault opened it. */
    boolean fault(Instant now, boolean tried) {
        faults.addLast(now);
        while (!faults.isEmpty() && !faults.getFirst().isAfter(now.minus(window))) {
            faults.removeFirst();
        }
        boolean opens = switch (state) {
            case Closed() -> faults.size() >= bound;
            case Trying() -> tried;
            case Open(Instant ignored) -> false;
        };
        if (opens) {
            state = new Open(now.plus(pause));
        }
        return opens;
    }

    /** A whole answer came. One that was sent before the breaker opened proves nothing about now. */
    void done(boolean tried) {
        if (tried) {
            state = new Closed();
            faults.clear();
        }
    }

    /** The try ended without a word on the engine: cancelled, or out of its own time. */
    void undecided(Instant now, boolean tried) {
        if (tried && state instanceof Trying) {
            state = new Open(now);
        }
    }
}
