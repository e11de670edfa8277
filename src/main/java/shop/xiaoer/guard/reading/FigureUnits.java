package shop.xiaoer.guard.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.guard.reading.Figures.Figure;
import shop.xiaoer.guard.reading.Units.Unit;

/**
 * Brings each figure to its unit: its own, or that of the figure after it where a range or a list joins the two. So the
 * text is gone through from its end.
 */
final class FigureUnits {
    private static final Pattern RANGE = Pattern.compile("\\s?(?:-|~|–|—|至|到|to|and)\\s?");
    private static final Pattern LIST = Pattern.compile("\\s?(?:、|/|或者?|和|,|or|and|[x×*])\\s?(?:or\\s)?");
    private static final Unit PIECES = new Unit(Dimension.COUNT, "", 1);
    private static final Unit NO_UNIT = new Unit(Dimension.PLAIN, "", 1);

    private final QuantityScan scan;
    private final String text;
    private @Nullable Figure after;
    private Optional<Unit> unitAfter = Optional.empty();

    private FigureUnits(QuantityScan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    static void read(QuantityScan scan) {
        FigureUnits units = new FigureUnits(scan);
        Figures.of(scan).reversed().forEach(units::next);
    }

    private void next(Figure figure) {
        unitAfter = keep(figure, after);
        after = figure;
    }

    /** @return the unit that it hands on to the figure before it */
    private Optional<Unit> keep(Figure figure, @Nullable Figure other) {
        Optional<Units.Read> own = Units.at(text, figure.to());
        if (own.isEmpty() && other != null && unitAfter.isPresent() && areJoined(figure, other)) {
            return joined(figure, other, unitAfter.get());
        }
        return own.or(() -> Units.noun(text, figure.to()))
                .map(read -> measured(figure, read))
                .or(() -> bare(figure));
    }

    private Unit measured(Figure figure, Units.Read read) {
        Unit unit = read.unit();
        if (areNeighbours(figure)) {
            add(unit, digit(figure, 0), digit(figure, 1), figure.from(), read.to());
        } else if (!isArticle(figure, unit)) {
            add(unit, figure.value(), figure.value(), figure.from(), read.to());
        }
        return unit;
    }

    /** 一个, one of: an article more than a number. */
    private static boolean isArticle(Figure figure, Unit unit) {
        return figure.words() && figure.value() == 1 && unit.dimension() == Dimension.COUNT;
    }

    /** 三四天: three or four days. */
    private boolean areNeighbours(Figure figure) {
        return figure.to() - figure.from() == 2 && digit(figure, 0) > 0 && digit(figure, 1) == digit(figure, 0) + 1;
    }

    private int digit(Figure figure, int at) {
        return Numerals.digit(text.charAt(figure.from() + at));
    }

    /** English words count pieces of whatever it is; a Han numeral alone is mostly part of a word. */
    private Optional<Unit> bare(Figure figure) {
        if (!figure.words()) {
            add(NO_UNIT, figure.value(), figure.value(), figure.from(), figure.to());
        } else if (figure.value() > 1 && Numerals.HAN.indexOf(text.charAt(figure.from())) < 0) {
            add(PIECES, figure.value(), figure.value(), figure.from(), figure.to());
        }
        return Optional.empty();
    }

    private boolean areJoined(Figure figure, Figure other) {
        String between = between(figure, other);
        return RANGE.matcher(between).matches() || LIST.matcher(between).matches();
    }

    private String between(Figure figure, Figure other) {
        return text.substring(figure.to(), Math.max(figure.to(), other.from()));
    }

    private Optional<Unit> joined(Figure figure, Figure other, Unit unit) {
        Optional<Quantity> end = isRange(figure, other)
                ? scan.beginningAt(other.from()).filter(quantity -> !quantity.range())
                : Optional.empty();
        if (end.isEmpty()) {
            add(unit, figure.value(), figure.value(), figure.from(), figure.to());
            return Optional.of(unit);
        }
        Quantity high = end.get();
        double low = figure.value() * unit.factor();
        scan.replace(high, new Quantity(high.dimension(), high.kind(), low, high.high(), figure.from(), high.to()));
        return Optional.empty();
    }

    /** Two with "and" between them are a list of two. */
    private boolean isRange(Figure figure, Figure other) {
        return RANGE.matcher(between(figure, other)).matches()
                && figure.value() < other.value()
                && !text.startsWith("and", figure.to() + 1);
    }

    private void add(Unit unit, double low, double high, int from, int to) {
        double factor = unit.factor();
        scan.keep(new Quantity(unit.dimension(), unit.kind(), low * factor, high * factor, from, to));
    }
}
