package shop.xiaoer.app.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.Thinking;
import shop.xiaoer.desk.SingleAnswers;
import shop.xiaoer.desk.Stage;

/**
 * Asks a server that has just started the shop's own questions: a JVM answers its first hundred questions several times
 * slower than those after. The first are asked before the port is open, the rest while no shopper asks. Nothing is
 * written and no model is asked; bounded in count and time; one thread, ended by {@link #close}.
 */
final class Warming implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
    private static final int QUESTIONS = 400;
    /** A start may take so much longer, as long as the process is not older than that already. */
    private static final Duration BEFORE = Duration.ofMillis(2_500);

    private static final Duration YOUNG = Duration.ofSeconds(10);
    /** Waiting for shoppers to be done is counted in. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Shoppers who write warm the server themselves, and need all of it. */
    private static final Duration CALM = Duration.ofMillis(400);

    private static final Duration LEARNING = Duration.ofMinutes(2);
    private static final Duration ENDING = Duration.ofSeconds(2);
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final KnowledgeKeeper knowledge;
    private final SingleAnswers answers;
    private final BooleanSupplier busy;
    private final Iterator<String> questions;
    private final Thread thread;
    private int asked;
    private volatile boolean closed;

    /**
     * @param answers over a pipeline without a model that thinks on the caller's thread
     * @param busy whether a shopper is being answered: then it waits
     */
    Warming(KnowledgeKeeper knowledge, SingleAnswers answers, BooleanSupplier busy) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.busy = busy;
        this.questions =
                ShopQuestions.ofEachKind(knowledge.now().snapshot(), QUESTIONS).iterator();
        this.thread = Thread.ofPlatform().daemon().name("warming").unstarted(this::rest);
    }

    /** Asks the first of them now and blocks meanwhile, while nobody can write yet. */
    void first() {
        Duration left = YOUNG.minusMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        long end = System.nanoTime() + (left.compareTo(BEFORE) < 0 ? left : BEFORE).toNanos();
        try {
            while (knows(end) && questions.hasNext() && System.nanoTime() < end) {
                ask(questions.next());
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Begins with the rest beside the shoppers; returns at once. */
    void begin() {
        thread.start();
    }

    /** Thinking on the caller's own thread, so that the pool is free for shoppers. */
    static Thinking alone() {
        return new Thinking() {
            @Override
            public <T> T think(Callable<T> work) {
                try {
                    return work.call();
                } catch (Exception e) {
                    throw new IllegalStateException("thinking failed", e);
                }
            }
        };
    }

    private void rest() {
        try {
            if (!knows(System.nanoTime() + LEARNING.toNanos())) {
                return;
            }
            long end = System.nanoTime() + LONGEST.toNanos();
            while (questions.hasNext() && calm(end)) {
                ask(questions.next());
            }
            LOG.info("warm after {} questions", asked);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private static void failed(RuntimeException e) {
        // A server that is cold answers as well, only later.
        LOG.warn("warming ended: {}", e.getMessage());
    }

    private void ask(String question) {
        answers.answer(
                List.of(new SingleAnswers.Line(SingleAnswers.Speaker.shopper, question)), new Stage(draft -> {}));
        asked++;
    }

    /** Waits until the meaning part is learnt. */
    private boolean knows(long end) {
        while (!closed && System.nanoTime() < end) {
            if (knowledge.now().intents().isTrained()) {
                return true;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    /** Waits until no shopper was answered for a while; whether there is time left for a question. */
    private boolean calm(long end) {
        long calmFrom = System.nanoTime();
        while (!closed && System.nanoTime() < end) {
            if (busy.getAsBoolean()) {
                calmFrom = System.nanoTime() + CALM.toNanos();
            } else if (System.nanoTime() >= calmFrom) {
                return true;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (thread.isAlive() && !thread.join(ENDING)) {
                LOG.warn("a warming question is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
