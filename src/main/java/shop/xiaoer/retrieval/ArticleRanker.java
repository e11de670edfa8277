package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.embed.Encoder;

/**
 * Says of articles that were found how much each answers a question, which of its paragraphs does, and how sure that is.
 * What counts is how near the question is to a known wording, to the title with a sentence of the text, and how much of
 * the question's telling words the article has.
 *
 * <p>Built aside; building blocks for 4 ms a text that the encoder does not know yet. Immutable, safe from any thread;
 * ranking ten articles takes tens of microseconds.
 */
public final class ArticleRanker {
    private static final int MOST = 12;

    private final Encoder encoder;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<Language, Map<String, Integer>> frequency = new HashMap<>();
    private final Map<Language, Integer> articles = new HashMap<>();

    /** A wording that is known, with the paragraph that it asks for. */
    private static final class Ask {
        private final String text;
        private final float[] vector;
        private final Set<String> terms;
        private final int paragraph;

        Ask(String text, float[] vector, Set<String> terms, int paragraph) {
            this.text = text;
            this.vector = vector;
            this.terms = terms;
            this.paragraph = paragraph;
        }

        String text() {
            return text;
        }

        float[] vector() {
            return vector;
        }

        Set<String> terms() {
            return terms;
        }

        int paragraph() {
            return paragraph;
        }
    }

    private record Paragraph(List<float[]> vectors, Set<String> terms) {}

    private record Known(Article article, List<Ask> asks, List<Paragraph> paragraphs) {}

    /**
     * How an article answers.
     *
     * @param ask cosine to the nearest known wording
     * @param part cosine to the nearest paragraph or sentence, the title before it
     * @param words share of the question's telling words that the article has, weighed by how rare they are
     * @param score of the three together; comparable between articles for one question
     * @param paragraphs the same by paragraph
     */
    public record Ranked(
            Article article, double ask, double part, double words, double score, List<Double> paragraphs) {
        public Ranked {
            paragraphs = List.copyOf(paragraphs);
        }

        /** The paragraph that answers best, from 0. */
        public int paragraph() {
            int best = 0;
            for (int i = 1; i < paragraphs.size(); i++) {
                best = paragraphs.get(i) > paragraphs.get(best) ? i : best;
            }
            return best;
        }
    }

    ArticleRanker(List<Article> all, Encoder encoder) {
        this(all, encoder, Map.of());
    }

    private ArticleRanker(List<Article> all, Encoder encoder, Map<String, Known> before) {
        this.encoder = encoder;
        for (Article article : all) {
            String key = key(article.id(), article.language());
            Known same = before.get(key);
            known.put(key, same != null && same.article().equals(article) ? same : learn(article));
            articles.merge(article.language(), 1, Integer::sum);
            Set<String> terms = new HashSet<>(Terms.ofDocument(article.title() + "\n" + article.text()));
            terms.addAll(Terms.ofDocument(String.join("\n", article.questions())));
            Map<String, Integer> counts = frequency.computeIfAbsent(article.language(), language -> new HashMap<>());
            terms.forEach(term -> counts.merge(term, 1, Integer::sum));
        }
    }

    public static ArticleRanker build(Snapshot snapshot, Encoder encoder) {
        return new ArticleRanker(snapshot.articles(), encoder);
    }

    /** Over what is now in the knowledge base: of an article that is as it was nothing is worked out anew. */
    public ArticleRanker after(Snapshot snapshot) {
        return new ArticleRanker(snapshot.articles(), encoder, known);
    }

    private static String key(String id, Language language) {
        return language + " " + id;
    }

    private Known learn(Article article) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String paragraph : article.paragraphs()) {
            List<float[]> vectors = new ArrayList<>();
            vectors.add(encoder.encodeKept(article.title() + "\n" + paragraph, article.language()));
            Sentences.split(paragraph)
                    .forEach(sentence -> vectors.add(
                            encoder.encodeKept(article.title() + "\n" + sentence.of(paragraph), article.language())));
            paragraphs.add(new Paragraph(List.copyOf(vectors), Set.copyOf(Terms.ofDocument(paragraph))));
        }
        List<Ask> asks = new ArrayList<>();
        List<String> wordings = new ArrayList<>(article.questions());
        wordings.addFirst(article.title());
        for (String wording : wordings) {
            float[] vector = encoder.encodeKept(wording, article.language());
            Set<String> terms = Set.copyOf(Terms.ofQuery(wording, article.language()));
            asks.add(new Ask(wording, vector, Set.copyOf(Terms.ofDocument(wording)), asked(vector, terms, paragraphs)));
        }
        return new Known(article, asks, paragraphs);
    }

    /** The paragraph that a known wording asks for: the title asks for the first, by the numbers like any other. */
    private static int asked(float[] vector, Set<String> terms, List<Paragraph> paragraphs) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < paragraphs.size(); i++) {
            Paragraph paragraph = paragraphs.get(i);
            long shared = terms.stream().filter(paragraph.terms()::contains).count();
            double score = nearest(paragraph.vectors(), vector) + 0.3 * shared / Math.max(1, terms.size());
            if (score > most + (best == 0 ? 0.02 : 0)) {
                most = score;
                best = i;
            }
        }
        return best;
    }

    /** The articles among the passages, the one that answers best first. */
    public List<Ranked> rank(String question, Language language, List<Passage> found) {
        List<Article> candidates = found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.article)
                .map(passage -> known.get(key(passage.articleId(), passage.language())))
                .filter(java.util.Objects::nonNull)
                .map(Known::article)
                .limit(MOST)
                .toList();
        return rank(question, language, candidates, wording -> false);
    }

    /** The same with some known wordings left out: what a question is worth when nobody foresaw it. */
    List<Ranked> rank(String question, Language language, List<Article> candidates, Predicate<String> leftOut) {
        float[] vector = encoder.encode(question, language);
        Map<String, Double> terms = weights(question, language);
        return candidates.stream()
                .map(article -> known.get(key(article.id(), article.language())))
                .filter(java.util.Objects::nonNull)
                .map(one -> ranked(one, vector, terms, leftOut))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .toList();
    }

    private Map<String, Double> weights(String question, Language language) {
        Map<String, Double> weights = new HashMap<>();
        double all = articles.getOrDefault(language, 0);
        Map<String, Integer> counts = frequency.getOrDefault(language, Map.of());
        for (String term : Terms.ofQuery(question, language)) {
            double count = counts.getOrDefault(term, 0);
            weights.put(term, Math.log(1 + (all - count + 0.5) / (count + 0.5)));
        }
        return weights;
    }

    private static Ranked ranked(Known one, float[] vector, Map<String, Double> terms, Predicate<String> leftOut) {
        int count = one.paragraphs().size();
        double[] asks = new double[count];
        double ask = 0;
        Set<String> has = new HashSet<>();
        List<Set<String>> ofParagraph = new ArrayList<>();
        one.paragraphs().forEach(paragraph -> ofParagraph.add(new HashSet<>(paragraph.terms())));
        for (Ask wording : one.asks()) {
            if (!leftOut.test(wording.text())) {
                double cosine = Encoder.cosine(vector, wording.vector());
                ask = Math.max(ask, cosine);
                asks[wording.paragraph()] = Math.max(asks[wording.paragraph()], cosine);
                has.addAll(wording.terms());
                ofParagraph.get(wording.paragraph()).addAll(wording.terms());
            }
        }
        double part = 0;
        double[] scores = new double[count];
        Language language = one.article().language();
        for (int i = 0; i < count; i++) {
            Paragraph paragraph = one.paragraphs().get(i);
            double cosine = nearest(paragraph.vectors(), vector);
            part = Math.max(part, cosine);
            has.addAll(paragraph.terms());
            scores[i] = Trust.score(language, asks[i], cosine, share(terms, ofParagraph.get(i)));
        }
        double words = share(terms, has);
        return new Ranked(
                one.article(),
                ask,
                part,
                words,
                Trust.score(language, ask, part, words),
                Arrays.stream(scores).boxed().toList());
    }

    private static double share(Map<String, Double> terms, Set<String> has) {
        double all = 0;
        double shared = 0;
        for (Map.Entry<String, Double> term : terms.entrySet()) {
            all += term.getValue();
            shared += has.contains(term.getKey()) ? term.getValue() : 0;
        }
        return all == 0 ? 0 : shared / all;
    }

    private static double nearest(List<float[]> vectors, float[] vector) {
        double best = 0;
        for (float[] one : vectors) {
            best = Math.max(best, Encoder.cosine(one, vector));
        }
        return best;
    }
}
