package shop.xiaoer.llm.engine;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import shop.xiaoer.llm.ModelEngine;

/** Turns what langchain4j says of a reply into the texts and the one end of an engine's listener. */
final class StreamedReply implements StreamingChatResponseHandler {
    private static final int LONGEST_DETAIL = 300;

    private final RawReply raw;
    private final ModelEngine.Listener listener;
    private final ThoughtFilter thoughts = new ThoughtFilter();
    private final Predicate<Throwable> otherwise;
    private boolean ended;

    StreamedReply(RawReply raw, ModelEngine.Listener listener) {
        this(raw, listener, error -> false);
    }

    /** @param otherwise whether an error is dealt with in another way, so that it is not the end */
    StreamedReply(RawReply raw, ModelEngine.Listener listener, Predicate<Throwable> otherwise) {
        this.raw = raw;
        this.listener = listener;
        this.otherwise = otherwise;
    }

    @Override
    public void onPartialResponse(String partialResponse) {
        say(thoughts.next(partialResponse));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        say(thoughts.rest());
        end(new ModelEngine.End.Done(
                tokens(response.tokenUsage()),
                raw.meanLogProbability(),
                response.finishReason() == FinishReason.LENGTH));
    }

    @Override
    public void onError(Throwable error) {
        if (!ended && otherwise.test(error)) {
            ended = true;
        } else {
            end(endOf(error));
        }
    }

    private void say(String text) {
        if (!ended && !text.isEmpty()) {
            listener.text(text);
        }
    }

    private void end(ModelEngine.End end) {
        if (!ended) {
            ended = true;
            listener.end(end);
        }
    }

    @SuppressWarnings("ConstantValue") // langchain4j leaves the usage, and its parts, null where the engine is silent.
    private int tokens(TokenUsage usage) {
        return usage == null || usage.outputTokenCount() == null ? raw.tokens() : usage.outputTokenCount();
    }

    private static ModelEngine.End endOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Exchange.NotConnected) {
                return new ModelEngine.End.Away(cut(StreamingHttp.reason(cause)));
            }
            if (cause instanceof HttpException refusal) {
                return endOf(refusal.statusCode(), StreamingHttp.reason(refusal));
            }
        }
        return new ModelEngine.End.Broken(cut(StreamingHttp.reason(error)));
    }

    /** A server without the model says 404 and names it; a 404 without a word of a model is a wrong address. */
    private static ModelEngine.End endOf(int status, String body) {
        String detail = cut(status + ": " + RawReply.errorOf(body).orElse(body));
        boolean missing = status == 404 && body.toLowerCase(Locale.ROOT).contains("model");
        return missing ? new ModelEngine.End.Missing(detail) : new ModelEngine.End.Broken(detail);
    }

    /** Status of the refusal behind an error, empty where it is none. */
    static Optional<Integer> status(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refusal) {
                return Optional.of(refusal.statusCode());
            }
        }
        return Optional.empty();
    }

    private static String cut(String detail) {
        String line = detail.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
    }
}
