package shop.xiaoer.confidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The curves as lines of a file: what, of which door, its name, the number; parted by tabs. */
final class WeightsFile {
    private static final String CONSTANT = "(constant)";
    private static final String SLOPE = "(slope)";
    private static final String SHIFT = "(shift)";
    private static final String LABELS = "(labels)";
    private static final String EXPECTED = "expected";

    private WeightsFile() {}

    static List<String> write(ConfidenceModel model) {
        List<String> lines = new ArrayList<>();
        lines.add("# Written by `xiaoer eval confidence --learn`; not by hand.");
        for (Door door : Door.values()) {
            Curve curve = model.curve(door);
            lines.add(door + "\t" + LABELS + "\t" + curve.labels());
            lines.add(door + "\t" + CONSTANT + "\t" + number(curve.constant()));
            lines.add(door + "\t" + SLOPE + "\t" + number(curve.slope()));
            lines.add(door + "\t" + SHIFT + "\t" + number(curve.shift()));
            double[] weights = curve.weights();
            for (int i = 0; i < weights.length; i++) {
                lines.add(door + "\t" + door.signals().get(i) + "\t" + number(weights[i]));
            }
        }
        model.expectations()
                .forEach(one -> lines.add(EXPECTED + "\t" + number(one.threshold()) + "\t" + number(one.precision())
                        + "\t" + number(one.coverage())));
        return lines;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** @throws IllegalArgumentException naming the line that cannot be read, or the number that is missing */
    static ConfidenceModel read(List<String> lines) {
        Map<String, Double> numbers = new HashMap<>();
        List<Expectation> expectations = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\t");
            try {
                if (parts[0].equals(EXPECTED)) {
                    expectations.add(new Expectation(
                            Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3])));
                } else {
                    numbers.put(parts[0] + "\t" + parts[1], Double.parseDouble(parts[2]));
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("weights: cannot read \"" + line + "\"", e);
            }
        }
        Map<Door, Curve> curves = new EnumMap<>(Door.class);
        for (Door door : Door.values()) {
            curves.put(
                    door,
                    new Curve(
                            door.signals().stream()
                                    .mapToDouble(signal -> taken(numbers, door, signal))
                                    .toArray(),
                            taken(numbers, door, CONSTANT),
                            taken(numbers, door, SLOPE),
                            taken(numbers, door, SHIFT),
                            (int) taken(numbers, door, LABELS)));
        }
        return new ConfidenceModel(curves, expectations);
    }

    private static double taken(Map<String, Double> numbers, Door door, String name) {
        Double number = numbers.get(door + "\t" + name);
        if (number == null) {
            throw new IllegalArgumentException("weights: " + door + " lacks " + name);
        }
        return number;
    }
}
