package shop.xiaoer.app.eval;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.xiaoer.intent.head.Labelled;

/**
 * What anybody reaches without an encoder: a linear support vector machine (liblinear) over words, pairs of words and
 * runs of 2 to 5 characters, weighed by how rare they are. Beside ours on the same messages it says how much of a figure
 * is the data's. Deterministic.
 */
public final class LinearBaseline {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;
    private static final double COST = 1;
    private static final double TOLERANCE = 0.01;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<Double> rarity = new ArrayList<>();
    private final List<String> intents;
    private final Model model;

    /** Messages of no intent teach nothing, as with ours. */
    public LinearBaseline(List<Labelled> train) {
        List<Labelled> known = train.stream()
                .filter(one -> !one.intent().equals(Labelled.OUT_OF_SCOPE))
                .toList();
        intents = List.copyOf(new TreeSet<>(known.stream().map(Labelled::intent).toList()));
        List<Map<String, Integer>> texts =
                known.stream().map(one -> pieces(one.text())).toList();
        weigh(texts);
        Problem problem = new Problem();
        problem.l = known.size();
        problem.n = places.size();
        problem.bias = -1;
        problem.x = texts.stream().map(this::row).toArray(Feature[][]::new);
        problem.y =
                known.stream().mapToDouble(one -> intents.indexOf(one.intent())).toArray();
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE);
        parameter.setRandom(new Random(1));
        Linear.disableDebugOutput();
        model = Linear.train(problem, parameter);
    }

    /** Share of the messages of an intent that are told right. */
    public double accuracy(List<Labelled> test) {
        List<Labelled> known = test.stream()
                .filter(one -> !one.intent().equals(Labelled.OUT_OF_SCOPE))
                .toList();
        long right = known.stream()
                .filter(one -> intent(one.text()).equals(one.intent()))
                .count();
        return known.isEmpty() ? 0 : right / (double) known.size();
    }

    private String intent(String text) {
        return intents.get((int) Linear.predict(model, row(pieces(text))));
    }

    private void weigh(List<Map<String, Integer>> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> text.keySet().forEach(piece -> counts.merge(piece, 1, Integer::sum)));
        counts.forEach((piece, count) -> {
            places.put(piece, places.size() + 1);
            rarity.add(Math.log((1.0 + texts.size()) / (1 + count)) + 1);
        });
    }

    /** Words and characters each have a length of one. */
    private Feature[] row(Map<String, Integer> pieces) {
        TreeMap<Integer, Double> values = new TreeMap<>();
        for (boolean words : new boolean[] {true, false}) {
            Map<Integer, Double> part = new HashMap<>();
            pieces.forEach((piece, count) -> {
                Integer place = places.get(piece);
                if (place != null && piece.startsWith("w ") == words) {
                    part.put(place, (1 + Math.log(count)) * rarity.get(place - 1));
                }
            });
            double length = Math.sqrt(
                    part.values().stream().mapToDouble(value -> value * value).sum());
            part.forEach((place, value) -> values.put(place, value / length));
        }
        return values.entrySet().stream()
                .map(entry -> new FeatureNode(entry.getKey(), entry.getValue()))
                .toArray(Feature[]::new);
    }

    private static Map<String, Integer> pieces(String text) {
        Map<String, Integer> pieces = new HashMap<>();
        String plain = text.toLowerCase(Locale.ROOT).strip();
        String[] words = plain.split("[^\\p{L}\\p{N}']+");
        for (int i = 0; i < words.length; i++) {
            pieces.merge("w " + words[i], 1, Integer::sum);
            if (i > 0) {
                pieces.merge("w " + words[i - 1] + " " + words[i], 1, Integer::sum);
            }
        }
        String padded = " " + plain + " ";
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int at = 0; at + length <= padded.length(); at++) {
                pieces.merge("c " + padded.substring(at, at + length), 1, Integer::sum);
            }
        }
        return pieces;
    }
}
