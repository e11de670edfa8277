package shop.xiaoer.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;

/**
 * One shopper's stream: the last gate before the network. It writes events in order and once, reads gaps from the log,
 * shows at most one draft (the newest, never a queue of them), and falls silent for the bot the moment that a fence is
 * put up, before the agent is told that the conversation is his.
 *
 * <p>All state is touched on {@code loop} only, one task at a time; the public methods may be called from anywhere.
 */
public final class SocketLane {
    /** Reads events after a seq, off the loop, and gives them back; empty where it could not. */
    @FunctionalInterface
    public interface Gap {
        CompletionStage<List<ConversationEvent>> read(long after);
    }

    private final Executor loop;
    private final LaneSink sink;
    private final Gap gap;
    private final BooleanSupplier maySpeak;
    private final List<Waiter> waiters = new ArrayList<>();

    /** 0 until the welcome was written. */
    private long nextSeq;

    private long fence;
    /** The newest epoch whose beginning was written: a draft of a later one must not run ahead of it. */
    private long seen;
    /** Drafts of older turns are past. */
    private long newestTurn;

    private @Nullable Draft open;
    private @Nullable Draft held;
    private boolean reading;
    private boolean behind;
    private boolean closed;
    /** A word of the bot was not written, for the node was in doubt. */
    private boolean heldBack;

    private CompletionStage<Void> lastWrite = CompletableFuture.completedFuture(null);

    private record Draft(long epoch, long turn, String text) {}

    private record Waiter(long seq, CompletableFuture<Void> done) {}

    /**
     * @param maySpeak whether the bot's words may leave now; while not, they and all after them wait in the log, and each
     *     hint tries again
     */
    public SocketLane(Executor loop, LaneSink sink, Gap gap, BooleanSupplier maySpeak) {
        this.loop = loop;
        this.sink = sink;
        this.gap = gap;
        this.maySpeak = maySpeak;
    }

    /** Begins to write, after the welcome was: everything above {@code lastSeq}, and drafts of {@code epoch} on. */
    public void begin(long lastSeq, long epoch) {
        loop.execute(() -> {
            nextSeq = lastSeq + 1;
            fence = Math.max(fence, epoch);
            seen = epoch;
            catchUp();
        });
    }

    public void events(List<ConversationEvent> events) {
        loop.execute(() -> take(events));
    }

    /** The conversation's last seq as somebody saw it: more than was written means a gap to read. */
    public void hint(long lastSeq) {
        loop.execute(() -> {
            if (lastSeq >= nextSeq) {
                catchUp();
            }
        });
    }

    public void draft(long epoch, long turn, String text) {
        loop.execute(() -> show(new Draft(epoch, turn, text)));
    }

    public void queue(int position, long waitSeconds, int agentsOnline) {
        loop.execute(() -> {
            if (!closed && nextSeq > 0 && !sink.full()) {
                sink.queue(position, waitSeconds, agentsOnline);
            }
        });
    }

    public void seen(Author.Kind by, long seq) {
        loop.execute(() -> {
            if (!closed && nextSeq > 0 && !sink.full()) {
                sink.seen(by, seq);
            }
        });
    }

    public void typing(Author author, boolean on) {
        loop.execute(() -> {
            if (!closed && nextSeq > 0 && !sink.full()) {
                sink.typing(author.kind().name(), author.name(), on);
            }
        });
    }

    /**
     * Silences the bot under older epochs at once. Completes when everything through {@code seq} has left for the
     * network, or the stream has ended: in both cases no older word can follow.
     */
    public CompletableFuture<Void> fence(long epoch, long seq) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            fence = Math.max(fence, epoch);
            held = null;
            if (closed) {
                done.complete(null);
                return;
            }
            // A stream that is not welcomed yet may hold an older snapshot: it counts when its welcome is out.
            waiters.add(new Waiter(seq, done));
            settle();
            catchUp();
        });
        return done;
    }

    public void ended() {
        loop.execute(this::end);
    }

    /** Cuts a stream that could not be flushed in time. */
    public void cut() {
        loop.execute(() -> {
            if (!closed) {
                sink.cut();
            }
        });
        ended();
    }

    // ---- on the loop ---------------------------------------------------------------------------------------------

    private void end() {
        closed = true;
        held = null;
        waiters.forEach(waiter -> waiter.done().complete(null));
        waiters.clear();
    }

    private void take(List<ConversationEvent> events) {
        long before = nextSeq;
        boolean isInDoubt = false;
        for (ConversationEvent event : events) {
            if (closed || nextSeq == 0 || event.seq() < nextSeq) {
                continue;
            }
            if (event.seq() > nextSeq || sink.full()) {
                catchUp();
                return;
            }
            if (event.author().kind() == Author.Kind.ai && !maySpeak.getAsBoolean()) {
                heldBack = true;
                isInDoubt = true;
                break;
            }
            if (heldBack && event.author().kind() == Author.Kind.ai && isPast(event, events)) {
                // A person has been told meanwhile that the bot is silent: the client reads the past anew instead.
                sink.cut();
                end();
                return;
            }
            write(event);
        }
        heldBack &= isInDoubt || nextSeq == before;
        settle();
        if (nextSeq > before) {
            release();
        }
    }

    /** Whether the conversation has changed hands after it, as far as these events tell. */
    private static boolean isPast(ConversationEvent event, List<ConversationEvent> events) {
        return events.stream().anyMatch(later -> later.epoch() > event.epoch());
    }

    /** Shows what was held back until the log had come so far. */
    private void release() {
        Draft draft = held;
        held = null;
        if (draft != null) {
            show(draft);
        }
    }

    private void write(ConversationEvent event) {
        endDraft(event);
        lastWrite = sink.event(event);
        nextSeq = event.seq() + 1;
        fence = Math.max(fence, event.epoch());
        seen = Math.max(seen, event.epoch());
    }

    /** An answer of the same turn replaces its draft; any other end of the turn takes the draft back first. */
    private void endDraft(ConversationEvent event) {
        Long turn = event.turn();
        if (turn != null) {
            newestTurn = Math.max(newestTurn, turn + 1);
        }
        Draft shown = open;
        if (shown == null) {
            return;
        }
        boolean sameTurn = turn != null && turn == shown.turn();
        if (sameTurn && event.body() instanceof EventBody.Answered) {
            open = null;
        } else if (sameTurn || event.epoch() > shown.epoch()) {
            sink.draftGone(shown.turn());
            open = null;
        }
    }

    private void show(Draft draft) {
        if (closed || nextSeq == 0 || draft.epoch() < fence || draft.turn() < newestTurn || !maySpeak.getAsBoolean()) {
            return;
        }
        if (sink.full()) {
            held = draft;
            whenWritable();
            return;
        }
        if (draft.epoch() > seen) {
            held = draft;
            catchUp();
            return;
        }
        Draft shown = open;
        if (shown != null && shown.turn() != draft.turn()) {
            sink.draftGone(shown.turn());
        }
        newestTurn = draft.turn();
        open = draft;
        sink.draft(draft.turn(), draft.text());
    }

    private void catchUp() {
        if (closed || reading || nextSeq == 0) {
            return;
        }
        if (sink.full()) {
            whenWritable();
            return;
        }
        reading = true;
        gap.read(nextSeq - 1)
                .whenComplete((events, fault) -> loop.execute(() -> {
                    reading = false;
                    if (fault == null) {
                        take(events);
                    }
                }));
    }

    private void whenWritable() {
        if (behind) {
            return;
        }
        behind = true;
        sink.whenWritable(() -> loop.execute(() -> {
            behind = false;
            catchUp();
            release();
        }));
    }

    private void settle() {
        for (Waiter waiter : List.copyOf(waiters)) {
            if (waiter.seq() < nextSeq) {
                waiters.remove(waiter);
                lastWrite.whenComplete((ignored, fault) -> waiter.done().complete(null));
            }
        }
    }
}
