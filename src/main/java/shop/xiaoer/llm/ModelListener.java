package shop.xiaoer.llm;

/** Hears a generation. Called from one thread at a time; must not block. */
public interface ModelListener {
    /** The next piece of text as it came, never empty. */
    void text(String delta);

    /** The end, exactly once; no text follows. */
    void end(ModelReply reply);
}
