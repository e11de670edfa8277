package shop.xiaoer.prompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.llm.ModelRequest.Role;
import shop.xiaoer.text.Language;

/**
 * One prompt in one language. Immutable.
 *
 * @param hash SHA-256 of the file's bytes in hexadecimal, kept with each answer
 * @param variables that a filling must bind, all of them and no others
 * @param refusal the one sentence with which the model says that the evidence does not hold the answer
 */
public record Prompt(
        PromptId id,
        Language language,
        String hash,
        Set<String> variables,
        Optional<String> refusal,
        List<Section> sections) {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    /** A variable between tags of its own: without a value the tags go, too, since small models stumble over them. */
    private static final Pattern TAGGED = Pattern.compile("<([^<>/\\s]+)>\\n\\{\\{\\s*(\\w+)\\s*}}\\n</\\1>\\n?");
    /** Stands for the refusal and is bound by itself. */
    static final String REFUSAL = "refusal";

    /** What one side says, with its placeholders. {@code line} is where its text begins in the file. */
    record Section(Role role, String text, int line) {}

    public Prompt {
        variables = Set.copyOf(variables);
        sections = List.copyOf(sections);
    }

    /**
     * The messages with the values in their places. Values are data: a placeholder in one is not filled, and a chat
     * template's mark in one is broken up, so that nobody speaks in another's name.
     *
     * @throws IllegalArgumentException naming the variables that are not bound, or not wanted
     */
    public List<Message> fill(Map<String, String> values) {
        if (!values.keySet().equals(variables)) {
            throw new IllegalArgumentException("prompt %s.%s: wants %s, is given %s"
                    .formatted(
                            id.fileName(), language.code(), new TreeSet<>(variables), new TreeSet<>(values.keySet())));
        }
        return sections.stream()
                .map(section -> new Message(section.role(), filled(section.text(), values)))
                .toList();
    }

    /** Whether a reply is the refusal: that sentence alone, give or take its marks and a source in brackets. */
    public boolean isRefusal(String reply) {
        return refusal.map(sentence -> letters(reply).equals(letters(sentence))).orElse(false);
    }

    private String filled(String text, Map<String, String> values) {
        String kept = TAGGED.matcher(text)
                .replaceAll(block -> values.getOrDefault(block.group(2), ".").isBlank()
                        ? ""
                        : Matcher.quoteReplacement(block.group()));
        return PLACEHOLDER.matcher(kept).replaceAll(place -> {
            String name = place.group(1);
            String value = name.equals(REFUSAL) ? refusal.orElse("") : Plain.of(values.getOrDefault(name, ""));
            return Matcher.quoteReplacement(value);
        });
    }

    private static String letters(String text) {
        return text.replaceAll("\\[\\d+]", "").replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
