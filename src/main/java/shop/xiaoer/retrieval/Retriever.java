package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.Words;
import shop.xiaoer.text.embed.Encoder;

/**
 * Searches the documents of one snapshot. Built aside and swapped in by its owner; building blocks for 4 ms a text that
 * the encoder does not know yet, plus about a millisecond a document. It lies on the heap alone and goes with its last
 * user.
 *
 * <p>Safe from any thread. A search blocks for one run of the encoder (about 4 ms) and about a millisecond of Lucene; a
 * long story is searched sentence by sentence and takes that much for each, 16 at most. Never on an event loop.
 */
public final class Retriever {
    private static final int STORY_SENTENCES = 4;
    private static final int STORY_WORDS = 50;
    private static final int MOST_SENTENCES = 40;
    private static final double RANK_CONSTANT = 10;

    private final Encoder encoder;
    private final Map<Language, DocumentIndex> indexes = new HashMap<>();

    private Retriever(List<Document> documents, Encoder encoder, Map<Language, DocumentIndex> before) {
        this.encoder = encoder;
        for (Language language : Language.values()) {
            List<Document> ofLanguage = documents.stream()
                    .filter(document -> document.language() == language)
                    .toList();
            DocumentIndex same = before.get(language);
            indexes.put(
                    language,
                    same != null && same.holds(ofLanguage) ? same : new DocumentIndex(ofLanguage, language, encoder));
        }
    }

    /** Over the articles and products of a snapshot. */
    public static Retriever build(Snapshot snapshot, Encoder encoder) {
        return new Retriever(Documents.of(snapshot), encoder, Map.of());
    }

    /** Over what is now in the knowledge base: a language of which nothing changed is taken over as it is. */
    public Retriever after(Snapshot snapshot) {
        return new Retriever(Documents.of(snapshot), encoder, indexes);
    }

    /** Over any documents. */
    public static Retriever build(List<Document> documents, Encoder encoder) {
        return new Retriever(documents, encoder, Map.of());
    }

    /** The best {@code k} documents of that language for the query, best first; none for a query without letters. */
    public List<Passage> search(String query, Language language, int k) {
        DocumentIndex index = indexes.get(language);
        if (index == null || Words.of(query).isEmpty()) {
            return List.of();
        }
        List<String> parts =
                Sentences.split(query).stream().map(range -> range.of(query)).toList();
        boolean story = parts.size() >= STORY_SENTENCES && Words.of(query).size() >= STORY_WORDS;
        List<Passage> found =
                story ? story(index, parts, language, k) : index.search(query, encoder.encode(query, language), k);
        return found.subList(0, Math.min(k, found.size()));
    }

    /**
     * The article whose known question the query is, in the same or nearly the same words: its answer can be given as it
     * stands. Empty where the nearest is only about the same matter: "搪瓷锅能放微波炉吗" is not "陶瓷杯能放微波炉吗", at a
     * cosine of .85.
     */
    public static Optional<Passage> known(List<Passage> found) {
        return found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.article)
                .filter(passage -> passage.questionCosine() >= Weights.known(passage.language()))
                .max(Comparator.comparingDouble(Passage::questionCosine));
    }

    /** Each sentence votes for what it finds; a document that several find, or one finds well, comes first. */
    private List<Passage> story(DocumentIndex index, List<String> sentences, Language language, int k) {
        Map<String, Double> votes = new HashMap<>();
        Map<String, Passage> best = new HashMap<>();
        int step = Math.max(1, sentences.size() / MOST_SENTENCES);
        for (int i = 0; i < sentences.size(); i += step) {
            String sentence = sentences.get(i);
            if (Words.of(sentence).isEmpty()) {
                continue;
            }
            List<Passage> found = index.search(sentence, encoder.encode(sentence, language), Math.max(k, 10));
            for (int rank = 0; rank < found.size(); rank++) {
                Passage passage = found.get(rank);
                votes.merge(passage.id(), 1 / (RANK_CONSTANT + rank), Double::sum);
                best.merge(passage.id(), passage, (one, other) -> one.score() >= other.score() ? one : other);
            }
        }
        List<Passage> ranked = new ArrayList<>();
        best.forEach((id, passage) -> ranked.add(withScore(passage, votes.getOrDefault(id, 0.0))));
        ranked.sort(Comparator.comparingDouble(Passage::score).reversed().thenComparing(Passage::id));
        return ranked;
    }

    private static Passage withScore(Passage passage, double score) {
        return new Passage(
                passage.id(),
                passage.articleId(),
                passage.kind(),
                passage.language(),
                passage.title(),
                passage.text(),
                score,
                passage.bm25(),
                passage.cosine(),
                passage.questionCosine());
    }
}
