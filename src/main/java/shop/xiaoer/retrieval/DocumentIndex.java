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
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * The documents of one language: an entry of words for each, an entry with a vector for each part of its text and each
 * known question.
 */
final class DocumentIndex implements AutoCloseable {
    private static final String BODY = "body";
    private static final String HEAD = "head";
    private static final String PART = "part";
    private static final String ASK = "ask";
    private static final String PLACE = "place";
    private static final float HEAD_BOOST = 0.6f;
    private static final int CANDIDATES = 50;

    private final Language language;
    private final List<Document> documents;
    private final List<List<float[]>> parts = new ArrayList<>();
    private final List<List<float[]>> asks = new ArrayList<>();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    DocumentIndex(List<Document> documents, Language language, Encoder encoder) {
        this.language = language;
        this.documents = List.copyOf(documents);
        try (WhitespaceAnalyzer analyzer = new WhitespaceAnalyzer();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (int place = 0; place < this.documents.size(); place++) {
                write(writer, place, encoder);
            }
            writer.forceMerge(1);
            writer.commit();
            this.reader = DirectoryReader.open(directory);
            this.searcher = new IndexSearcher(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The index in memory cannot be written", e);
        }
    }

    private void write(IndexWriter writer, int place, Encoder encoder) throws IOException {
        Document document = documents.get(place);
        Set<String> known = new LinkedHashSet<>();
        if (!document.title().isBlank()) {
            known.add(document.title());
        }
        known.addAll(document.questions());
        String head = String.join("\n", known);
        org.apache.lucene.document.Document words = entry(place);
        words.add(new TextField(HEAD, String.join(" ", Terms.ofDocument(head)), Field.Store.NO));
        words.add(
                new TextField(BODY, String.join(" ", Terms.ofDocument(head + "\n" + document.text())), Field.Store.NO));
        writer.addDocument(words);
        asks.add(vectors(writer, place, ASK, List.copyOf(known), encoder));
        parts.add(vectors(writer, place, PART, partTexts(document), encoder));
    }

    /** Each part with the title before it: a part alone seldom says what it is about. */
    private List<String> partTexts(Document document) {
        return Chunks.of(document.text(), language).stream()
                .map(chunk -> document.title().isBlank() ? chunk : document.title() + "\n" + chunk)
                .toList();
    }

    private List<float[]> vectors(IndexWriter writer, int place, String field, List<String> texts, Encoder encoder)
            throws IOException {
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            float[] vector = encoder.encodeKept(text, language);
            vectors.add(vector);
            org.apache.lucene.document.Document entry = entry(place);
            entry.add(new KnnFloatVectorField(field, vector, VectorSimilarityFunction.DOT_PRODUCT));
            writer.addDocument(entry);
        }
        return vectors;
    }

    private static org.apache.lucene.document.Document entry(int place) {
        org.apache.lucene.document.Document entry = new org.apache.lucene.document.Document();
        entry.add(new NumericDocValuesField(PLACE, place));
        return entry;
    }

    /** The best documents, more than {@code k} where they tie in the candidates; best first. */
    List<Passage> search(String query, float[] vector, int k) {
        if (documents.isEmpty()) {
            return List.of();
        }
        try {
            int wanted = Math.max(k, CANDIDATES);
            List<String> terms = Terms.ofQuery(query, language);
            Map<Integer, Double> words = byWords(terms, wanted);
            Set<Integer> places = new LinkedHashSet<>(words.keySet());
            places.addAll(places(searcher.search(new KnnFloatVectorQuery(PART, vector, wanted), wanted))
                    .keySet());
            places.addAll(places(searcher.search(new KnnFloatVectorQuery(ASK, vector, wanted), wanted))
                    .keySet());
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
        Map<Integer, Double> found = places(searcher.search(query.build(), wanted));
        double whole = Math.max(most, 1e-6);
        found.replaceAll((place, score) -> Math.min(1, score / whole));
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

    /** The best score of each place among the hits. */
    private Map<Integer, Double> places(TopDocs hits) throws IOException {
        Map<Integer, Double> places = new HashMap<>();
        List<LeafReaderContext> leaves = reader.leaves();
        for (ScoreDoc hit : hits.scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            NumericDocValues values = leaf.reader().getNumericDocValues(PLACE);
            if (values != null && values.advanceExact(hit.doc - leaf.docBase)) {
                places.merge((int) values.longValue(), (double) hit.score, Math::max);
            }
        }
        return places;
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The index in memory cannot be closed", e);
        }
    }
}
