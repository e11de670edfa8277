package shop.xiaoer.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VectorSearchTest {
    private static final int DIMENSION = 24;
    private static final int MOST = 50;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void fewAreLookedAtOneByOneAndManyOverAGraph() {
        assertThat(VectorSearch.over(drawn(VectorSearch.GRAPH_FROM - 1))).isInstanceOf(ExactVectors.class);
        assertThat(VectorSearch.over(drawn(VectorSearch.GRAPH_FROM))).isInstanceOf(GraphVectors.class);
    }

    @Test
    void theGraphFindsWhatIsFoundOneByOne() {
        List<List<float[]>> vectors = drawn(3_000);
        VectorSearch exact = new ExactVectors(vectors);
        VectorSearch graph = new GraphVectors(vectors);
        int expected = 0;
        int found = 0;
        for (int i = 0; i < 100; i++) {
            float[] query = unit();
            Set<Integer> nearest = exact.nearest(query, MOST);
            Set<Integer> both = new HashSet<>(nearest);
            both.retainAll(graph.nearest(query, MOST));
            expected += nearest.size();
            found += both.size();
        }

        // A graph is near enough, never certain.
        assertThat((double) found / expected).as("seed %d", seed).isGreaterThan(0.85);
    }

    @Test
    void theVectorItselfIsNearest() {
        List<List<float[]>> vectors = drawn(300);
        VectorSearch exact = new ExactVectors(vectors);
        VectorSearch graph = new GraphVectors(vectors);
        for (int place = 0; place < vectors.size(); place++) {
            for (float[] vector : vectors.get(place)) {
                assertThat(exact.nearest(vector, 1)).as("seed %d", seed).containsExactly(place);
                assertThat(graph.nearest(vector, MOST)).as("seed %d", seed).contains(place);
            }
        }
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(new ExactVectors(List.of()).nearest(unit(), MOST)).isEmpty();
        assertThat(new GraphVectors(List.of()).nearest(unit(), MOST)).isEmpty();
        assertThat(VectorSearch.over(List.of(List.of(), List.of())).nearest(unit(), MOST))
                .isEmpty();
    }

    /** So many vectors, none to three at a place. */
    private List<List<float[]>> drawn(int count) {
        List<List<float[]>> places = new ArrayList<>();
        int left = count;
        while (left > 0) {
            List<float[]> place = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0 && left > 0; i--, left--) {
                place.add(unit());
            }
            places.add(place);
        }
        return places;
    }

    private float[] unit() {
        float[] vector = new float[DIMENSION];
        double sum = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return vector;
    }
}
