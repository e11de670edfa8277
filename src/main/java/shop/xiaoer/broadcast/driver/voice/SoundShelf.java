package shop.xiaoer.broadcast.driver.voice;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import shop.xiaoer.text.Language;

/**
 * Sounds that were made a moment ago: who asks for the marks of one beside its sound gets those of the very same, and it is made
 * once however many ask at the same time. Holds {@value #MOST_BYTES} bytes of sound at most and forgets what was used longest
 * ago. Safe from any thread; blocks while the sound is made.
 */
final class SoundShelf {
    private static final int MOST_BYTES = 24 << 20;

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, CompletableFuture<Recital.Outcome>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** @param patience of one who waits for a sound that another asked for */
    SoundShelf(Duration patience) {
        this.patience = patience;
    }

    /**
     * What makes two sounds the same.
     *
     * @param label that the file carries
     * @param noticed whether the notice stands before the words
     */
    record Key(String label, String text, Language language, boolean noticed) {}

    /** The sound that is kept, or a new one; what is no sound is not kept. */
    Recital.Outcome sound(Key key, Supplier<Recital.Outcome> maker) {
        CompletableFuture<Recital.Outcome> own = new CompletableFuture<>();
        CompletableFuture<Recital.Outcome> first;
        lock.lock();
        try {
            first = kept.putIfAbsent(key, own);
        } finally {
            lock.unlock();
        }
        return first == null ? make(key, own, maker) : others(first);
    }

    private Recital.Outcome make(Key key, CompletableFuture<Recital.Outcome> own, Supplier<Recital.Outcome> maker) {
        boolean heard = false;
        try {
            Recital.Outcome made = maker.get();
            heard = made instanceof Recital.Outcome.Heard;
            own.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            settle(key, heard);
        }
    }

    private void settle(Key key, boolean heard) {
        lock.lock();
        try {
            if (heard) {
                forgetOldest();
            } else {
                kept.remove(key);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        long bytes = kept.values().stream().mapToLong(SoundShelf::bytes).sum();
        Iterator<CompletableFuture<Recital.Outcome>> oldest = kept.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            CompletableFuture<Recital.Outcome> one = oldest.next();
            // One that is being made is waited for.
            if (one.isDone()) {
                bytes -= bytes(one);
                oldest.remove();
            }
        }
    }

    private static long bytes(CompletableFuture<Recital.Outcome> one) {
        return one.isDone() && !one.isCompletedExceptionally() && one.join() instanceof Recital.Outcome.Heard heard
                ? heard.sound().bytes()
                : 0;
    }

    private Recital.Outcome others(CompletableFuture<Recital.Outcome> first) {
        try {
            return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Recital.Outcome.Silent(new Voice.Said.Busy());
        } catch (ExecutionException e) {
            return new Recital.Outcome.Silent(new Voice.Said.Failed("the voice broke off: " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Recital.Outcome.Silent(new Voice.Said.Busy());
        }
    }
}
