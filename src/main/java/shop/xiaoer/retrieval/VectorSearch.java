package shop.xiaoer.retrieval;

import java.util.List;
import java.util.Set;

/** The nearest among the vectors of a language's documents. Immutable, safe from any thread. */
sealed interface VectorSearch permits ExactVectors, GraphVectors {
    /**
     * From so many vectors on, building a graph is worth it. Below, to look at each takes about a millisecond and finds
     * the nearest for certain, and a changed page need not wait for a graph.
     */
    int GRAPH_FROM = 2_000;

    /** The places of the documents to which the nearest {@code most} vectors belong. */
    Set<Integer> nearest(float[] vector, int most);

    /**
     * @param ofPlaces the vectors of each document, in the documents' order
     */
    static VectorSearch over(List<List<float[]>> ofPlaces) {
        int vectors = ofPlaces.stream().mapToInt(List::size).sum();
        return vectors < GRAPH_FROM ? new ExactVectors(ofPlaces) : new GraphVectors(ofPlaces);
    }
}
