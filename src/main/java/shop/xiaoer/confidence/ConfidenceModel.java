package shop.xiaoer.confidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes a probability of what is known of an answer. Immutable, safe from any thread; takes microseconds. */
public final class ConfidenceModel {
    private static final String OWN = "/confidence/weights.tsv";

    private final Map<Door, Curve> curves;
    private final List<Expectation> expectations;

    /** @param expectations by growing thresholds, the first at 0 */
    ConfidenceModel(Map<Door, Curve> curves, List<Expectation> expectations) {
        this.curves = new EnumMap<>(curves);
        this.expectations = List.copyOf(expectations);
        for (Door door : Door.values()) {
            Curve curve = this.curves.get(door);
            if (curve == null || curve.weights().length != door.signals().size()) {
                throw new IllegalArgumentException(door + ": needs a weight for each of " + door.signals());
            }
        }
        if (this.expectations.isEmpty()) {
            throw new IllegalArgumentException("expectations: one at least is needed");
        }
    }

    /** The one that comes with the server, fitted to the project's own labelled answers. */
    public static ConfidenceModel own() {
        try (InputStream file = ConfidenceModel.class.getResourceAsStream(OWN)) {
            if (file == null) {
                throw new IllegalStateException(OWN + " is missing from the program");
            }
            return WeightsFile.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(OWN, e);
        }
    }

    /** The probability that the answer is right, 0 to 1. */
    public double of(Signals signals) {
        return curve(signals.door()).of(signals.values());
    }

    /** What a threshold is worth: that of the nearest one that was counted. */
    public Expectation at(double threshold) {
        Expectation nearest = expectations.getFirst();
        for (Expectation one : expectations) {
            if (Math.abs(one.threshold() - threshold) < Math.abs(nearest.threshold() - threshold)) {
                nearest = one;
            }
        }
        return nearest;
    }

    public List<Expectation> expectations() {
        return expectations;
    }

    /** Labelled answers that a door's curve was fitted to; 0 where it was set by hand. */
    public int labels(Door door) {
        return curve(door).labels();
    }

    Curve curve(Door door) {
        return java.util.Objects.requireNonNull(curves.get(door), door.name());
    }

    /** The lines of its file. */
    public List<String> written() {
        return WeightsFile.write(this);
    }
}
