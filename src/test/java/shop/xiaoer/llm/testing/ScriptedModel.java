package shop.xiaoer.llm.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import shop.xiaoer.llm.Generation;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelState;

/**
 * A language model that says what a test tells it to. Each request takes the next script; without one, {@link
 * #answers} decides; without that, it is held open for the test to drive.
 *
 * <pre>{@code
 * var model = new ScriptedModel().says("It is ", "88 yuan [1].").holds("Let me ");
 * Talk second = model.talk(2);     // waits for the second request
 * second.text("see");
 * second.awaitCancel();
 * }</pre>
 *
 * Listeners are called on one thread of the model's own, one at a time, as the real one does. Safe for any thread.
 */
public final class ScriptedModel implements LanguageModel, AutoCloseable {
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<Talk> talks = new ArrayList<>();
    private final ExecutorService voice = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("scripted-model").factory());
    private Function<ModelRequest, Script> otherwise = request -> new Script(List.of(), talk -> {});
    private volatile ModelState state = ModelState.up;

    private record Script(List<String> texts, java.util.function.Consumer<Talk> then) {}

    /** The next request is answered with these texts. */
    public ScriptedModel says(String... texts) {
        return add(new Script(List.of(texts), Talk::done));
    }

    /** The next request hears these texts and is then held open. */
    public ScriptedModel holds(String... texts) {
        return add(new Script(List.of(texts), talk -> {}));
    }

    /** The next request hears these texts and then this end. */
    public ScriptedModel ends(ModelReply reply, String... texts) {
        return add(new Script(List.of(texts), talk -> talk.end(reply)));
    }

    /** Requests without a script are answered with this. */
    public synchronized ScriptedModel answers(Function<ModelRequest, String> answer) {
        otherwise = request -> new Script(List.of(answer.apply(request)), Talk::done);
        return this;
    }

    public ScriptedModel stands(ModelState now) {
        state = now;
        return this;
    }

    @Override
    public Generation start(ModelRequest request, ModelListener listener) {
        Talk talk = new Talk(request, listener);
        Script script;
        synchronized (this) {
            Script next = scripts.pollFirst();
            script = next == null ? otherwise.apply(request) : next;
            talks.add(talk);
            script.texts().forEach(talk::text);
        }
        script.then().accept(talk);
        return talk::cancel;
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public String name() {
        return "scripted/model";
    }

    public synchronized List<ModelRequest> requests() {
        return talks.stream().map(Talk::request).toList();
    }

    public synchronized long cancels() {
        return talks.stream().filter(Talk::isCancelled).count();
    }

    /** The n-th request's talk, counted from 1; waits for it. */
    public Talk talk(int n) {
        Waiting.until("request " + n + " to the model", () -> requests().size() >= n);
        synchronized (this) {
            return talks.get(n - 1);
        }
    }

    @Override
    public void close() {
        voice.shutdown();
    }

    private synchronized ScriptedModel add(Script script) {
        scripts.addLast(script);
        return this;
    }

    /** One request under way. What is said after its end goes unheard. */
    public final class Talk {
        private final ModelRequest request;
        private final ModelListener listener;
        private final StringBuilder said = new StringBuilder();
        private boolean ended;
        private boolean cancelled;

        private Talk(ModelRequest request, ModelListener listener) {
            this.request = request;
            this.listener = listener;
        }

        public ModelRequest request() {
            return request;
        }

        public synchronized void text(String delta) {
            if (!ended && !delta.isEmpty()) {
                said.append(delta);
                voice.execute(() -> listener.text(delta));
            }
        }

        /** Ends as answered with all that was said; an empty completion is a fault, as in the gate. */
        public synchronized void done() {
            end(
                    said.toString().isBlank()
                            ? new ModelReply.Refused("an empty completion")
                            : new ModelReply.Answered(
                                    said.toString(),
                                    Duration.ZERO,
                                    Duration.ofMillis(1),
                                    Duration.ofMillis(2),
                                    said.length(),
                                    OptionalDouble.empty(),
                                    false));
        }

        public synchronized void end(ModelReply reply) {
            if (!ended) {
                ended = true;
                voice.execute(() -> listener.end(reply));
            }
        }

        public synchronized boolean isCancelled() {
            return cancelled;
        }

        public void awaitCancel() {
            Waiting.until("the cancel of a generation", this::isCancelled);
        }

        private synchronized void cancel() {
            if (!ended) {
                cancelled = true;
                end(new ModelReply.Cancelled(false));
            }
        }
    }
}
