package shop.xiaoer.intent.head;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The places that a text has, ascending, and what each weighs. */
    static final class Sparse {
        private final int[] places;
        private final double[] values;

        private Sparse(int[] places, double[] values) {
            this.places = places;
            this.values = values;
        }

        int size() {
            return places.length;
        }

        int place(int index) {
            return places[index];
        }

        double value(int index) {
            return values[index];
        }
    }

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

    Sparse of(String text) {
        int[] found = pieces(text, language).stream()
                .mapToInt(piece -> places.getOrDefault(piece, -1))
                .filter(place -> place >= 0)
                .sorted()
                .toArray();
        int[] distinct = Arrays.stream(found).distinct().toArray();
        double[] values = new double[distinct.length];
        double squares = 0;
        for (int i = 0, at = 0; i < distinct.length; i++) {
            int from = at;
            while (at < found.length && found[at] == distinct[i]) {
                at++;
            }
            values[i] = (1 + Math.log(at - from)) * weights[distinct[i]];
            squares += values[i] * values[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] /= length;
        }
        return new Sparse(distinct, values);
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

    /** To be kept: the number of pieces, their weights by place, and the pieces by place, each on a line. */
    byte[] written() {
        String[] pieces = new String[weights.length];
        places.forEach((piece, place) -> pieces[place] = piece);
        String lines = String.join("\n", pieces);
        ByteBuffer bytes = ByteBuffer.allocate(
                        Integer.BYTES + Double.BYTES * weights.length + Character.BYTES * lines.length())
                .putInt(weights.length);
        for (double weight : weights) {
            bytes.putDouble(weight);
        }
        // As they are: a run of letters may end within a pair of surrogates, which no charset keeps.
        bytes.asCharBuffer().put(lines);
        return bytes.array();
    }

    /** What was {@link #written}; empty where it is something else. */
    static Optional<LetterFeatures> read(byte[] content, Language language) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int size = content.length < Integer.BYTES ? 0 : bytes.getInt();
        if (size <= 0 || bytes.remaining() < (long) Double.BYTES * size) {
            return Optional.empty();
        }
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = bytes.getDouble();
        }
        Map<String, Integer> places = HashMap.newHashMap(size);
        for (String piece : bytes.asCharBuffer().toString().split("\n", -1)) {
            places.put(piece, places.size());
        }
        return places.size() == size ? Optional.of(new LetterFeatures(language, places, weights)) : Optional.empty();
    }
}
