package shop.xiaoer.guard.reading;

import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the figures of a normalised text and brings each to its dimension's unit: {@code 500ml}, {@code 0.5 升}, {@code
 * half a litre} and {@code 五百毫升} are one value. Dates, times of day, prices before or after their sign, ranges and
 * lists that share a unit are read. Pure.
 */
public final class Quantities {
    /** In this order: the signs that one has read are no figures to those after it. */
    private static final List<Consumer<QuantityScan>> READERS =
            List.of(Dates::read, Clocks::read, Codes::read, SignedFigures::read, SetPhrases::read, FigureUnits::read);

    private static final Readings<List<Quantity>> READ = new Readings<>(Quantities::read);

    private Quantities() {}

    /** The figures in the order of the text. */
    public static List<Quantity> of(String normal) {
        return READ.of(normal);
    }

    private static List<Quantity> read(String normal) {
        QuantityScan scan = new QuantityScan(normal);
        READERS.forEach(reader -> reader.accept(scan));
        return scan.found();
    }
}
