package shop.xiaoer.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each sign is worth: above zero it speaks against the sentence. Learnt by {@link WeightsTraining} from
 * {@code eval/guards/training} with {@code ./xiaoer eval guards --learn}; the file is {@code guard/weights.tsv}.
 */
final class Weights {
    private static final String FILE = "/guard/weights.tsv";

    private final Map<String, Double> weights;

    private Weights(Map<String, Double> weights) {
        this.weights = weights;
    }

    static Weights of(Map<String, Double> weights) {
        return new Weights(Map.copyOf(weights));
    }

    static Weights learnt() {
        try (InputStream in = Weights.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            Map<String, Double> read = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> read.put(line.substring(0, line.indexOf('\t')), number(line)));
            return of(read);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static double number(String line) {
        return Double.parseDouble(line.substring(line.indexOf('\t') + 1));
    }

    /** The logarithm of the odds that the sentence does not follow. */
    double against(Map<String, Double> signs) {
        double sum = 0;
        for (Map.Entry<String, Double> sign : signs.entrySet()) {
            sum += weights.getOrDefault(sign.getKey(), 0.0) * sign.getValue();
        }
        return sum;
    }

    /** As the file has them, by name. */
    List<String> lines() {
        return new TreeMap<>(weights)
                .entrySet().stream()
                        .map(one -> one.getKey() + "\t" + String.format(java.util.Locale.ROOT, "%.4f", one.getValue()))
                        .toList();
    }
}
