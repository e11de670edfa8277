package shop.xiaoer.desk;

import java.time.Duration;
import java.util.function.Supplier;
import shop.xiaoer.conversation.Conversation;

/** The bot's silence, before which nobody is told that a chat is theirs. Safe from any thread; blocks. */
public final class Silence {
    /** How long a shopper's stream may take to flush before it is cut, so that a claim is not kept waiting. */
    public static final Duration FLUSH = Duration.ofMillis(250);

    private final TurnRunner turns;
    private final EventFeed feed;
    private final Neighbours neighbours;

    /** Silences by all three: the turns that run here, the lanes of this node, and the other nodes. */
    public Silence(TurnRunner turns, EventFeed feed, Neighbours neighbours) {
        this.turns = turns;
        this.feed = feed;
        this.neighbours = neighbours;
    }

    /** The bot falls silent here and at every other node. @return false where one did not say so in time */
    public boolean falls(Conversation row) {
        turns.silence(row.id(), row.epoch());
        feed.fence(row.id(), row.epoch(), row.lastSeq(), FLUSH);
        return neighbours.silence(row.id(), row.epoch(), row.lastSeq());
    }

    /**
     * What an agent is told of a claim that stands; where a node did not say in time that it is silent, nobody may be told
     * so yet: the same claim again asks anew.
     */
    public Ending then(Conversation row, Supplier<Ending> told) {
        return falls(row)
                ? told.get()
                : new Ending.Problem("storeUnavailable", "a node of the shop does not answer; try the same again");
    }
}
