package shop.xiaoer.broadcast;

import java.util.List;
import java.util.Optional;

/**
 * A policy of the shop in one language, as its page has it.
 *
 * @param paragraphs a script points at one of them
 */
public record PolicyArticle(String id, String title, List<String> paragraphs) {
    private static final String PARAGRAPH = "paragraphs.";

    public PolicyArticle {
        paragraphs = List.copyOf(paragraphs);
    }

    public EvidenceRef.Source source(int paragraph) {
        return new EvidenceRef.Source(EvidenceRef.Source.POLICY, id, PARAGRAPH + paragraph);
    }

    /** What the paragraph that a source names says, empty where there is no such paragraph. */
    Optional<String> at(EvidenceRef.Source source) {
        String field = source.field() == null ? "" : source.field();
        if (!source.id().equals(id) || !field.startsWith(PARAGRAPH)) {
            return Optional.empty();
        }
        int paragraph = Integer.parseInt(field.substring(PARAGRAPH.length()));
        return paragraph < paragraphs.size() ? Optional.of(paragraphs.get(paragraph)) : Optional.empty();
    }
}
