package shop.xiaoer.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The prompts that the code asks for, each with the variables that the code binds. A file may use fewer of them, never
 * others.
 */
public enum PromptId {
    /** A shopper's question, answered from numbered passages; has a refusal. */
    answer("answer"),
    /** The same once more, with the reason why the first reply was held back; has a refusal. */
    repair("repair"),
    /** A conversation, told to the agent who takes over. */
    summary("summary"),
    /** A reply that an agent may send as it is, or change. */
    draft("draft"),
    /** One segment of the broadcaster's script; price and stock stay slot marks. */
    scriptSegment("script-segment"),
    /** A message, carried over into the other language. */
    translate("translate");

    private final String fileName;

    PromptId(String fileName) {
        this.fileName = fileName;
    }

    /** As in the file's name and its front matter. */
    public String fileName() {
        return fileName;
    }

    public List<String> variables() {
        return switch (this) {
            case answer -> List.of("passages", "conversation", "question");
            case repair -> List.of("passages", "conversation", "question", "reply", "reason");
            case summary -> List.of("conversation");
            case draft -> List.of("passages", "conversation");
            case scriptSegment -> List.of("facts", "persona", "task", "words");
            case translate -> List.of("text");
        };
    }

    boolean needsRefusal() {
        return switch (this) {
            case answer, repair -> true;
            case summary, draft, scriptSegment, translate -> false;
        };
    }

    static Optional<PromptId> of(String fileName) {
        return Arrays.stream(values())
                .filter(id -> id.fileName.equals(fileName))
                .findFirst();
    }
}
