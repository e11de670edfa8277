package shop.xiaoer.retrieval;

import shop.xiaoer.text.Language;

/** How words and meaning are weighed against each other. Measured on the dev parts of labelled sets. */
final class Weights {
    private static final double BM25_ZH = 1.0;
    private static final double BM25_EN = 0.3;
    private static final double ASK = 0.5;

    private Weights() {}

    static double score(Language language, double bm25, double cosine, double questionCosine, boolean hasQuestions) {
        double words = language == Language.ZH ? BM25_ZH : BM25_EN;
        return words * bm25 + cosine + ASK * questionCosine;
    }
}
