package shop.xiaoer.retrieval;

import shop.xiaoer.text.Language;

/**
 * A document that was found, with what it was ranked by.
 *
 * @param id of the passage, unique over kinds and languages
 * @param articleId of the article, or of the product
 * @param text the whole document; its price and stock, where it is a product, are not in it
 * @param score the ranking's; comparable within one search only
 * @param bm25 how much of the question's words the text has, weighed by how rare they are, 0 to 1
 * @param cosine of the question to the nearest part of the text
 * @param questionCosine of the question to the nearest of its title and known wordings, 0 where it has none: what tells
 *     a known question from one about the same matter
 */
public record Passage(
        String id,
        String articleId,
        Kind kind,
        Language language,
        String title,
        String text,
        double score,
        double bm25,
        double cosine,
        double questionCosine) {

    public enum Kind {
        article,
        product
    }
}
