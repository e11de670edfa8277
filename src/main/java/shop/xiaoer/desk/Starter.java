package shop.xiaoer.desk;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that starts virtual threads, at most {@code bound} at once. */
public final class Starter {
    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    private final int bound;
    private final Semaphore places;

    public Starter(int bound) {
        this.bound = bound;
        this.places = new Semaphore(bound);
    }

    /** @return false where every place is taken: the work was not started */
    public boolean start(String name, Runnable work) {
        if (!places.tryAcquire()) {
            return false;
        }
        Thread.ofVirtual().name(name).start(() -> run(name, work));
        return true;
    }

    private void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} ended with a fault", name, e);
        } finally {
            places.release();
        }
    }

    public int running() {
        return bound - places.availablePermits();
    }

    /** Waits until nothing runs. @return whether that came within the time */
    public boolean drain(Duration within) throws InterruptedException {
        boolean idle = places.tryAcquire(bound, within.toMillis(), TimeUnit.MILLISECONDS);
        if (idle) {
            places.release(bound);
        }
        return idle;
    }
}
