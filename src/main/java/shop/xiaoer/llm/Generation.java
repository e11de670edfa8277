package shop.xiaoer.llm;

/** A generation under way. */
@FunctionalInterface
public interface Generation {
    /**
     * Stops it for good: a queued one never starts, a running one is cut at the engine, too. Ends it with {@link
     * ModelReply.Cancelled} unless it has ended before. May be called from any thread, any number of times.
     */
    void cancel();
}
