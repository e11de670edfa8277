package shop.xiaoer.llm.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.llm.ModelListener;
import shop.xiaoer.llm.ModelReply;

/** A listener that keeps what it hears, and fails where it hears what the port forbids. Safe for any thread. */
public final class Heard implements ModelListener {
    private final List<String> texts = new ArrayList<>();
    private final List<ModelReply> ends = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void text(String delta) {
        if (delta.isEmpty()) {
            faults.add("an empty text");
        }
        if (!ends.isEmpty()) {
            faults.add("a text after the end: " + delta);
        }
        texts.add(delta);
    }

    @Override
    public synchronized void end(ModelReply reply) {
        ends.add(reply);
        if (ends.size() > 1) {
            faults.add("more than one end: " + ends);
        }
    }

    /** All texts so far, joined. */
    public synchronized String text() {
        return String.join("", texts);
    }

    public synchronized int textCount() {
        return texts.size();
    }

    public synchronized Optional<ModelReply> end() {
        check();
        return ends.stream().findFirst();
    }

    /** Waits for the end and gives it. */
    public ModelReply awaitEnd() {
        Waiting.until("the end of a generation", () -> end().isPresent());
        return end().orElseThrow();
    }

    public void awaitText(String text) {
        Waiting.until("the text '" + text + "', heard: '" + text() + "'", () -> text().contains(text));
    }

    public synchronized void check() {
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("; ", faults));
        }
    }
}
