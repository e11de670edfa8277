package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Readings;

/**
 * A limit stays a limit: "up to 90 kg" may not become "90 kg or more", and what the shopper names outside of every range
 * of the evidence may not be said to fit.
 */
final class LimitGuard implements Guard {
    private static final Pattern MOST_BEFORE = Pattern.compile(
            "(?:最多|最大|最高|最长|至多|不超过|不得超过|上限|限购|承重|≤|\\bup to|\\bat most|\\bno more than|\\bmax(?:imum)?(?: \\w+){0,2}|\\bnot? (?:over|above))[^\\d,。;]{0,6}$");
    private static final Pattern MOST_AFTER = Pattern.compile("^ ?(?:以内|以下|之内|封顶|or less|at most|max\\b|tops)");
    private static final Pattern LEAST_BEFORE = Pattern.compile(
            "(?:至少|最少|不低于|不少于|≥|满|\\bat least|\\bfrom|\\bages?|\\bminimum(?: of)?|\\bno less than|\\bover)[^\\d,。;]{0,4}$");
    private static final Pattern LEAST_AFTER =
            Pattern.compile("^ ?(?:及?以上|起(?!来)|\\+|or more|and (?:up|over|above)|or (?:older|over)|and older)");
    private static final Pattern FITS = Pattern.compile(
            "可以|能(?!不)|合适|适合|没问题|放心|包邮|够|行|\\byes\\b|\\bfine\\b|\\bworks?\\b|\\bfits?\\b|\\bok(?:ay)?\\b|\\bsuit|no problem|\\byou can\\b|\\bcovered\\b|\\bfree\\b");
    private static final Pattern OUTSIDE = Pattern.compile(
            "超|不够|不到|还差|低于|高于|大于|小于|以外|以下的|\\bbelow\\b|\\babove\\b|\\bover\\b|\\boutside\\b|\\bshort\\b|\\bmore than\\b|\\bless than\\b|\\bexceed|\\btoo\\b|\\bbut\\b|但|不过|如果|\\bif\\b|\\bonce\\b");
    private static final double HOURS_A_YEAR = 8760;
    private static final Readings<List<Limit>> LIMITS = new Readings<>(LimitGuard::limits);

    /** A quantity that stands for a bound: at most its high, at least its low, or between the two. */
    private record Limit(Quantity value, @Nullable Boolean most) {
        boolean admits(double asked) {
            double low = scaled(value, value.low());
            double high = scaled(value, value.high());
            if (most == null) {
                return low <= asked && asked <= high;
            }
            return most ? asked <= high : asked >= low;
        }
    }

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        List<Limit> known = new ArrayList<>();
        material.evidence().forEach(evidence -> known.addAll(LIMITS.of(evidence.normal())));
        for (Limit said : limits(statement.normal())) {
            if (said.most != null && isTurned(said, known)) {
                return Guard.finding("limit", "the evidence has it as the opposite limit");
            }
        }
        Optional<Quantity> outside = fits(statement) ? outside(known, material) : Optional.empty();
        return outside.isPresent()
                ? Guard.finding("limit", "what the shopper names lies outside of the evidence's range")
                : List.of();
    }

    private static boolean isTurned(Limit said, List<Limit> known) {
        List<Limit> same = known.stream()
                .filter(limit -> limit.most != null && said.value.says(limit.value))
                .toList();
        return !same.isEmpty() && same.stream().noneMatch(limit -> Objects.equals(said.most, limit.most));
    }

    private static boolean fits(Statement statement) {
        String words = statement.normal();
        return FITS.matcher(words).find()
                && !NegationGuard.denies(words)
                && !OUTSIDE.matcher(words).find()
                && !Refusals.honest(words);
    }

    private static Optional<Quantity> outside(List<Limit> known, Material material) {
        return material.asked().stream()
                .filter(asked -> !asked.range() && hasUnit(asked))
                .filter(asked -> isOutside(asked, known))
                .findFirst();
    }

    private static boolean hasUnit(Quantity asked) {
        return switch (asked.dimension()) {
            case PLAIN, CODE, DATE, CLOCK, PERCENT -> false;
            case COUNT -> !asked.kind().isEmpty();
            default -> true;
        };
    }

    private static boolean isOutside(Quantity asked, List<Limit> known) {
        List<Limit> alike =
                known.stream().filter(limit -> areAlike(asked, limit.value)).toList();
        double value = scaled(asked, asked.low());
        return !alike.isEmpty() && alike.stream().noneMatch(limit -> limit.admits(value));
    }

    private static boolean areAlike(Quantity asked, Quantity limit) {
        boolean times = isTime(asked) && isTime(limit);
        return times || asked.dimension() == limit.dimension() && asked.kind().equals(limit.kind());
    }

    private static boolean isTime(Quantity quantity) {
        return quantity.dimension() == Dimension.TIME || quantity.dimension() == Dimension.AGE;
    }

    private static double scaled(Quantity quantity, double value) {
        return quantity.dimension() == Dimension.AGE ? value * HOURS_A_YEAR : value;
    }

    private static List<Limit> limits(String normal) {
        List<Limit> limits = new ArrayList<>();
        for (Quantity quantity : Quantities.of(normal)) {
            String before = normal.substring(0, quantity.from());
            String after = normal.substring(quantity.to());
            boolean most = MOST_BEFORE.matcher(before).find()
                    || MOST_AFTER.matcher(after).find();
            boolean turned = LEAST_AFTER.matcher(after).find();
            boolean least = turned || LEAST_BEFORE.matcher(before).find();
            if (most != least || turned) {
                limits.add(new Limit(quantity, most && !turned));
            } else if (quantity.range()) {
                limits.add(new Limit(quantity, null));
            }
        }
        return List.copyOf(limits);
    }
}
