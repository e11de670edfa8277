package shop.xiaoer.llm.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.ModelEngine;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelState;

/** An engine that a test drives by hand, behind a real gate. Everything happens on the test's own thread. */
public final class ScriptedEngine implements ModelEngine {
    private final List<Call> calls = new ArrayList<>();
    private Sight sight = new Sight.Ready();

    public static final class Call {
        private final ModelRequest request;
        private final Listener listener;
        private boolean cancelled;

        private Call(ModelRequest request, Listener listener) {
            this.request = request;
            this.listener = listener;
        }

        public ModelRequest request() {
            return request;
        }

        public void text(String delta) {
            listener.text(delta);
        }

        public void done() {
            listener.end(new End.Done(3, OptionalDouble.of(-0.1), false));
        }

        public void end(End end) {
            listener.end(end);
        }

        public boolean isCancelled() {
            return cancelled;
        }
    }

    @Override
    public Generation send(ModelRequest request, Listener listener) {
        Call call = new Call(request, listener);
        calls.add(call);
        return () -> call.cancelled = true;
    }

    @Override
    public CompletionStage<Sight> look() {
        return CompletableFuture.completedFuture(sight);
    }

    /** What the next look shows. */
    public void shows(Sight now) {
        sight = now;
    }

    public List<Call> calls() {
        return calls;
    }

    /** The n-th request, counted from 1. */
    public Call call(int n) {
        return calls.get(n - 1);
    }

    @Override
    public Optional<String> mend(ModelState state) {
        return state == ModelState.modelMissing ? Optional.of("pull it") : Optional.empty();
    }

    @Override
    public String name() {
        return "scripted/engine";
    }
}
