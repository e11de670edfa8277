package shop.xiaoer.guard;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantity;

/** Sums, differences and so many times something: see {@link Derivation}. */
final class DerivedAmounts {
    private static final Pattern TOGETHER = Pattern.compile(
            "一共|总共|共计|合计|总计|总价|加起来|合起来|合在一起|全部|都算上|连|加|共|总|一双|一对|俩|两者|together|total|in all|all in|altogether|come to|comes to|combined|both|pair|\\bplus\\b|with the|makes|\\badds?\\b|added|sum|all told|even");
    private static final Pattern STRONG =
            Pattern.compile("一共|总共|共计|合计|加起来|合起来|together|in total|in all|altogether|the whole");
    private static final Pattern APART = Pattern.compile(
            "差|再买|再加|省|便宜|贵|减|到手|剩|还有|还能|还得|还要|再凑|凑|多|少|长|短|久|快|慢|高|低|轻|重|超|够|距|早|晚|之后|以后|赔不到|走了|花了"
                    + "|save|saving|cheaper|dearer|more|less|fewer|left|remaining|difference|after|short|over|need|another|missing|step|going up|extra|longer|shorter|lighter|heavier|wider|narrower|up to|until|off|gap|away|past|taller|higher|lower|bigger|smaller|between|worth|reduced|come down|so that's|ends?|brings");
    private static final Pattern LEFT = Pattern.compile("剩|余|left|remain|over");
    private static final Pattern TWO = Pattern.compile("一双|一对|俩|两|双|\\bboth\\b|\\bpair\\b|\\btwo\\b|twice|半|half");
    /** "Each" and "per": a value is one of many. */
    static final Pattern EACH = Pattern.compile(
            "每|各|一[个只件斤公两升克盒瓶袋片粒张支根条副套]|平均|合|单价|一[期堂节科门副枝颗组课]|折|相当于|占|\\beach\\b|\\bper\\b|\\bapiece\\b|\\baverage\\b|\\bevery\\b|works out|\\ban? (?:kilo|kg|litre|liter|piece|pair|hanger|sheet|bag|box|pack|day|month|year)|share|quarter|third|half|times");

    private final Workings figure;

    DerivedAmounts(Workings figure) {
        this.figure = figure;
    }

    boolean found() {
        return isSum() || isDifference() || isProduct();
    }

    private boolean isSum() {
        List<Quantity> alike = figure.alike();
        for (int i = 0; i < alike.size(); i++) {
            for (int j = i + 1; j < alike.size(); j++) {
                Quantity one = alike.get(i);
                Quantity two = alike.get(j);
                if (Workings.areOfOneKind(one, two)
                        && isOf(one.low() + two.low(), one, two)
                        && figure.mayJoin(TOGETHER, one, two)) {
                    return true;
                }
                for (int k = j + 1; k < alike.size(); k++) {
                    Quantity three = alike.get(k);
                    boolean sure = figure.isNamed(one)
                            || figure.isNamed(two)
                            || figure.isNamed(three)
                            || figure.said().dimension() == Dimension.MONEY
                            || STRONG.matcher(figure.cues()).find();
                    if (sure
                            && figure.is(one.low() + two.low() + three.low())
                            && figure.mayJoin(TOGETHER, one, two, three)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isDifference() {
        List<Quantity> alike = figure.alike();
        for (Quantity more : alike) {
            for (Quantity less : alike) {
                boolean differ = Workings.areOfOneKind(more, less) && isOf(more.low() - less.low(), more, less)
                        || Workings.areOfOneKind(more, less)
                                && (figure.is(more.high() - less.high())
                                        || figure.is(more.low() - less.high())
                                        || isRest(more.low(), less.low()));
                if (figure.said().low() > 0 && differ && figure.mayJoin(APART, more, less)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is left of 460 when all hundreds are taken. */
    private boolean isRest(double whole, double part) {
        return part > 0 && whole > part && LEFT.matcher(figure.cues()).find() && figure.is(whole % part);
    }

    /** The figures may all be bare, and what is said in a unit: "105 and 20 are 125 kg". */
    private boolean isOf(double value, Quantity one, Quantity two) {
        boolean bare = one.dimension() == Dimension.PLAIN && two.dimension() == Dimension.PLAIN;
        if (!bare) {
            return figure.is(value);
        }
        return figure.is(value)
                || Arrays.stream(figure.said().dimension().factors()).anyMatch(factor -> figure.is(value * factor));
    }

    /** So many times something; halves too. */
    private boolean isProduct() {
        boolean two = TWO.matcher(figure.words()).find();
        for (Quantity one : figure.all()) {
            if (!Workings.isReckoned(one.dimension()) || one.dimension() == Dimension.PERCENT) {
                continue;
            }
            boolean same = one.dimension() == figure.said().dimension()
                            && figure.said().comparable(one)
                    || one.dimension() == Dimension.PLAIN && figure.isNamed(one)
                    || figure.isWithoutKind();
            if (same && two && (figure.is(one.low() * 2) || figure.is(one.high() * 2) || figure.is(one.low() / 2))) {
                return true;
            }
            if (same
                    && figure.pieces()
                            .anyMatch(piece -> !piece.equals(one) && (isTimes(one, piece) || isSteps(one, piece)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTimes(Quantity one, Quantity piece) {
        boolean onlyAsked = figure.isOnlyAsked(piece)
                && !EACH.matcher(figure.cues()).find()
                && !TOGETHER.matcher(figure.words()).find();
        boolean near = !onlyAsked
                && (figure.isNamed(piece)
                        || figure.isNamed(one)
                        || EACH.matcher(figure.cues()).find());
        return near && (figure.is(one.low() * piece.low()) || figure.is(one.high() * piece.low()));
    }

    /** Two sizes more at 10 g each; three singles less the price of the set. */
    private boolean isSteps(Quantity one, Quantity piece) {
        if (!figure.isNamed(piece) || !APART.matcher(figure.cues()).find()) {
            return false;
        }
        double steps = one.low() * piece.low();
        return figure.all().stream()
                .filter(other -> other.dimension() == one.dimension() && other.comparable(one) && !other.equals(one))
                .anyMatch(other -> figure.is(other.low() + steps)
                        || figure.is(other.low() - steps)
                        || figure.is(steps - other.low()));
    }
}
