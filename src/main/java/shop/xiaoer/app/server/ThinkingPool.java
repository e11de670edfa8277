package shop.xiaoer.app.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.xiaoer.answer.Thinking;

/** As many threads as cores for Lucene and the encoder: virtual threads have no time slices to share with them. */
final class ThinkingPool implements Thinking, AutoCloseable {
    private static final long SECONDS = 20;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), work -> {
                Thread thread = new Thread(work, "thinking");
                thread.setDaemon(true);
                return thread;
            });

    @Override
    public <T> T think(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new Closed(e);
        }
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("thinking failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("thinking took longer than " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Closed(e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
