package shop.xiaoer.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Vocabulary;

/**
 * "Lighter", "holds more", "keeps warm longer": the figures of the goods must bear it out. Where the evidence gives no
 * such figures it has to say so itself; "better" and "more comfortable" need a reason that stands in the evidence.
 */
final class ComparisonGuard implements Guard {
    private static final Pattern BETTER = Pattern.compile(
            "\\bbetter\\b|\\bbest\\b|\\bmore \\w+(?: \\w+){0,4} than\\b|比[^,。]{1,14}(?:更|要|好|强)|更(?:好|适合|合适|实用|耐用|舒服|值)|最(?:好|适合|合适)");
    private static final Pattern THAN = Pattern.compile("比|\\bthan\\b");

    /** A comparison of one measure; the first good named is said to have more of it, or less. */
    private enum Measure {
        LIGHTER(Dimension.MASS, "", false, "更轻|轻一?[些点]|比较轻|轻得多|\\blight(?:er|est)\\b|weighs less", ""),
        HEAVIER(Dimension.MASS, "", true, "更重|重一?[些点]|比较重|\\bheav(?:ier|iest)\\b|weighs more", ""),
        ROOMIER(
                Dimension.VOLUME,
                "",
                true,
                "装得?(?:更|比较)?多|容量(?:更|比较|最)?大|更能装|更大|\\b(?:holds? more|(?:larger|bigger|greater) (?:capacity|volume)|roomier|bigger|larger)\\b",
                ""),
        SMALLER(Dimension.VOLUME, "", false, "装得?(?:更|比较)?少|容量(?:更|比较)?小|更小|\\b(?:holds? less|smaller)\\b", ""),
        WARMER(
                Dimension.TIME,
                "",
                true,
                "保温[^,。]{0,6}[久长]|(?:keeps?|stays?)(?: \\w+){0,3} (?:warm|hot)(?: \\w+){0,3} longer|(?:keeps?|stays?) (?:warm|hot) (?:for )?longer",
                "保温|\\bwarm\\b|\\bhot\\b"),
        CHEAPER(Dimension.MONEY, "", false, "更便宜|便宜一?[些点]|比较便宜|价格更低|\\bcheaper\\b|costs less", ""),
        DEARER(Dimension.MONEY, "", true, "更贵|贵一?[些点]|比较贵|价格更高|more expensive|costs more|\\bdearer\\b", ""),
        QUIETER(Dimension.TECHNICAL, "dB", false, "更安静|更静|安静一?[些点]|声音(?:更|比较)?小|\\bquiet(?:er|est)\\b", ""),
        LOUDER(Dimension.TECHNICAL, "dB", true, "更吵|声音(?:更|比较)?大|\\b(?:louder|noisier)\\b", ""),
        LONGER_LASTING(
                Dimension.TIME,
                "",
                true,
                "(?:续航|待机)[^,。]{0,4}[久长]|(?:battery|charge) (?:\\w+ )?lasts? longer|longer battery",
                "续航|充满|待机|battery|charge");

        private final Dimension dimension;
        private final String kind;
        private final boolean more;
        private final Pattern said;
        private final Pattern about;

        Measure(Dimension dimension, String kind, boolean more, String said, String about) {
            this.dimension = dimension;
            this.kind = kind;
            this.more = more;
            this.said = Pattern.compile(said);
            this.about = Pattern.compile(about);
        }

        /** The good's figure of this measure. */
        private OptionalDouble of(String good, Material material) {
            return material.evidenceOf(good).stream()
                    .filter(statement -> about.matcher(statement.normal()).find())
                    .flatMap(statement -> Quantities.of(statement.normal()).stream())
                    .filter(figure -> figure.dimension() == dimension
                            && (kind.isEmpty() || figure.kind().equals(kind)))
                    .mapToDouble(Quantity::high)
                    .findFirst();
        }
    }

    /** Whether the words compare by a measure, which is judged by figures and by nothing else. */
    static boolean compares(String words) {
        for (Measure measure : Measure.values()) {
            if (measure.said.matcher(words).find()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (Refusals.outright(statement.normal())) {
            return List.of();
        }
        for (String clause : statement.clauses()) {
            if (clause.strip().endsWith("?") || Refusals.honest(clause)) {
                continue;
            }
            Optional<String> why = why(clause, statement, material);
            if (why.isPresent()) {
                return Guard.finding("comparison", why.get());
            }
        }
        return List.of();
    }

    private static Optional<String> why(String clause, Statement statement, Material material) {
        for (Measure measure : Measure.values()) {
            Matcher said = measure.said.matcher(clause);
            if (said.find()) {
                return compared(measure, clause, statement, material);
            }
        }
        boolean better =
                BETTER.matcher(clause).find() && !material.evidenceText().contains(clause.strip());
        return better && !hasReason(clause, statement, material)
                ? Optional.of("nothing in the evidence says why it is better")
                : Optional.empty();
    }

    private static Optional<String> compared(Measure measure, String clause, Statement statement, Material material) {
        List<String> named = inOrder(material.goods(clause), clause);
        List<String> all = named.isEmpty() ? inOrder(material.goods(statement.normal()), statement.normal()) : named;
        if (all.isEmpty()) {
            return unsaid(measure, material);
        }
        String subject = all.getFirst();
        List<String> others = all.size() > 1 && THAN.matcher(clause).find()
                ? List.of(all.get(1))
                : material.goodsOfEvidence().stream()
                        .filter(good -> !good.equals(subject))
                        .toList();
        OptionalDouble own = measure.of(subject, material);
        double[] theirs = others.stream()
                .map(other -> measure.of(other, material))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (own.isEmpty() || theirs.length == 0) {
            return unsaid(measure, material);
        }
        for (double other : theirs) {
            boolean holds = measure.more ? own.getAsDouble() > other : own.getAsDouble() < other;
            if (!holds) {
                return Optional.of("the figures in the evidence say otherwise");
            }
        }
        return Optional.empty();
    }

    /** Without figures the evidence has to compare by itself. */
    private static Optional<String> unsaid(Measure measure, Material material) {
        return measure.said.matcher(material.evidenceText()).find()
                ? Optional.empty()
                : Optional.of("the evidence has no figures to compare");
    }

    private static List<String> inOrder(Set<String> goods, String text) {
        return goods.stream().sorted(Comparator.comparingInt(text::indexOf)).toList();
    }

    /** Another clause, or the rest of this one, says something that the evidence says. */
    private static boolean hasReason(String clause, Statement statement, Material material) {
        Set<String> goods = material.goods(statement.normal());
        return statement.clauses().stream()
                .filter(other -> !other.equals(clause))
                .anyMatch(other -> ClaimGuard.borneOut(other, goods, material)
                        || Vocabulary.content(other).stream()
                                        .filter(material.content()::contains)
                                        .count()
                                >= 2);
    }
}
