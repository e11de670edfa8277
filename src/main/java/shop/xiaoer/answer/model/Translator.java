package shop.xiaoer.answer.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.Language;

/** Carries a message over into the other language, by the model, for an agent to read or to send. Blocks. */
public final class Translator {
    private static final int LEAST_TOKENS = 64;
    private static final int MOST_TOKENS = 4000;
    /** After its deadline the gate ends a request itself; this is for a gate that does not. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final LanguageModel model;
    private final PromptLibrary prompts;
    private final Clock clock;

    public Translator(LanguageModel model, PromptLibrary prompts, Clock clock) {
        this.model = model;
        this.prompts = prompts;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Translated(String text) implements Outcome {}

        record ModelAway(String why) implements Outcome {}

        record Overloaded() implements Outcome {}

        record Stopped() implements Outcome {}
    }

    public Outcome translate(String text, Language to, Instant deadline, TurnStage stage) {
        int tokens = Math.clamp(text.codePointCount(0, text.length()) * 2L, LEAST_TOKENS, MOST_TOKENS);
        Masking masking = new Masking(to);
        ModelRequest request = new ModelRequest(
                ModelRequest.Lane.liveQuestion,
                prompts.prompt(PromptId.translate, to).fill(Map.of("text", masking.mask(text))),
                tokens,
                0,
                null,
                deadline,
                List.of());
        return switch (ask(request, stage)) {
            case ModelReply.Answered answered ->
                new Outcome.Translated(masking.restore(answered.text().strip()));
            case ModelReply.Overloaded ignored -> new Outcome.Overloaded();
            case ModelReply.Cancelled ignored -> new Outcome.Stopped();
            case ModelReply.Refused refused -> new Outcome.ModelAway(refused.detail());
            case ModelReply.TimedOut late -> new Outcome.ModelAway("timed out at " + late.stage());
            case ModelReply.Unreachable away -> new Outcome.ModelAway("the model is " + away.state());
        };
    }

    private ModelReply ask(ModelRequest request, TurnStage stage) {
        CompletableFuture<ModelReply> end = new CompletableFuture<>();
        Generation generation = model.start(request, new ModelListener() {
            @Override
            public void text(String delta) {
                // The whole comes with the end.
            }

            @Override
            public void end(ModelReply reply) {
                end.complete(reply);
            }
        });
        stage.onStop(generation::cancel);
        Duration left = Duration.between(clock.instant(), request.deadline()).plus(SLACK);
        try {
            return end.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            generation.cancel();
            return new ModelReply.TimedOut(ModelReply.Stage.total);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply is never a fault", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            generation.cancel();
            return new ModelReply.Cancelled(false);
        }
    }
}
