package shop.xiaoer.llm;

import java.util.Optional;
import shop.xiaoer.llm.ModelEngine.Sight;

/**
 * How the model stands, in words for a person.
 *
 * @param name engine and model, such as {@code ollama/qwen3:8b}
 * @param url of the server, empty without an engine
 * @param parallel generations at a time; not to be above the server's own number
 * @param detail what was seen, or what went wrong last; empty where all is well
 * @param mend what to do about it, a command where there is one
 */
public record ModelDescription(
        String name, String url, String model, ModelState state, int parallel, String detail, Optional<String> mend) {

    static ModelDescription of(
            ModelSettings settings, ModelEngine engine, ModelState state, Sight sight, Optional<String> lastFault) {
        String detail = switch (sight) {
            case Sight.Missing missing -> missing.detail();
            case Sight.Away away -> away.detail();
            case Sight.Unseen() -> "not looked at yet";
            case Sight.Ready() -> state == ModelState.up ? "" : lastFault.orElse("the first token comes late");
        };
        return new ModelDescription(
                engine.name(),
                settings.url().toString(),
                settings.model(),
                state,
                settings.parallel(),
                detail,
                engine.mend(state));
    }
}
