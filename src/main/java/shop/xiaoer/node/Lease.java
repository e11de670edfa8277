package shop.xiaoer.node;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether this node may believe that the others count it among the living. Its own clock runs from before the heartbeat was
 * sent, the database's from when it came: so this node is in doubt before anybody gives it up. Safe from any thread.
 */
public final class Lease {
    /** How long a heartbeat counts for the others. */
    public static final Duration LENGTH = Duration.ofSeconds(3);
    /** So much earlier this node is in doubt: clocks run unevenly, and a word on its way must have left. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private volatile long until;

    /** @param nanos a clock that never goes back, in nanoseconds */
    public Lease(LongSupplier nanos) {
        this.nanos = nanos;
        this.until = nanos.getAsLong();
    }

    /** One that is always sure, for a desk that is alone by its making. */
    public static Lease endless() {
        Lease endless = new Lease(() -> 0);
        endless.until = Long.MAX_VALUE;
        return endless;
    }

    /**
     * A heartbeat has arrived.
     *
     * @param sent this node's clock before it was sent, in nanoseconds
     */
    public void renewed(long sent) {
        until = sent + LENGTH.minus(MARGIN).toNanos();
    }

    /** While it is not, the bot says nothing here. */
    public boolean isSure() {
        return until - nanos.getAsLong() > 0;
    }
}
