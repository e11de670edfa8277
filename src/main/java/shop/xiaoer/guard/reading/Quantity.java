package shop.xiaoer.guard.reading;

import java.util.regex.MatchResult;

/**
 * A figure with its unit, or a range of such.
 *
 * @param kind currency, counter, technical unit, year or the code itself; empty where none is said
 * @param high equals {@code low} but for a range
 * @param from where it begins in the text that was read
 */
public record Quantity(Dimension dimension, String kind, double low, double high, int from, int to) {
    private static final double LONG_TIME_HOURS = 600;

    /** One value, said where the match stands. */
    static Quantity exact(Dimension dimension, String kind, double value, MatchResult said) {
        return new Quantity(dimension, kind, value, value, said.start(), said.end());
    }

    public boolean range() {
        return low != high;
    }

    /** Whether the two are comparable: 88 of nothing is comparable with 88 yuan, 88 dollars is not. */
    public boolean comparable(Quantity other) {
        if (dimension == Dimension.PLAIN || other.dimension == Dimension.PLAIN) {
            return dimension != Dimension.CODE && other.dimension != Dimension.CODE;
        }
        if (dimension != other.dimension) {
            return false;
        }
        return kind.isEmpty() || other.kind.isEmpty() || kind.equals(other.kind);
    }

    /** Whether this one, said in a reply, is what the other says. An end of a range may be named alone. */
    public boolean says(Quantity other) {
        if (!comparable(other)) {
            return false;
        }
        if (dimension == Dimension.CODE) {
            return kind.equals(other.kind);
        }
        if (range()) {
            return other.range() && same(low, other.low) && same(high, other.high);
        }
        return same(low, other.low) || same(low, other.high);
    }

    /** Whether one of the two has no unit and its number is that of the other in a unit that is common for it. */
    public boolean isBare(Quantity other) {
        if (dimension == Dimension.PLAIN || dimension == Dimension.COUNT && kind.isEmpty()) {
            return !range() && other.isNumber(low);
        }
        return other.dimension == Dimension.PLAIN && !other.range() && isNumber(other.low);
    }

    private boolean isNumber(double bare) {
        for (double factor : dimension.factors()) {
            if (same(bare * factor, low) || same(bare * factor, high)) {
                return true;
            }
        }
        return false;
    }

    public boolean same(double one, double two) {
        return Math.abs(one - two) <= tolerance() * Math.max(Math.abs(one), Math.abs(two)) + 1e-9;
    }

    /** 24 months are 2 years, 7 lb are 3.2 kg; a price is exact to the cent. */
    private double tolerance() {
        return switch (dimension) {
            case MASS, LENGTH -> kind.equals("imperial") ? 0.02 : 1e-6;
            case TIME -> Math.min(low, high) >= LONG_TIME_HOURS ? 0.02 : 1e-6;
            case MONEY, VOLUME, WORKDAY, AGE, PERCENT, TEMPERATURE, TECHNICAL, CLOCK, DATE, COUNT, PLAIN, CODE -> 1e-6;
        };
    }
}
