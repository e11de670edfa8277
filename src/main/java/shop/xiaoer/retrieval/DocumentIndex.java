package shop.xiaoer.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * The documents of one language: an entry of words for each, and a vector for each part of its text and each known
 * question. All of it lies on the heap and goes with its last user.
 */
final class DocumentIndex {
    private static final String BODY = "body";
    private static final String HEAD = "head";
    private static final float HEAD_BOOST = 0.6f;
    private static final int CANDIDATES = 50;

    private final Language language;
    private final List<Document> documents;
    private final List<List<float[]>> parts = new ArrayList<>();
    private final List<List<float[]>> asks = new ArrayList<>();
    private final VectorSearch byPart;
    private final VectorSearch byAsk;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    DocumentIndex(List<Document> documents, Language language, Encoder encoder) {
        this.language = language;
        this.documents = List.copyOf(documents);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (WhitespaceAnalyzer analyzer = new WhitespaceAnalyzer();
                IndexWriter writer = new IndexWriter(directory, inOrder(analyzer))) {
            for (Document document : this.documents) {
                write(writer, document, encoder);
            }
            // One part, in the order of writing: a hit's number is its document's place.
            writer.forceMerge(1);
            writer.commit();
            this.reader = DirectoryReader.open(directory);
            this.searcher = new IndexSearcher(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The index in memory cannot be written", e);
        }
        this.byPart = VectorSearch.over(parts);
        this.byAsk = VectorSearch.over(asks);
    }

    /** The usual merging mixes the parts of a large index; here an entry's number says which it is. */
    static IndexWriterConfig inOrder(Analyzer analyzer) {
        return new IndexWriterConfig(analyzer).setMergePolicy(new LogDocMergePolicy());
    }

    /** Whether it holds these very documents, in this order. */
    boolean holds(List<Document> others) {
        return documents.equals(others);
    }

    private void write(IndexWriter writer, Document document, Encoder encoder) throws IOException {
        Set<String> known = new LinkedHashSet<>();
        if (!document.title().isBlank()) {
            known.add(document.title());
        }
        known.addAll(document.questions());
        String head = String.join("\n", known);
        org.apache.lucene.document.Document words = new org.apache.lucene.document.Document();
        words.add(new TextField(HEAD, String.join(" ", Terms.ofDocument(head)), Field.Store.NO));
        words.add(
                new TextField(BODY, String.join(" ", Terms.ofDocument(head + "\n" + document.text())), Field.Store.NO));
        writer.addDocument(words);
        asks.add(vectors(List.copyOf(known), encoder));
        parts.add(vectors(partTexts(document), encoder));
    }

    /** Each part with the title before it: a part alone seldom says what it is about. */
    private List<String> partTexts(Document document) {
        return Chunks.of(document.text(), language).stream()
                .map(chunk -> document.title().isBlank() ? chunk : document.title() + "\n" + chunk)
                .toList();
    }

    private List<float[]> vectors(List<String> texts, Encoder encoder) {
        return texts.stream().map(text -> encoder.encodeKept(text, language)).toList();
    }

    /** The best documents, more than {@code k} where they tie in the candidates; best first. */
    List<Passage> search(String query, float[] vector, int k) {
        if (documents.isEmpty()) {
            return List.of();
        }
        try {
            int wanted = Math.max(k, CANDIDATES);
            Map<Integer, Double> words = byWords(Terms.ofQuery(query, language), wanted);
            Set<Integer> places = new LinkedHashSet<>(words.keySet());
            places.addAll(byPart.nearest(vector, wanted));
            places.addAll(byAsk.nearest(vector, wanted));
            return places.stream()
                    .map(place -> passage(place, words.getOrDefault(place, 0.0), vector))
                    .sorted(Comparator.comparingDouble(Passage::score)
                            .reversed()
                            .thenComparing(Passage::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The index in memory cannot be read", e);
        }
    }

    private Passage passage(int place, double bm25, float[] vector) {
        Document document = documents.get(place);
        double cosine = nearest(parts.get(place), vector);
        double questionCosine = nearest(asks.get(place), vector);
        return new Passage(
                document.kind() + ":" + language.code() + ":" + document.id(),
                document.id(),
                document.kind(),
                language,
                document.title(),
                document.text(),
                Weights.score(language, bm25, cosine, questionCosine),
                bm25,
                cosine,
                questionCosine);
    }

    private static double nearest(List<float[]> vectors, float[] vector) {
        double best = 0;
        for (float[] one : vectors) {
            best = Math.max(best, Encoder.cosine(one, vector));
        }
        return best;
    }

    /** BM25 as a share of what a short text with every term of the query would get. */
    private Map<Integer, Double> byWords(List<String> terms, int wanted) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        double most = 0;
        for (String term : terms.subList(0, Math.min(terms.size(), IndexSearcher.getMaxClauseCount() / 2))) {
            query.add(new TermQuery(new Term(BODY, term)), BooleanClause.Occur.SHOULD);
            query.add(boosted(term), BooleanClause.Occur.SHOULD);
            most += weight(term) * (1 + HEAD_BOOST);
        }
        double whole = Math.max(most, 1e-6);
        Map<Integer, Double> found = new HashMap<>();
        for (ScoreDoc hit : searcher.search(query.build(), wanted).scoreDocs) {
            found.put(hit.doc, Math.min(1, hit.score / whole));
        }
        return found;
    }

    private static Query boosted(String term) {
        return new BoostQuery(new TermQuery(new Term(HEAD, term)), HEAD_BOOST);
    }

    /** Lucene's inverse document frequency: a term that no document has counts as the rarest. */
    private double weight(String term) throws IOException {
        double frequency = reader.docFreq(new Term(BODY, term));
        return Math.log(1 + (documents.size() - frequency + 0.5) / (frequency + 0.5));
    }
}
