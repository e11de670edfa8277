package shop.xiaoer.guard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;

/** A window that the reply says is past or open must be so by the order's days. */
final class WindowGuard implements Guard {
    private static final Pattern PAST = Pattern.compile(
            "(?:已经?)?(?:超过|过了|超出|超了)|已过|\\b(?:past|expired|exceeded|too late|more than|over|no longer within)\\b");
    private static final Pattern OPEN = Pattern.compile(
            "(?:还|仍)(?:在|可以|能)[^,。]{0,8}(?:退|内)|可以(?:申请|办理)?(?:无理由)?退|能退|(?:can|may) (?:still )?(?:be )?return|still (?:within|return|be returned|eligible)|eligible for (?:a )?return");
    private static final Pattern RULE = Pattern.compile("如果|的话|[天日]内|一般|\\bif\\b|质量问题|fault|within \\d");
    private static final Pattern RETURNS = Pattern.compile("退|return");
    private static final double HOURS = 24;

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        OptionalLong elapsed = elapsed(material);
        if (elapsed.isEmpty()) {
            return List.of();
        }
        for (String clause : statement.clauses()) {
            if (PAST.matcher(clause).find() && stillOpen(clause, elapsed.getAsLong())) {
                return Guard.finding("window", "only " + elapsed.getAsLong() + " days have passed");
            }
            boolean open = OPEN.matcher(clause).find()
                    && !FigureGuard.DENIAL.matcher(clause).find()
                    && !RULE.matcher(statement.normal()).find();
            if (open && closed(material, elapsed.getAsLong())) {
                return Guard.finding("window", elapsed.getAsLong() + " days have passed");
            }
        }
        return List.of();
    }

    private static OptionalLong elapsed(Material material) {
        return material.order()
                .filter(order -> order.today() != null)
                .map(order -> elapsed(order.dates().get("deliveredAt"), order.today()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong elapsed(
            @org.jspecify.annotations.Nullable LocalDate delivered,
            @org.jspecify.annotations.Nullable LocalDate today) {
        return delivered == null || today == null
                ? OptionalLong.empty()
                : OptionalLong.of(ChronoUnit.DAYS.between(delivered, today));
    }

    private static boolean stillOpen(String clause, long elapsed) {
        return Quantities.of(clause).stream()
                .anyMatch(q -> q.dimension() == Dimension.TIME && q.low() >= HOURS && elapsed <= q.low() / HOURS);
    }

    /** Whether every window for returns that the evidence names has run out. */
    private static boolean closed(Material material, long elapsed) {
        double longest = material.evidence().stream()
                .filter(e -> RETURNS.matcher(e.normal()).find())
                .flatMap(e -> Quantities.of(e.normal()).stream())
                .filter(q -> q.dimension() == Dimension.TIME)
                .mapToDouble(Quantity::high)
                .max()
                .orElse(Double.MAX_VALUE);
        return elapsed > longest / HOURS;
    }
}
