package shop.xiaoer.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * A labelled sentence.
 *
 * @param article the labelled article, null where none is
 * @param evasion how the words are disguised, null where they are not
 */
public record ComplianceCase(
        String text,
        ComplianceContext context,
        boolean unlawful,
        @Nullable String article,
        @Nullable String evasion) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Small words that no Chinese sentence has: a few signs among them do not make it one. */
    private static final Pattern FUNCTION_WORDS = Pattern.compile(
            "(?i)\\b(?:the|of|and|is|are|our|your|you|it|this|that|for|with|from|means?|to|in|no|more|at|on|by|my|has|have|be|can|will|all|but|not|says|as|or|if|a|an)\\b");

    /** Words that no pinyin has. */
    private static final Pattern NO_SYLLABLES =
            Pattern.compile("(?i)\\b(?:the|of|and|is|our|your|it|this|that|for|with|are)\\b");

    boolean evades() {
        return evasion != null && !evasion.isBlank() && !evasion.equals("none");
    }

    /**
     * Reads one JSON line: {@code {"text","category"?,"lang"?,"context"?:{"evidence","stock","lowestPrice7Days",
     * "price","speaker"},"unlawful","article"?,"evasion"?}}. Without {@code lang} a text with Han signs is Chinese; without
     * {@code speaker} the avatar speaks, as it does in a room of this server.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public static ComplianceCase parse(String line) {
        JsonNode node = tree(line);
        String text = node.path("text").asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text: is missing");
        }
        JsonNode around = node.path("context");
        ComplianceContext context = new ComplianceContext(
                language(node, text),
                node.path("category").asText("general"),
                evidence(around.path("evidence")),
                around.hasNonNull("stock") ? around.get("stock").asInt() : null,
                price(around, "lowestPrice7Days"),
                speaker(around.path("speaker")),
                price(around, "price"));
        return new ComplianceCase(
                text, context, node.path("unlawful").asBoolean(), optional(node, "article"), optional(node, "evasion"));
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Language language(JsonNode node, String text) {
        String named = node.path("lang").asText(node.path("language").asText(""));
        if (!named.isEmpty()) {
            return Language.of(named);
        }
        boolean han =
                text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
        boolean english = FUNCTION_WORDS.matcher(text).results().limit(2).count() == 2;
        return (han && !english)
                        || (PinyinText.is(text) && !NO_SYLLABLES.matcher(text).find())
                ? Language.ZH
                : Language.EN;
    }

    private static List<String> evidence(JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isTextual()) {
            found.add(node.asText());
        }
        node.forEach(each -> found.add(each.isTextual() ? each.asText() : each.toString()));
        return found;
    }

    private static @Nullable BigDecimal price(JsonNode around, String field) {
        JsonNode node = around.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String figure = (node.isObject() ? node.path("amount") : node).asText().replaceAll("[^0-9.]", "");
        try {
            return new BigDecimal(figure);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + ": '" + node.asText() + "' is no price", e);
        }
    }

    /** Anything but {@code avatar} is a person, by name or by the word. */
    private static ComplianceContext.Speaker speaker(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.asText().equals("avatar")
                ? ComplianceContext.Speaker.avatar
                : ComplianceContext.Speaker.person;
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.hasNonNull(field) && !node.get(field).asText().isBlank()
                ? node.get(field).asText()
                : null;
    }
}
