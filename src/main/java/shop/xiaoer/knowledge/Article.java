package shop.xiaoer.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * An answer of the shop in one language.
 *
 * @param id the same in both languages
 * @param kind whether it stands among the shop's rules or the common questions
 * @param title the question it answers
 * @param questions the same question in other words
 * @param intent the intent that asks for it, where one is named
 * @param paragraphs the first is the answer that is given as it stands, all are evidence
 * @param file path inside the knowledge base
 */
public record Article(
        String id,
        Kind kind,
        Language language,
        String title,
        List<String> questions,
        @Nullable String intent,
        List<String> paragraphs,
        String file) {
    public Article {
        questions = List.copyOf(questions);
        paragraphs = List.copyOf(paragraphs);
        if (paragraphs.isEmpty()) {
            throw new IllegalArgumentException("paragraphs: an article needs one at least");
        }
    }

    /** The answer that is given as it stands. */
    public String answer() {
        return paragraphs.getFirst();
    }

    /** All of it, paragraphs parted by an empty line. */
    public String text() {
        return String.join("\n\n", paragraphs);
    }

    public enum Kind {
        faq,
        policy
    }
}
