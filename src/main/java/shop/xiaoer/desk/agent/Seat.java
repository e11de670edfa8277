package shop.xiaoer.desk.agent;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.LaneSink;
import shop.xiaoer.desk.SocketLane;

/**
 * One window of one agent: the changes it was told, counted, and the conversations whose log it follows. Safe from any
 * thread.
 */
public final class Seat {
    private final String agent;
    private final boolean isSupervisor;
    private final UUID session;
    private final AgentSink sink;
    private final Executor loop;
    private final AtomicLong change = new AtomicLong();
    private final EventFeed feed;
    private final Map<ConversationId, SocketLane> follows = new ConcurrentHashMap<>();
    private boolean left;

    Seat(String agent, boolean isSupervisor, UUID session, AgentSink sink, Executor loop, EventFeed feed) {
        this.agent = agent;
        this.isSupervisor = isSupervisor;
        this.session = session;
        this.sink = sink;
        this.loop = loop;
        this.feed = feed;
    }

    public String agent() {
        return agent;
    }

    /** Sees whom the others serve. */
    boolean isSupervisor() {
        return isSupervisor;
    }

    /** By which sign-in the window was opened. */
    UUID session() {
        return session;
    }

    /** Sends everything above {@code lastSeq} of that conversation from now on. */
    synchronized void follow(ConversationId id, long lastSeq, long epoch) {
        if (left) {
            return;
        }
        SocketLane lane = feed.follower(id, loop, new FollowSink(id, sink));
        SocketLane before = follows.put(id, lane);
        if (before != null) {
            feed.unfollow(id, before);
        }
        feed.follow(id, lane);
        lane.begin(lastSeq, epoch);
    }

    synchronized void unfollow(ConversationId id) {
        SocketLane lane = follows.remove(id);
        if (lane != null) {
            feed.unfollow(id, lane);
        }
    }

    /** The window is shut: what still comes for it is not followed any more. */
    synchronized void unfollowAll() {
        left = true;
        List.copyOf(follows.keySet()).forEach(this::unfollow);
    }

    boolean follows(ConversationId id) {
        return follows.containsKey(id);
    }

    AgentSink sink() {
        return sink;
    }

    /** The number of the next change that this window is told. */
    long nextChange() {
        return change.incrementAndGet();
    }

    boolean isWelcomed() {
        return change.get() > 0;
    }

    /** Sends the board as the window's next change; one that has not been welcomed yet gets it with its welcome. */
    void changed(Supplier<Board> board) {
        if (change.get() > 0) {
            sink.changed(nextChange(), board.get());
        }
    }

    /** An agent reads the same log; drafts and places are the shopper's. */
    private record FollowSink(ConversationId id, AgentSink sink) implements LaneSink {
        @Override
        public CompletionStage<Void> event(ConversationEvent event) {
            return sink.event(event);
        }

        @Override
        public void draft(long turn, String text) {}

        @Override
        public void draftGone(long turn) {}

        @Override
        public void queue(int position, long waitSeconds, int agentsOnline) {}

        @Override
        public void seen(Author.Kind by, long seq) {
            sink.aside(new Aside.Seen(id, by, seq));
        }

        @Override
        public void typing(String authorKind, String name, boolean on) {
            sink.typing(id, new Author(Author.Kind.valueOf(authorKind), name), on);
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void whenWritable(Runnable action) {
            action.run();
        }

        @Override
        public void cut() {}
    }
}
