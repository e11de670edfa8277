package shop.xiaoer.handoff;

import java.time.Duration;
import java.util.List;

/** Port: the open tickets. Blocks. */
public interface Tickets {
    /** Waiting and assigned, in the order in which they are to be served. */
    List<Ticket> open();

    /** How long the last {@code limit} shoppers waited for a claim, newest first. */
    List<Duration> recentWaits(int limit);
}
