package shop.xiaoer.app;

import java.time.Duration;
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
 * Asks a server that has just started the shop's own questions while no shopper asks: a JVM answers its first
 * hundred questions several times slower than those after. Nothing is written and no model is asked; bounded in count
 * and time; one thread, ended by {@link #close}.
 */
final class Warming implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
    private static final int QUESTIONS = 400;
    /** Waiting for shoppers to be done is counted in. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration LEARNING = Duration.ofMinutes(2);
    private static final Duration ENDING = Duration.ofSeconds(2);
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final KnowledgeKeeper knowledge;
    private final SingleAnswers answers;
    private final BooleanSupplier busy;
    private final Thread thread;
    private volatile boolean closed;

    private Warming(KnowledgeKeeper knowledge, SingleAnswers answers, BooleanSupplier busy) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.busy = busy;
        this.thread = Thread.ofPlatform().daemon().name("warming").unstarted(this::run);
    }

    /**
     * @param answers over a pipeline without a model that thinks on the caller's thread
     * @param busy whether a shopper is being answered: then it waits
     */
    static Warming start(KnowledgeKeeper knowledge, SingleAnswers answers, BooleanSupplier busy) {
        Warming warming = new Warming(knowledge, answers, busy);
        warming.thread.start();
        return warming;
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

    private void run() {
        try {
            long learning = System.nanoTime() + LEARNING.toNanos();
            while (!knowledge.now().intents().isTrained() && !closed && System.nanoTime() < learning) {
                LockSupport.parkNanos(PAUSE);
            }
            long begun = System.nanoTime();
            int asked = 0;
            for (String question : ShopQuestions.ofEachKind(knowledge.now().snapshot(), QUESTIONS)) {
                while (busy.getAsBoolean() && !closed && System.nanoTime() - begun < LONGEST.toNanos()) {
                    LockSupport.parkNanos(PAUSE);
                }
                if (closed || System.nanoTime() - begun > LONGEST.toNanos()) {
                    break;
                }
                answers.answer(
                        List.of(new SingleAnswers.Line(SingleAnswers.Speaker.shopper, question)),
                        new Stage(draft -> {}));
                asked++;
            }
            LOG.info("warm after {} questions in {} ms", asked, (System.nanoTime() - begun) / 1_000_000);
        } catch (RuntimeException e) {
            // A server that is cold answers as well, only later.
            LOG.warn("warming ended: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(ENDING)) {
                LOG.warn("a warming question is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
