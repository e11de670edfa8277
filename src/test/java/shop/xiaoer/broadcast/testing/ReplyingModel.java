package shop.xiaoer.broadcast.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelState;

/** A model whose replies a test decides, by the request and the number of the call. */
public final class ReplyingModel implements LanguageModel {
    private final BiFunction<ModelRequest, Integer, ModelReply> reply;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<ModelRequest> asked = new ArrayList<>();
    private volatile ModelState state = ModelState.up;

    public ReplyingModel(BiFunction<ModelRequest, Integer, ModelReply> reply) {
        this.reply = reply;
    }

    public static ModelReply says(String text) {
        return new ModelReply.Answered(
                text, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, OptionalDouble.empty(), false);
    }

    @Override
    public Generation start(ModelRequest request, ModelListener listener) {
        synchronized (asked) {
            asked.add(request);
        }
        int call = calls.incrementAndGet();
        Thread.ofVirtual().start(() -> listener.end(reply.apply(request, call)));
        return () -> {};
    }

    public List<ModelRequest> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public ReplyingModel in(ModelState now) {
        state = now;
        return this;
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public String name() {
        return "scripted";
    }
}
