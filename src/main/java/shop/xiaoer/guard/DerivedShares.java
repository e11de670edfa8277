package shop.xiaoer.guard;

import java.util.stream.Stream;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantity;

/** Prices by the piece or the pound, how often one goes into another, proportions, parts of a hundred: see {@link Derivation}. */
final class DerivedShares {
    /** By what money is reckoned: a pound (500 g), a kilogram, 100 g, a gram; a litre, 100 ml, a millilitre; a metre. */
    private static final double[] MEASURES = {1, 100, 500, 1000, 453.592};

    private final Workings figure;

    DerivedShares(Workings figure) {
        this.figure = figure;
    }

    boolean found() {
        return isQuotient() || isPart();
    }

    /** A price or measure by the piece; how often the one goes into the other. */
    private boolean isQuotient() {
        for (Quantity whole : figure.all()) {
            boolean same = whole.dimension() == figure.said().dimension()
                    && figure.said().comparable(whole);
            if (same
                    && figure.pieces()
                            .anyMatch(piece -> figure.is(whole.low() / piece.low())
                                    && figure.mayJoin(DerivedAmounts.EACH, whole, piece))) {
                return true;
            }
            if (same && figure.said().dimension() == Dimension.MONEY && isByMeasure(whole)) {
                return true;
            }
        }
        return (figure.isPieces() || figure.said().dimension() == Dimension.TIME) && isHowOften() || isInProportion();
    }

    private boolean isByMeasure(Quantity price) {
        return DerivedAmounts.EACH.matcher(figure.cues()).find()
                && figure.all().stream()
                        .filter(one -> one.dimension() == Dimension.MASS
                                || one.dimension() == Dimension.VOLUME
                                || one.dimension() == Dimension.LENGTH)
                        .anyMatch(measure -> Stream.of(0, 1, 2, 3, 4)
                                .anyMatch(i -> figure.is(price.low() / (measure.low() / MEASURES[i]))));
    }

    private boolean isHowOften() {
        double value = figure.said().dimension() == Dimension.TIME
                ? figure.said().low() / 24
                : figure.said().low();
        for (Quantity whole : figure.all()) {
            for (Quantity part : figure.all()) {
                boolean fits = whole.dimension() == part.dimension()
                        && whole.comparable(part)
                        && Workings.isReckoned(part.dimension())
                        && part.low() > 0
                        && whole.low() > part.low();
                if (fits
                        && (figure.isNamed(whole) || figure.isNamed(part))
                        && isRatio(value, whole.low() / part.low())) {
                    return true;
                }
            }
        }
        return isRate(value);
    }

    /** 300 ml an hour out of 4 litres: hours, where the reply names both. */
    private boolean isRate(double value) {
        double hours =
                figure.said().dimension() == Dimension.TIME ? figure.said().low() : value;
        for (Quantity whole : figure.all()) {
            for (Quantity part : figure.all()) {
                boolean fits = whole.dimension() == part.dimension()
                        && whole.dimension() == Dimension.VOLUME
                        && figure.isNamed(whole)
                        && figure.isNamed(part);
                if (fits && isRatio(hours, whole.low() / part.low())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRatio(double value, double ratio) {
        boolean whole = value == Math.rint(value) && (value == Math.ceil(ratio) || value == Math.floor(ratio));
        return whole || Math.abs(value - ratio) <= Math.max(figure.closeness().slack(), 0.01) * ratio;
    }

    /** 100 points are 3 euros, so 500 are 15. */
    private boolean isInProportion() {
        for (Quantity given : figure.all()) {
            if (!figure.isNamed(given)
                    || figure.isOnlyAsked(given)
                    || !Workings.isReckoned(given.dimension())
                    || given.range()) {
                continue;
            }
            for (Quantity base : figure.all()) {
                boolean fits = base.dimension() == given.dimension() && base.comparable(given) && base.low() > 0;
                if (fits && isInProportion(given.low() / base.low())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isInProportion(double times) {
        return times != 1
                && figure.all().stream()
                        .filter(one -> one.dimension() == figure.said().dimension()
                                && figure.said().comparable(one)
                                && !one.range())
                        .anyMatch(one -> figure.is(one.low() * times));
    }

    /** So many parts of a hundred of something, or what is left without them. */
    private boolean isPart() {
        for (Quantity share : figure.all()) {
            if (share.dimension() != Dimension.PERCENT) {
                continue;
            }
            for (Quantity whole : figure.all()) {
                boolean same = whole.dimension() == figure.said().dimension()
                                && figure.said().comparable(whole)
                        || whole.dimension() == Dimension.PLAIN && figure.isNamed(whole)
                        || figure.said().dimension() == Dimension.PLAIN && Workings.isReckoned(whole.dimension());
                if (same
                        && (figure.is(whole.low() * share.low() / 100)
                                || figure.is(whole.low() * (100 - share.low()) / 100))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 18 of 24 is three quarters, and a quarter off. */
    boolean isShare() {
        for (Quantity part : figure.all()) {
            for (Quantity whole : figure.all()) {
                boolean fits = part.dimension() == whole.dimension()
                        && part.comparable(whole)
                        && Workings.isReckoned(part.dimension())
                        && part.low() < whole.low()
                        && (figure.isNamed(part) || figure.isNamed(whole) || part.dimension() == Dimension.MONEY);
                double share = 100 * part.low() / whole.low();
                if (fits && (near(share) || near(100 - share))) {
                    return true;
                }
            }
        }
        return figure.all().stream()
                .anyMatch(one -> one.dimension() == Dimension.PERCENT
                        && figure.said().same(figure.said().low(), 100 - one.low()));
    }

    private boolean near(double share) {
        return Math.abs(figure.said().low() - share)
                <= Math.max(0.6, figure.closeness().slack() * share);
    }
}
