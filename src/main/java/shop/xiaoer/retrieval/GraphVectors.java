package shop.xiaoer.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's graph (HNSW) in memory; on the heap alone, so that it goes with its last user. */
final class GraphVectors implements VectorSearch {
    private static final String VECTOR = "vector";

    private final int[] places;
    private final IndexSearcher searcher;

    GraphVectors(List<List<float[]>> ofPlaces) {
        this.places = new int[ofPlaces.stream().mapToInt(List::size).sum()];
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (WhitespaceAnalyzer analyzer = new WhitespaceAnalyzer();
                IndexWriter writer = new IndexWriter(directory, DocumentIndex.inOrder(analyzer))) {
            int entry = 0;
            for (int place = 0; place < ofPlaces.size(); place++) {
                for (float[] vector : ofPlaces.get(place)) {
                    Document document = new Document();
                    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
                    writer.addDocument(document);
                    places[entry++] = place;
                }
            }
            // One part, in the order of writing: a hit's number is its entry's.
            writer.forceMerge(1);
            writer.commit();
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("The graph in memory cannot be written", e);
        }
    }

    @Override
    public Set<Integer> nearest(float[] vector, int most) {
        try {
            Set<Integer> found = new HashSet<>();
            for (ScoreDoc hit : searcher.search(new KnnFloatVectorQuery(VECTOR, vector, most), most).scoreDocs) {
                found.add(places[hit.doc]);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The graph in memory cannot be read", e);
        }
    }
}
