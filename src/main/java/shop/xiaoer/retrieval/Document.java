package shop.xiaoer.retrieval;

import java.util.List;
import shop.xiaoer.text.Language;

/**
 * Something that can be found.
 *
 * @param id of the article or product; the same id may stand in both languages
 * @param title may be empty
 * @param questions wordings that this answers; may be empty
 * @param text the whole of it
 */
public record Document(
        String id, Passage.Kind kind, Language language, String title, List<String> questions, String text) {
    public Document {
        questions = List.copyOf(questions);
    }
}
