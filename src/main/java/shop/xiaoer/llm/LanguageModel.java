package shop.xiaoer.llm;

/**
 * Port: a language model behind one gate. An implementation never blocks the caller and holds no platform thread while
 * a reply streams.
 */
public interface LanguageModel {
    /**
     * Starts a generation, or queues it. Returns at once. The listener hears any number of texts and then exactly one
     * end, whatever happens: a deadline, a stall, a broken stream, a full queue and a cancel each have their own end.
     * It is called from one thread at a time, where a request is refused outright even before this returns, and must
     * not block.
     */
    Generation start(ModelRequest request, ModelListener listener);

    /** How the engine stands, as last seen by its own watch; never asks the engine. */
    ModelState state();

    /** Name of the engine and the model, such as {@code ollama/qwen3:8b}; {@code none} without an engine. */
    String name();
}
