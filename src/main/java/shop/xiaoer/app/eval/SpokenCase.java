package shop.xiaoer.app.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import shop.xiaoer.text.Language;

/**
 * A text and how it is said.
 *
 * @param id empty where the set has none
 * @param right every form that is right; empty where the set does not say
 */
public record SpokenCase(String id, String text, Language language, List<String> right) {
    private static final Pattern LOOSE_POINT = Pattern.compile("(?<!\\d)\\.|\\.(?!\\d)");
    private static final Pattern LEFT_OUT = Pattern.compile("[^\\p{L}\\p{Nd}./%]");
    private static final Pattern AND = Pattern.compile("\\band\\b");

    public SpokenCase {
        right = List.copyOf(right);
    }

    /** {@code spoken} is the one right form, or an object of that name and of {@code also} for the others. */
    public static SpokenCase of(JsonLines.Line line, Language language) {
        JsonNode spoken = line.node().path("spoken");
        List<String> right = new ArrayList<>();
        if (spoken.isObject()) {
            right.add(spoken.path("spoken").asText());
            spoken.path("also").forEach(other -> right.add(other.asText()));
        } else if (spoken.isTextual()) {
            right.add(spoken.asText());
        }
        return new SpokenCase(line.firstText("id").orElse(""), line.written("text"), language, right);
    }

    public boolean isRight(String spoken) {
        String letters = letters(spoken, language);
        return right.stream().anyMatch(form -> letters(form, language).equals(letters));
    }

    /** Belongs to the third that is measured and not read: by the CRC-32 of the id. */
    public boolean isSetAside() {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 3 == 0;
    }

    /**
     * What is compared: letters and figures after NFKC in lower case, without spaces and punctuation but for decimal
     * points, / and %; 〇 is 零, and an English "and" may stand or not.
     */
    static String letters(String text, Language language) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('〇', '零');
        String bare = LOOSE_POINT.matcher(plain).replaceAll("");
        String fewer = language == Language.EN ? AND.matcher(bare).replaceAll("") : bare;
        return LEFT_OUT.matcher(fewer).replaceAll("");
    }
}
