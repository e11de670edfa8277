package shop.xiaoer.broadcast.room;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.text.Language;

/**
 * What the host says to words that viewers write, before anything else is asked. Only an approved one is said, and an
 * approval holds for these very words and texts.
 *
 * @param words one of them in a comment is enough; Latin words count whole
 * @param texts by the language of the comment; one without a text in that language is not said
 * @param author who wrote it last
 * @param approvedBy null while nobody has approved it
 */
public record KeywordReply(
        String id,
        List<String> words,
        Map<Language, String> texts,
        String author,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {
    public static final int MOST_WORDS = 20;
    public static final int LONGEST_WORD = 40;
    public static final int LONGEST_TEXT = 300;
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LATIN = Pattern.compile("[a-z0-9 ]+");

    public KeywordReply {
        words = words.stream().map(String::strip).distinct().toList();
        texts = Map.copyOf(texts);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("words: must be 1 to " + MOST_WORDS);
        }
        if (words.stream().anyMatch(word -> flat(word).isBlank() || word.length() > LONGEST_WORD)) {
            throw new IllegalArgumentException(
                    "words: each must have a letter or digit and " + LONGEST_WORD + " signs at most");
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("zh or en: a text is needed");
        }
        texts.forEach((language, text) -> {
            if (text.isBlank() || text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(language.code() + ": must have 1 to " + LONGEST_TEXT + " signs");
            }
        });
    }

    /** A hash of words and texts: what an approval is of. */
    public String version() {
        StringBuilder all = new StringBuilder(String.join("\n", words));
        for (Language language : Language.values()) {
            all.append("\n\n").append(texts.getOrDefault(language, ""));
        }
        return ScriptVersion.hash(all.toString());
    }

    public KeywordReply approved(String by, Instant at) {
        return new KeywordReply(id, words, texts, author, by, at);
    }

    public boolean isApproved() {
        return approvedBy != null;
    }

    /** The approved reply that fits best: of those with a word in the comment the one with the longest. */
    public static Optional<KeywordReply> to(String comment, Language language, List<KeywordReply> replies) {
        String flat = flat(comment);
        return replies.stream()
                .filter(KeywordReply::isApproved)
                .filter(reply -> reply.texts.containsKey(language))
                .filter(reply -> reply.longestIn(flat) > 0)
                .max(Comparator.comparingInt((KeywordReply reply) -> reply.longestIn(flat))
                        .thenComparing(KeywordReply::id, Comparator.reverseOrder()));
    }

    private int longestIn(String flat) {
        return words.stream()
                .map(KeywordReply::flat)
                .filter(word -> LATIN.matcher(word).matches()
                        ? (" " + flat + " ").contains(" " + word.strip() + " ")
                        : flat.replace(" ", "").contains(word.replace(" ", "")))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** Small letters and digits, whatever stands between them as one space. */
    private static String flat(String text) {
        return OTHER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
