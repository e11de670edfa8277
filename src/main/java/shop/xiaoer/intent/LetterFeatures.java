package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Words;

/**
 * What the letters of a text say: words and pairs of words, and runs of two to five letters, weighed by how seldom they
 * are (TF-IDF, the logarithm of the count, length one). Runs of letters forgive typos and carry Chinese words.
 */
final class LetterFeatures {
    private static final int LARGE = 3_000;

    private final Language language;
    private final Map<String, Integer> places;
    private final double[] weights;

    private LetterFeatures(Language language, Map<String, Integer> places, double[] weights) {
        this.language = language;
        this.places = places;
        this.weights = weights;
    }

    /** Learns which pieces there are; in a large set, those seen once are left out. */
    static LetterFeatures of(Collection<String> texts, Language language) {
        Map<String, Integer> documents = new TreeMap<>();
        for (String text : texts) {
            for (String piece : new HashSet<>(pieces(text, language))) {
                documents.merge(piece, 1, Integer::sum);
            }
        }
        int fewest = texts.size() > LARGE ? 2 : 1;
        Map<String, Integer> places = new HashMap<>();
        List<Double> weights = new ArrayList<>();
        documents.forEach((piece, count) -> {
            if (count >= fewest) {
                places.put(piece, places.size());
                weights.add(Math.log((1.0 + texts.size()) / (1.0 + count)) + 1);
            }
        });
        return new LetterFeatures(
                language,
                places,
                weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int size() {
        return weights.length;
    }

    /** The weights by place. */
    Map<Integer, Double> of(String text) {
        return of(pieces(text, language));
    }

    /** The same for the {@link #pieces} of a text: several heads that hear one message share them. */
    Map<Integer, Double> of(List<String> pieces) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String piece : pieces) {
            Integer place = places.get(piece);
            if (place != null) {
                counts.merge(place, 1, Integer::sum);
            }
        }
        Map<Integer, Double> found = new HashMap<>();
        double squares = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            double value = (1 + Math.log(entry.getValue())) * weights[entry.getKey()];
            found.put(entry.getKey(), value);
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        if (length > 0) {
            found.replaceAll((place, value) -> value / length);
        }
        return found;
    }

    static List<String> pieces(String text, Language language) {
        List<String> stems = Words.stems(text);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < stems.size(); i++) {
            pieces.add("w " + stems.get(i));
            if (i > 0) {
                pieces.add("w " + stems.get(i - 1) + " " + stems.get(i));
            }
        }
        switch (language) {
            case ZH -> runs(Normaliser.normalise(text), 2, 4, pieces);
            case EN -> {
                for (String word : Normaliser.normalise(text).split(" ")) {
                    runs(" " + word + " ", 2, 5, pieces);
                }
            }
        }
        return pieces;
    }

    private static void runs(String text, int shortest, int longest, List<String> pieces) {
        for (int length = shortest; length <= longest; length++) {
            for (int from = 0; from + length <= text.length(); from++) {
                pieces.add(text.substring(from, from + length));
            }
        }
    }
}
