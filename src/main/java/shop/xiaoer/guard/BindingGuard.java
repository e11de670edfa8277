package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value must stand beside the thing that it belongs to. Figures of one dimension, and who pays, are taken from the
 * evidence with the words around them; where the words around the reply's value are those of another value and none of
 * its own, two were swapped.
 */
final class BindingGuard implements Guard {
    private static final Pattern SHOP_PAYS = Pattern.compile(
            "(?:店里|店铺|我们|商家|本店|小店|我方|卖家)(?:都|会|来|全部|全)*(?:出|承担|付|包|负责)|不用(?:您|你)(?:自己)?(?:出|付|承担)|(?:we|the shop|the store)(?:'ll| will)* (?:pays?|covers?|bears?)");
    private static final Pattern SHOPPER_PAYS = Pattern.compile(
            "(?<!不用)(?<!不要)(?:您|你|买家|顾客|客户)(?:要|需要|需|来|得|自己|自行)*(?:出|承担|付|负担|给)|\\byou(?:'ll| will| have to| need to)* (?:pay|cover|bear|do\\b)");
    private static final Pattern OTHERWISE = Pattern.compile("否则|没有的话|otherwise|if not");

    /** A value and the words beside it. */
    private record Bound(Quantity value, Set<String> words) {}

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        List<Bound> known = new ArrayList<>();
        material.evidence().forEach(evidence -> known.addAll(bound(evidence)));
        for (Bound said : bound(statement)) {
            if (swapped(said, known)) {
                return Guard.finding("binding", "the evidence gives this value to something else");
            }
        }
        return List.of();
    }

    private static boolean swapped(Bound said, List<Bound> known) {
        Set<String> right = new HashSet<>();
        Set<String> wrong = new HashSet<>();
        for (Bound other : known) {
            if (!sameSort(said.value, other.value)) {
                continue;
            }
            (said.value.says(other.value) ? right : wrong).addAll(other.words);
        }
        if (right.isEmpty() || wrong.isEmpty()) {
            return false;
        }
        long forOthers = said.words.stream()
                .filter(w -> wrong.contains(w) && !right.contains(w))
                .count();
        long forIt = said.words.stream()
                .filter(w -> right.contains(w) && !wrong.contains(w))
                .count();
        return forOthers > forIt;
    }

    private static boolean sameSort(Quantity one, Quantity two) {
        return one.dimension() == two.dimension() && one.comparable(two);
    }

    private static List<Bound> bound(Statement statement) {
        List<Bound> all = new ArrayList<>();
        Set<Condition> standing = EnumSet.noneOf(Condition.class);
        Set<String> subject = new HashSet<>();
        for (String clause : statement.clauses()) {
            standing = standing(standing, clause);
            List<Quantity> values = values(clause);
            Set<String> words = Vocabulary.content(clause);
            for (Quantity value : values) {
                Set<String> beside = values.size() == 1 ? words : Vocabulary.content(beside(clause, value, values));
                Set<String> whole = new HashSet<>(beside);
                if (beside.size() < 2) {
                    whole.addAll(subject);
                }
                standing.forEach(condition -> whole.add("#" + condition));
                all.add(new Bound(value, whole));
            }
            if (values.isEmpty()) {
                subject = words;
            }
        }
        return all;
    }

    private static Set<Condition> standing(Set<Condition> before, String clause) {
        boolean fault = Condition.FAULT.in(clause);
        boolean none = Condition.NO_FAULT.in(clause);
        if (OTHERWISE.matcher(clause).find() && !before.isEmpty()) {
            return before.contains(Condition.FAULT) ? EnumSet.of(Condition.NO_FAULT) : EnumSet.of(Condition.FAULT);
        }
        if (!fault && !none) {
            return before;
        }
        Set<Condition> now = EnumSet.noneOf(Condition.class);
        if (fault) {
            now.add(Condition.FAULT);
        }
        if (none) {
            now.add(Condition.NO_FAULT);
        }
        return now;
    }

    private static List<Quantity> values(String clause) {
        List<Quantity> values = new ArrayList<>(Quantities.of(clause));
        values.removeIf(v -> v.dimension() == Dimension.PLAIN || v.dimension() == Dimension.CODE);
        payer(values, SHOP_PAYS, 1, clause);
        payer(values, SHOPPER_PAYS, 2, clause);
        return values;
    }

    private static void payer(List<Quantity> values, Pattern pattern, int who, String clause) {
        var matcher = pattern.matcher(clause);
        while (matcher.find()) {
            values.add(new Quantity(Dimension.COUNT, "#payer", who, who, matcher.start(), matcher.end()));
        }
    }

    /** From the value before of the same dimension to the next one. */
    private static String beside(String clause, Quantity value, List<Quantity> all) {
        int from = 0;
        int to = clause.length();
        for (Quantity other : all) {
            if (sameSort(value, other) && other.to() <= value.from()) {
                from = Math.max(from, other.to());
            }
            if (sameSort(value, other) && other.from() >= value.to()) {
                to = Math.min(to, other.from());
            }
        }
        return clause.substring(from, to);
    }
}
