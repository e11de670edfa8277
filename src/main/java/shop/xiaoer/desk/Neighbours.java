package shop.xiaoer.desk;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.node.Bus;
import shop.xiaoer.node.Nodes;
import shop.xiaoer.node.Note;

/**
 * What this node asks of the others and waits for: that the bot is silent there, that a wish for a room was met. The bus
 * may lose a note, so an ask is told again until it is answered, the asked node has died, or the time is over. Safe from
 * any thread; asks block.
 */
public final class Neighbours {
    /** Longer than a lease: a node that does not answer has died by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMillis(300);

    private final Bus bus;
    private final Nodes nodes;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Asked> asked = new ConcurrentHashMap<>();

    public Neighbours(Bus bus, Nodes nodes) {
        this.bus = bus;
        this.nodes = nodes;
    }

    /** A desk without others. */
    public static Neighbours none() {
        return new Neighbours(Bus.silent(), Set::of);
    }

    /** Who has not answered yet, or what the one answered. */
    private static final class Asked {
        private final Set<UUID> missing;
        private Note.RoomWished wished = new Note.RoomWished(0, new UUID(0, 0), "staleVersion", "no node answered");
        private boolean met;

        Asked(Set<UUID> missing) {
            this.missing = new HashSet<>(missing);
        }

        synchronized void fenced(UUID by) {
            missing.remove(by);
            notifyAll();
        }

        synchronized void wished(Note.RoomWished answer) {
            wished = answer;
            met = true;
            notifyAll();
        }

        synchronized void await(Duration most, boolean forAll) throws InterruptedException {
            long until = System.nanoTime() + most.toNanos();
            long left = most.toMillis();
            while (!done(forAll) && left > 0) {
                wait(left);
                left = (until - System.nanoTime()) / 1_000_000;
            }
        }

        synchronized boolean done(boolean forAll) {
            return forAll ? missing.isEmpty() : met;
        }

        synchronized void living(Set<UUID> living) {
            missing.retainAll(living);
        }
    }

    public void told(Committed committed, boolean changedHands) {
        bus.tell(new Note.Moved(
                committed.after().id(),
                committed.after().lastSeq(),
                committed.after().epoch(),
                committed.after().turn(),
                changedHands));
    }

    public void tell(Note note) {
        bus.tell(note);
    }

    /** An answer that another node waits for. */
    public void answer(Note note) {
        bus.insist(note);
    }

    /**
     * Silences the bot at every node that lived after the commit.
     *
     * @return false where one that lives did not say so in time
     */
    boolean silence(ConversationId id, long epoch, long seq) {
        Set<UUID> others = nodes.others();
        return others.isEmpty() || ask(new Asked(others), true, number -> new Note.Fence(number, id, epoch, seq));
    }

    /** A wish for a room that another node directs. @return what became of it; empty where nobody answered in time */
    public Optional<Note.RoomWished> wish(LongFunction<Note.RoomAsk> wish) {
        Asked one = new Asked(Set.of());
        return ask(one, false, wish::apply) ? Optional.of(one.wished) : Optional.empty();
    }

    private boolean ask(Asked one, boolean forAll, LongFunction<Note> note) {
        long number = numbers.incrementAndGet();
        asked.put(number, one);
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            bus.tell(note.apply(number));
            one.await(AGAIN, forAll);
            while (!one.done(forAll) && System.nanoTime() < until) {
                if (forAll) {
                    one.living(nodes.others());
                }
                bus.insist(note.apply(number));
                one.await(AGAIN, forAll);
            }
            return one.done(forAll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            asked.remove(number);
        }
    }

    /** That node is silent now. */
    public void fenced(UUID by, long number) {
        Asked one = asked.get(number);
        if (one != null) {
            one.fenced(by);
        }
    }

    public void wished(Note.RoomWished answer) {
        Asked one = asked.get(answer.ask());
        if (one != null) {
            one.wished(answer);
        }
    }
}
