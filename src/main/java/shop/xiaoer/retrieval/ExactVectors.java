package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import shop.xiaoer.text.embed.Encoder;

/** Looks at each vector. */
final class ExactVectors implements VectorSearch {
    private final List<List<float[]>> ofPlaces;

    private record Hit(int place, float cosine) {}

    ExactVectors(List<List<float[]>> ofPlaces) {
        this.ofPlaces = new ArrayList<>(ofPlaces);
    }

    @Override
    public Set<Integer> nearest(float[] vector, int most) {
        PriorityQueue<Hit> best = new PriorityQueue<>(Comparator.comparingDouble(Hit::cosine));
        for (int place = 0; place < ofPlaces.size(); place++) {
            for (float[] one : ofPlaces.get(place)) {
                float cosine = Encoder.cosine(one, vector);
                if (best.size() < most) {
                    best.add(new Hit(place, cosine));
                } else if (cosine > best.element().cosine()) {
                    best.remove();
                    best.add(new Hit(place, cosine));
                }
            }
        }
        Set<Integer> places = new HashSet<>();
        best.forEach(hit -> places.add(hit.place()));
        return places;
    }
}
