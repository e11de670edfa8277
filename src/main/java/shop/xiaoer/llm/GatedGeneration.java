package shop.xiaoer.llm;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One generation in the gate: Queued, then Running, then Ended; or Queued, then Ended. All fields are guarded by the
 * gate's lock, except the mailbox, which is drained outside of it.
 */
final class GatedGeneration {
    final ModelRequest request;
    final Instant started;
    /** The request's own deadline or the shop's total, whichever is nearer. */
    final Instant deadline;
    /** Whether it is the one request that tries an open breaker. */
    boolean tries;

    final Mailbox mailbox = new Mailbox();
    final StringBuilder text = new StringBuilder();
    private final ModelListener listener;

    Phase phase = Phase.QUEUED;

    @Nullable
    Instant sent;

    @Nullable
    Instant firstText;

    @Nullable
    Instant lastText;

    @Nullable
    Generation call;

    Timers.@Nullable Alarm alarm;
    private volatile boolean silenced;

    enum Phase {
        QUEUED,
        RUNNING,
        ENDED
    }

    /** What is due next, and the ending that it brings. */
    record Due(Instant at, ModelReply.Stage stage) {}

    GatedGeneration(ModelRequest request, ModelListener listener, Instant started, Instant deadline) {
        this.request = request;
        this.listener = listener;
        this.started = started;
        this.deadline = deadline;
    }

    Due due(ModelSettings settings) {
        if (phase == Phase.QUEUED || sent == null) {
            return new Due(deadline, ModelReply.Stage.queue);
        }
        Due next = lastText == null
                ? new Due(sent.plus(settings.firstToken()), ModelReply.Stage.firstToken)
                : new Due(lastText.plus(settings.stall()), ModelReply.Stage.stall);
        return next.at().isAfter(deadline) ? new Due(deadline, ModelReply.Stage.total) : next;
    }

    void postText(String delta) {
        mailbox.post(() -> {
            if (!silenced) {
                listener.text(delta);
            }
        });
    }

    /** Texts that are still in the mailbox are dropped where the ending is not an answer. */
    void postEnd(ModelReply reply) {
        silenced = !(reply instanceof ModelReply.Answered);
        mailbox.post(() -> listener.end(reply));
    }

    ModelReply answered(ModelEngine.End.Done done, Instant now) {
        Instant sending = sent == null ? started : sent;
        Instant first = firstText == null ? now : firstText;
        return new ModelReply.Answered(
                text.toString(),
                Duration.between(started, sending),
                Duration.between(sending, first),
                Duration.between(started, now),
                done.tokens(),
                done.meanLogProbability(),
                done.cut());
    }
}
