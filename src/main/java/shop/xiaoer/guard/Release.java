package shop.xiaoer.guard;

import java.util.List;

/** What came of a further piece of a reply. */
public sealed interface Release {
    /** Text that may be shown now, after all that was released before; empty while a sentence is held. */
    String text();

    /** Nothing wrong so far. */
    record Released(String text) implements Release {}

    /**
     * A sentence may not be shown, and nothing after it. {@code text} came before it in the same piece and may be shown.
     */
    record Withheld(String text, List<Verdict> verdicts) implements Release {
        public Withheld {
            verdicts = List.copyOf(verdicts);
        }
    }
}
