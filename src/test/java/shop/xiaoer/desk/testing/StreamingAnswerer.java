package shop.xiaoer.desk.testing;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.text.Language;

/**
 * Streams drafts like a model does, and says its whole answer at the end whether it was stopped or not: a fence that
 * trusts the answerer would let it through. Thread-safe.
 */
public final class StreamingAnswerer implements Answerer {
    private final int drafts;
    private final long pauseNanos;
    private final AtomicInteger shown = new AtomicInteger();
    private volatile boolean held;

    /** @param pauseNanos at most so long between two drafts */
    public StreamingAnswerer(int drafts, long pauseNanos) {
        this.drafts = drafts;
        this.pauseNanos = pauseNanos;
    }

    /** Drafts that any turn has shown so far. */
    public int shown() {
        return shown.get();
    }

    /** From now on no answer comes to its end until {@link #release}; its drafts are shown. */
    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
    }

    @Override
    public Decision answer(Turn turn, TurnStage stage) {
        SplittableRandom random =
                new SplittableRandom(turn.conversation().id().value().hashCode() + turn.through());
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < drafts; word++) {
            text.append("word").append(word).append(' ');
            if (stage.draft(text.toString())) {
                shown.incrementAndGet();
            }
            LockSupport.parkNanos(random.nextLong(pauseNanos));
        }
        Waiting.until("the answer may end", () -> !held);
        return new Decision.Reply(
                EventBody.answered(
                        text.toString().strip(),
                        Language.EN,
                        List.of(new Source("test", "A test", null)),
                        List.of(),
                        EventBody.Route.generated,
                        0.9),
                new DecisionCard());
    }
}
