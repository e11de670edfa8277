package shop.xiaoer.llm;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;

/**
 * Port: an engine behind {@link ModelGate}. It knows how to ask and how to stop, and nothing of queues, deadlines and
 * breakers: those are the gate's.
 */
public interface ModelEngine {
    /**
     * Sends the request. Neither blocks nor throws; the listener hears texts and at most one end, from one thread at a
     * time. {@link Generation#cancel()} of what is returned closes the connection, after which the listener may hear
     * nothing more.
     */
    Generation send(ModelRequest request, Listener listener);

    /** Asks the engine for the list of its models, within two seconds; never fails, never makes it load or pull one. */
    CompletionStage<Sight> look();

    /** What a person can do about this state, a command where there is one. */
    Optional<String> mend(ModelState state);

    /** Name of the engine and the model, such as {@code ollama/qwen3:8b}. */
    String name();

    /** Hears one request. */
    interface Listener {
        /** Never empty. */
        void text(String delta);

        void end(End end);
    }

    /** How a request ended at the engine. */
    sealed interface End {
        /** The engine says it is done. */
        record Done(int tokens, OptionalDouble meanLogProbability, boolean cut) implements End {}

        /** It refused, or broke on the way. */
        record Broken(String detail) implements End {}

        /** No connection could be made. */
        record Away(String detail) implements End {}

        /** It has no such model. */
        record Missing(String detail) implements End {}
    }

    /** What a look shows. */
    sealed interface Sight {
        record Ready() implements Sight {}

        record Missing(String detail) implements Sight {}

        record Away(String detail) implements Sight {}

        /** Not yet looked. */
        record Unseen() implements Sight {}
    }
}
