package shop.xiaoer.guard;

import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantity;

/**
 * How near a worked-out value has to be: to the cent, and six parts of a hundred where the words say "about"; "just
 * under" must be under.
 */
record Closeness(double slack, boolean under, boolean over) {
    private static final Pattern ABOUT = Pattern.compile(
            "约|大概|大约|差不多|左右|上下|出头|不到|将近|接近|多一点|多点|近|around|about|roughly|approximately|nearly|almost|just (?:under|over)|a little (?:over|under)|some|or so|close to");
    private static final Pattern UNDER = Pattern.compile("不到|将近|接近|just under|nearly|almost");
    private static final Pattern OVER = Pattern.compile("出头|just over|a little over");
    private static final double SLACK = 0.06;
    private static final double CENT = 0.0051;
    private static final double EXACT = 1e-6;
    private static final int BEFORE = 12;
    private static final int AFTER = 6;

    static Closeness of(Quantity said, String words) {
        String around = words.substring(Math.max(0, said.from() - BEFORE), Math.min(words.length(), said.to() + AFTER));
        return new Closeness(
                ABOUT.matcher(around).find() ? SLACK : EXACT,
                UNDER.matcher(around).find(),
                OVER.matcher(around).find());
    }

    boolean admits(Quantity said, double value) {
        if (under && said.low() < value - CENT || over && said.low() > value + CENT) {
            return false;
        }
        double off = Math.abs(said.low() - value);
        double cent = said.dimension() == Dimension.MONEY ? CENT : 0;
        return off <= cent || off <= slack * Math.abs(value) || said.same(said.low(), value);
    }
}
