package shop.xiaoer.bench.lanes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;

/** Chat at random moments for a while, beside a batch of scripts that always has more to write, or beside nothing. */
final class ChatLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LanguageModel model;
    private final double perSecond;
    private final Duration window;
    private final ModelRequest.Lane batchLane;

    /** @param batchLane where the batch stands; chat's own shows what comes of it without lanes */
    ChatLoad(LanguageModel model, double perSecond, Duration window, ModelRequest.Lane batchLane) {
        this.model = model;
        this.perSecond = perSecond;
        this.window = window;
        this.batchLane = batchLane;
    }

    /**
     * What came of it.
     *
     * @param nanos of each chat from its moment to its first token
     * @param failed chats that had no token
     * @param scripts segments of the batch that were written to the end
     */
    record Outcome(List<Long> nanos, int failed, int scripts) {
        Outcome {
            nanos = List.copyOf(nanos);
        }
    }

    /** @param batch segments of scripts that are asked for at a time, 0 for none */
    Outcome run(long seed, int batch) throws InterruptedException {
        Scripts scripts = new Scripts();
        for (int i = 0; i < batch; i++) {
            scripts.next();
        }
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger failed = new AtomicInteger();
        List<CountDownLatch> ends = new ArrayList<>();
        Random random = new Random(seed);
        long end = System.nanoTime() + window.toNanos();
        long due = System.nanoTime();
        while (due < end) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            ends.add(chat(due, nanos, failed));
            due += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
        }
        for (CountDownLatch one : ends) {
            if (!one.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                failed.incrementAndGet();
            }
        }
        scripts.stop();
        return new Outcome(nanos, failed.get(), scripts.written.get());
    }

    private CountDownLatch chat(long due, List<Long> nanos, AtomicInteger failed) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean heard = new AtomicBoolean();
        model.start(request(ModelRequest.Lane.chat), new ModelListener() {
            @Override
            public void text(String delta) {
                if (heard.compareAndSet(false, true)) {
                    nanos.add(System.nanoTime() - due);
                }
            }

            @Override
            public void end(ModelReply reply) {
                if (!heard.get()) {
                    failed.incrementAndGet();
                }
                ended.countDown();
            }
        });
        return ended;
    }

    private static ModelRequest request(ModelRequest.Lane lane) {
        return new ModelRequest(
                lane,
                List.of(new ModelRequest.Message(ModelRequest.Role.user, "Tell me about it.")),
                200,
                0,
                1,
                Instant.now().plus(PATIENCE),
                List.of());
    }

    /** A batch: each segment that ends, or gives way, is followed by another. */
    private final class Scripts {
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();
        private final List<Generation> begun = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean stopped;

        void next() {
            open.incrementAndGet();
            begun.add(model.start(request(batchLane), new ModelListener() {
                @Override
                public void text(String delta) {}

                @Override
                public void end(ModelReply reply) {
                    open.decrementAndGet();
                    if (reply instanceof ModelReply.Answered) {
                        written.incrementAndGet();
                    }
                    if (!stopped) {
                        // Not on the gate's own stack, which a refused request would make ever deeper.
                        Thread.ofVirtual().start(Scripts.this::next);
                    }
                }
            }));
        }

        void stop() throws InterruptedException {
            stopped = true;
            synchronized (begun) {
                begun.forEach(Generation::cancel);
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (open.get() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(10);
                synchronized (begun) {
                    begun.forEach(Generation::cancel);
                }
            }
        }
    }
}
