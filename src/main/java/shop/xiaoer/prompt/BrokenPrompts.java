package shop.xiaoer.prompt;

import java.util.List;
import java.util.stream.Collectors;

/** The prompts cannot be used; holds every fault at once, and so does its message, one a line. */
public final class BrokenPrompts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PromptFault> faults;

    BrokenPrompts(List<PromptFault> faults) {
        super(faults.stream().map(PromptFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<PromptFault> faults() {
        return faults;
    }
}
