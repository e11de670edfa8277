package shop.xiaoer.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.LaneSink;
import shop.xiaoer.desk.SocketLane;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ToShopper;

/**
 * One message and what comes of it, as a socket would show it: the acknowledgement, then everything from the message on,
 * until it is answered or a person has it. The message is as durable as without the stream; who loses the stream reads
 * the rest from the log.
 */
final class MessageStream implements LaneSink {
    private final EventStream out;
    private final Ledger ledger;
    private final EventFeed feed;
    private final Starter starter;
    private final Conversation row;
    private final SocketLane lane;
    // Touched on the stream's loop only.
    private long seq;
    private long written;
    private long endAt = Long.MAX_VALUE;
    private Reason reason = Reason.answered;
    private boolean ended;

    /** Why a stream ended. */
    private enum Reason {
        answered,
        person,
        closed,
        deadline
    }

    MessageStream(EventStream out, Ledger ledger, EventFeed feed, Starter starter, Conversation row) {
        this.out = out;
        this.ledger = ledger;
        this.feed = feed;
        this.starter = starter;
        this.row = row;
        this.lane = feed.lane(row.id(), out::onLoop, this);
    }

    /**
     * Says it and begins the stream. Blocks until it is durable.
     *
     * @return the problem where it was refused: then there is no stream
     */
    Optional<Ending.Problem> run(String clientId, Supplier<Ending> say, Duration within) {
        // The lane is open before the message is written: what is committed from here on is in it or in the log.
        feed.open(row.id(), lane);
        boolean streams = false;
        try {
            Ending ending = say.get();
            if (ending instanceof Ending.Problem problem) {
                return Optional.of(problem);
            }
            Long at = ((Ending.Done) ending).seq();
            begin(clientId, at == null ? row.lastSeq() : at, within);
            streams = true;
            return Optional.empty();
        } finally {
            if (!streams) {
                feed.close(row.id(), lane);
            }
        }
    }

    private void begin(String clientId, long said, Duration within) {
        out.open(within, () -> finish(Reason.deadline), () -> feed.close(row.id(), lane));
        out.onLoop(() -> {
            seq = said;
            out.send("ack", Outgoing.ack(clientId, said));
        });
        lane.begin(said - 1, row.epoch());
    }

    // ---- on the loop ---------------------------------------------------------------------------------------------

    @Override
    public CompletionStage<Void> event(ConversationEvent event) {
        if (ended) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<Void> left = out.send("event", ToShopper.eventFrame(event));
        written = event.seq();
        if (written >= endAt) {
            finish(reason);
        } else if (event.seq() == seq || event.author().kind() != Author.Kind.shopper) {
            starter.start("stream end", this::look);
        }
        return left;
    }

    /** Whether the message has its answer now. Blocks. */
    private void look() {
        try {
            ledger.find(row.id()).ifPresent(now -> out.onLoop(() -> looked(now)));
        } catch (StoreUnavailable e) {
            // The next event looks again; the deadline ends it in any case.
            out.onLoop(() -> endAt = Long.MAX_VALUE);
        }
    }

    private void looked(Conversation now) {
        boolean over = now.closedAt() != null || now.owner() != Owner.bot || now.answeredThrough() >= seq;
        if (!over || endAt != Long.MAX_VALUE) {
            return;
        }
        reason = now.closedAt() != null ? Reason.closed : now.owner() == Owner.bot ? Reason.answered : Reason.person;
        endAt = now.lastSeq();
        if (written >= endAt) {
            finish(reason);
        } else {
            lane.hint(endAt);
        }
    }

    private void finish(Reason why) {
        if (ended) {
            return;
        }
        ended = true;
        out.send("done", ToShopper.streamDone(written, why.name()));
        out.end();
    }

    /** Nothing comes after the end: the stream closes a moment later than it is told. */
    private void send(String name, String data) {
        if (!ended) {
            out.send(name, data);
        }
    }

    @Override
    public void draft(long turn, String text) {
        send("draft", ToShopper.draft(turn, text));
    }

    @Override
    public void draftGone(long turn) {
        send("draftGone", ToShopper.draftGone(turn));
    }

    @Override
    public void queue(int position, long waitSeconds, int agentsOnline) {
        send("queue", ToShopper.queue(position, waitSeconds, agentsOnline));
    }

    @Override
    public void seen(Author.Kind by, long seq) {
        // Marks are for those who stay; this stream ends with its answer.
    }

    @Override
    public void typing(String authorKind, String name, boolean on) {
        send("typing", ToShopper.typing(authorKind, name, on));
    }

    @Override
    public boolean full() {
        return out.full();
    }

    @Override
    public void whenWritable(Runnable action) {
        out.whenWritable(action);
    }

    @Override
    public void cut() {
        out.cut();
    }
}
