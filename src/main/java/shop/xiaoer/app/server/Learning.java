package shop.xiaoer.app.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.Knowing;
import shop.xiaoer.intent.head.TrainingShelf;

/**
 * Learns what messages mean, beside the shoppers: one knowledge at a time and in their order, so that an older one never
 * comes last. Of several that wait only the newest is learnt.
 */
final class Learning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);
    private static final Duration ENDING = Duration.ofSeconds(2);

    private final TrainingShelf shelf;
    private final ThreadPoolExecutor thread;

    Learning(TrainingShelf shelf) {
        this.shelf = shelf;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                Thread.ofPlatform().daemon().name("learn").factory(),
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    /** Returns at once; {@code fresh} matches by what it has until it is learnt. */
    void begin(Knowing fresh) {
        thread.execute(() -> learn(fresh));
    }

    private void learn(Knowing fresh) {
        try {
            fresh.attributes().train(shelf);
            fresh.intents().train(fresh.snapshot(), shelf);
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                LOG.debug("learning was interrupted by the end", e);
                return;
            }
            LOG.error(
                    "generation {} was not learnt; what was learnt before serves on",
                    fresh.snapshot().generation(),
                    e);
        }
    }

    /** What is being learnt is left; its thread holds nothing that outlives the process. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("learning is still under way and is left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
