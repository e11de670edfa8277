package shop.xiaoer.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps from asking a system that is down. Closed until so many faults came within the window; then open for the pause;
 * past it one call tries: a good one closes, a fault opens anew. A system that says when it wants to be asked again is
 * left alone until then. Safe from any thread.
 */
public final class Circuit {
    private static final int FAULTS = 5;
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Deque<Instant> faults = new ArrayDeque<>();
    private Instant closedUntil = Instant.MIN;
    private boolean open;
    private boolean trying;
    private String last = "";

    public Circuit(Clock clock) {
        this.clock = clock;
    }

    /** @param fault what was wrong last, empty where nothing is */
    public record State(boolean open, String fault) {}

    public synchronized State state() {
        return new State(open, last);
    }

    /** Whether a call may pass. The one that passes an open circuit is the try: it must end in good or fault. */
    public synchronized boolean admits() {
        if (clock.instant().isBefore(closedUntil) || open && trying) {
            return false;
        }
        trying = open;
        return true;
    }

    public synchronized void good() {
        open = false;
        trying = false;
        last = "";
        faults.clear();
    }

    public synchronized void fault(String why) {
        Instant now = clock.instant();
        last = why;
        faults.addLast(now);
        while (faults.getFirst().isBefore(now.minus(WINDOW))) {
            faults.removeFirst();
        }
        if (open || faults.size() >= FAULTS) {
            open = true;
            trying = false;
            closedUntil = now.plus(PAUSE);
        }
    }

    /** The other side works and wants to be left alone so long. */
    public synchronized void hold(Duration pause) {
        trying = false;
        Instant until = clock.instant().plus(pause);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }
}
