package shop.xiaoer.llm;

/** No engine is configured: every request ends at once, and the shop goes on without generated answers. */
public final class NoModel implements LanguageModel {
    @Override
    public Generation start(ModelRequest request, ModelListener listener) {
        listener.end(new ModelReply.Unreachable(ModelState.off, "no engine is configured"));
        return () -> {};
    }

    @Override
    public ModelState state() {
        return ModelState.off;
    }

    @Override
    public String name() {
        return "none";
    }
}
