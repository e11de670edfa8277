package shop.xiaoer.desk.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.desk.LaneSink;

/** Remembers what was written, in order. A test may make it full, and hold back that frames have left. Thread-safe. */
public final class RememberingSink implements LaneSink {
    private final List<Written> written = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> leaving = new ArrayDeque<>();
    private @Nullable Runnable whenWritable;
    private boolean full;
    private boolean holding;
    private boolean cut;

    public synchronized List<Written> written() {
        return List.copyOf(written);
    }

    public synchronized void mark(String name) {
        written.add(new Written.Mark(name));
    }

    public synchronized void fill() {
        full = true;
    }

    /** The reader has caught up. */
    public void drain() {
        Runnable action;
        synchronized (this) {
            full = false;
            action = whenWritable;
            whenWritable = null;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Frames are taken and do not leave before {@link #flush}. */
    public synchronized void hold() {
        holding = true;
    }

    public void flush() {
        List<CompletableFuture<Void>> left;
        synchronized (this) {
            holding = false;
            left = List.copyOf(leaving);
            leaving.clear();
        }
        left.forEach(one -> one.complete(null));
    }

    public synchronized boolean isCut() {
        return cut;
    }

    @Override
    public synchronized CompletionStage<Void> event(ConversationEvent event) {
        written.add(new Written.Event(event));
        CompletableFuture<Void> left = new CompletableFuture<>();
        if (holding) {
            leaving.add(left);
        } else {
            left.complete(null);
        }
        return left;
    }

    @Override
    public synchronized void draft(long turn, String text) {
        written.add(new Written.Draft(turn, text));
    }

    @Override
    public synchronized void draftGone(long turn) {
        written.add(new Written.DraftGone(turn));
    }

    @Override
    public synchronized void queue(int position, long waitSeconds, int agentsOnline) {
        written.add(new Written.Queue(position));
    }

    @Override
    public synchronized void seen(Author.Kind by, long seq) {
        written.add(new Written.Seen(seq));
    }

    @Override
    public synchronized void typing(String authorKind, String name, boolean on) {
        written.add(new Written.Typing(name));
    }

    @Override
    public synchronized boolean full() {
        return full;
    }

    @Override
    public synchronized void whenWritable(Runnable action) {
        whenWritable = action;
    }

    @Override
    public synchronized void cut() {
        cut = true;
    }
}
