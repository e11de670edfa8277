package shop.xiaoer.retrieval;

import shop.xiaoer.text.Language;

/**
 * How the marks of an article are weighed. Learnt from the knowledge base's own questions, each asked with itself left
 * out of what is known. How sure the best article is, is the matter of {@code confidence}.
 */
final class Trust {
    private Trust() {}

    /** Found as a logistic regression between the right article and the five best wrong ones. */
    static double score(Language language, double ask, double part, double words) {
        return switch (language) {
            case ZH -> ask + 4.21 * part + 0.62 * words;
            case EN -> ask + 2.59 * part + 0.44 * words;
        };
    }
}
