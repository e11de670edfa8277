package shop.xiaoer.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.node.Lease;

/**
 * Carries what was committed to those who watch: the shopper's lanes of this node, and whoever listens to all (the
 * agents' desk). A hint that got lost costs a second: {@link #compare} looks at the rows of all open streams. Safe from
 * any thread.
 */
public final class EventFeed {
    private static final int READ_AT_ONCE = 200;

    private final Ledger ledger;
    private final Starter starter;
    private final Lease lease;
    private final Map<ConversationId, Set<SocketLane>> lanes = new ConcurrentHashMap<>();
    /** Agents' streams: they show the same log and never keep a claim waiting. */
    private final Map<ConversationId, Set<SocketLane>> followers = new ConcurrentHashMap<>();

    private final List<Consumer<Committed>> listeners = new ArrayList<>();

    /** @param lease while it is in doubt, shoppers' lanes hold the bot's words back */
    public EventFeed(Ledger ledger, Starter starter, Lease lease) {
        this.ledger = ledger;
        this.starter = starter;
        this.lease = lease;
    }

    /** A shopper's stream of that conversation, still to be opened. */
    public SocketLane lane(ConversationId id, Executor loop, LaneSink sink) {
        return new SocketLane(loop, sink, after -> read(id, after), lease::isSure);
    }

    /** An agent's stream: it shows what stands in the log, whoever said it. */
    public SocketLane follower(ConversationId id, Executor loop, LaneSink sink) {
        return new SocketLane(loop, sink, after -> read(id, after), () -> true);
    }

    /** To be called before anything is published. */
    public void listen(Consumer<Committed> listener) {
        listeners.add(listener);
    }

    public void open(ConversationId id, SocketLane lane) {
        add(lanes, id, lane);
    }

    public void close(ConversationId id, SocketLane lane) {
        remove(lanes, id, lane);
    }

    public void follow(ConversationId id, SocketLane lane) {
        add(followers, id, lane);
    }

    public void unfollow(ConversationId id, SocketLane lane) {
        remove(followers, id, lane);
    }

    private static void add(Map<ConversationId, Set<SocketLane>> to, ConversationId id, SocketLane lane) {
        to.compute(id, (ignored, open) -> {
            Set<SocketLane> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(lane);
            return all;
        });
    }

    private static void remove(Map<ConversationId, Set<SocketLane>> from, ConversationId id, SocketLane lane) {
        lane.ended();
        from.computeIfPresent(id, (ignored, open) -> {
            open.remove(lane);
            return open.isEmpty() ? null : open;
        });
    }

    public void publish(Committed committed) {
        if (!committed.events().isEmpty()) {
            all(committed.after().id()).forEach(lane -> lane.events(committed.events()));
        }
        listeners.forEach(listener -> listener.accept(committed));
    }

    private List<SocketLane> all(ConversationId id) {
        List<SocketLane> all = new ArrayList<>(lanes.getOrDefault(id, Set.of()));
        all.addAll(followers.getOrDefault(id, Set.of()));
        return all;
    }

    /** The log may hold more than the lanes have. */
    public void hint(Conversation now) {
        hint(now.id(), now.lastSeq());
    }

    /**
     * The same as another node tells it.
     *
     * @param lastSeq of the log there
     */
    public void hint(ConversationId id, long lastSeq) {
        all(id).forEach(lane -> lane.hint(lastSeq));
    }

    public void draft(ConversationId id, long epoch, long turn, String text) {
        lanes.getOrDefault(id, Set.of()).forEach(lane -> lane.draft(epoch, turn, text));
    }

    /** Shown to the other side: the shopper's typing to agents, an agent's to the shopper. */
    public void typing(ConversationId id, Author author, boolean on) {
        Map<ConversationId, Set<SocketLane>> others = author.kind() == Author.Kind.shopper ? followers : lanes;
        others.getOrDefault(id, Set.of()).forEach(lane -> lane.typing(author, on));
    }

    /** How far one side has read, to all who look at the conversation. */
    public void seen(ConversationId id, Author.Kind by, long seq) {
        all(id).forEach(lane -> lane.seen(by, seq));
    }

    public void queue(ConversationId id, int position, long waitSeconds, int agentsOnline) {
        lanes.getOrDefault(id, Set.of()).forEach(lane -> lane.queue(position, waitSeconds, agentsOnline));
    }

    /** Silences the bot on every lane of the conversation; a lane that does not flush in time is cut. Blocks. */
    public void fence(ConversationId id, long epoch, long seq, Duration within) {
        Set<SocketLane> open = lanes.getOrDefault(id, Set.of());
        List<CompletableFuture<Void>> fences = open.stream()
                .map(lane -> lane.fence(epoch, seq)
                        .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(slow -> {
                            lane.cut();
                            return null;
                        }))
                .toList();
        CompletableFuture.allOf(fences.toArray(CompletableFuture[]::new)).join();
    }

    /** Reads what lies after a seq, for a lane. */
    public CompletableFuture<List<ConversationEvent>> read(ConversationId id, long after) {
        CompletableFuture<List<ConversationEvent>> result = new CompletableFuture<>();
        boolean started = starter.start("gap", () -> {
            try {
                result.complete(ledger.events(id, after, READ_AT_ONCE));
            } catch (StoreUnavailable e) {
                result.completeExceptionally(e);
            }
        });
        if (!started) {
            result.complete(List.of());
        }
        return result;
    }

    /** Compares the rows of all open streams with what was written to them. Blocks; once a second. */
    public void compare() {
        Set<ConversationId> watched = new HashSet<>(lanes.keySet());
        watched.addAll(followers.keySet());
        List<ConversationId> open = List.copyOf(watched);
        for (int i = 0; i < open.size(); i += 1000) {
            ledger.marks(open.subList(i, Math.min(i + 1000, open.size())))
                    .forEach(mark -> hint(mark.id(), mark.lastSeq()));
        }
    }

    public int openStreams() {
        return lanes.values().stream().mapToInt(Set::size).sum();
    }
}
