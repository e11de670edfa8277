package shop.xiaoer.llm;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what is posted in the order of posting, one at a time, on whichever thread drains: so a listener hears texts
 * from an event loop and its end from a timer's thread, and never two at once. Posting happens under the gate's lock,
 * draining outside of it.
 */
final class Mailbox {
    private final Queue<Runnable> posts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger drains = new AtomicInteger();

    void post(Runnable post) {
        posts.add(post);
    }

    void drain() {
        if (drains.getAndIncrement() != 0) {
            return; // The thread that is draining sees the new count and goes round again.
        }
        int seen = 1;
        do {
            for (Runnable post = posts.poll(); post != null; post = posts.poll()) {
                post.run();
            }
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }
}
