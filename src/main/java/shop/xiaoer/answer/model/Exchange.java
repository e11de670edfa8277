package shop.xiaoer.answer.model;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;

/**
 * One request to the model and its reply, the texts brought from the engine's thread to the caller's through a queue.
 * Runs once.
 */
final class Exchange {
    /** The model ends by itself at its deadline; after this long no end is waited for any more. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final LanguageModel model;
    private final ModelRequest request;
    private final Clock clock;
    private final Masking masking;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

    /** @param masking what the request's words were masked with; the reply is heard as it is meant */
    Exchange(LanguageModel model, ModelRequest request, Masking masking, Clock clock) {
        this.model = model;
        this.request = request;
        this.masking = masking;
        this.clock = clock;
    }

    /** Hears the reply, a piece at a time, on the thread that runs the exchange. */
    interface Hearer {
        Heard hear(String delta);
    }

    enum Heard {
        goOn,
        /** No more of it is wanted. */
        enough
    }

    private sealed interface Piece {
        record Text(String delta) implements Piece {}

        record End(ModelReply reply) implements Piece {}
    }

    /**
     * Blocks until the end; the generation is cut when the turn is stopped.
     *
     * @return the model's end; {@link ModelReply.Cancelled} also where the hearer had enough
     */
    ModelReply run(TurnStage stage, Hearer hearer) {
        Generation generation = model.start(request, new ModelListener() {
            @Override
            public void text(String delta) {
                pieces.add(new Piece.Text(delta));
            }

            @Override
            public void end(ModelReply reply) {
                pieces.add(new Piece.End(reply));
            }
        });
        stage.onStop(generation::cancel);
        try {
            return follow(generation, hearer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            generation.cancel();
            return new ModelReply.TimedOut(ModelReply.Stage.total);
        }
    }

    private ModelReply follow(Generation generation, Hearer hearer) throws InterruptedException {
        long longest = longestWait().toMillis();
        while (true) {
            switch (pieces.poll(longest, TimeUnit.MILLISECONDS)) {
                case null -> {
                    generation.cancel();
                    return new ModelReply.TimedOut(ModelReply.Stage.total);
                }
                case Piece.End end -> {
                    return ended(end.reply(), hearer);
                }
                case Piece.Text text -> {
                    String meant = masking.restoreNext(text.delta());
                    if (!meant.isEmpty() && hearer.hear(meant) == Heard.enough) {
                        generation.cancel();
                        return new ModelReply.Cancelled(false);
                    }
                }
            }
        }
    }

    private ModelReply ended(ModelReply reply, Hearer hearer) {
        String rest = masking.rest();
        boolean enough = !rest.isEmpty() && hearer.hear(rest) == Heard.enough;
        return enough ? new ModelReply.Cancelled(false) : reply;
    }

    private Duration longestWait() {
        Duration left = Duration.between(clock.instant(), request.deadline()).plus(GRACE);
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }
}
