package shop.xiaoer.llm;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import shop.xiaoer.llm.ModelEngine.End;
import shop.xiaoer.llm.ModelEngine.Sight;

/**
 * Looks at the engine every few seconds by its list of models, so that nobody else waits to learn that it is gone, and
 * nobody has to be told when it is back.
 */
final class ModelWatch {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** A busy machine may miss one look: before a ready engine counts as gone it is looked at again after this. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(500);

    private final ModelEngine engine;
    private final Timers timers;
    private volatile Sight sight = new Sight.Unseen();
    private volatile boolean missedOnce;
    private volatile boolean closed;
    private volatile Timers.Alarm alarm = () -> {};

    ModelWatch(ModelEngine engine, Timers timers) {
        this.engine = engine;
        this.timers = timers;
    }

    Sight sight() {
        return sight;
    }

    void start() {
        if (!closed) {
            engine.look().thenAccept(seen -> {
                boolean again = note(seen);
                alarm = timers.after(again ? SECOND_LOOK : PAUSE, this::start);
                if (closed) {
                    alarm.cancel();
                }
            });
        }
    }

    /** Looks now, beside the rounds, and believes what it sees. */
    CompletionStage<Sight> look() {
        return engine.look().thenApply(seen -> {
            sight = seen;
            return seen;
        });
    }

    /** A request found no engine there. The next look comes within the pause. */
    void saw(End.Away away) {
        sight = new Sight.Away(away.detail());
    }

    void saw(End.Missing missing) {
        sight = new Sight.Missing(missing.detail());
    }

    void close() {
        closed = true;
        alarm.cancel();
    }

    /** Returns whether to look again soon. */
    private boolean note(Sight seen) {
        boolean doubtful = seen instanceof Sight.Away && sight instanceof Sight.Ready && !missedOnce;
        missedOnce = doubtful;
        if (!doubtful) {
            sight = seen;
        }
        return doubtful;
    }
}
