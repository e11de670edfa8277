package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;

/**
 * Every figure must stand in the evidence, the order or, where the reply denies it, the question: by value, in any
 * unit; or be a sum that the reply shows to be one.
 */
final class FigureGuard implements Guard {
    private static final Pattern SUM = Pattern.compile(
            "一共|总共|共计|合计|总计|总价|加起来|共\\d|两[件个]|[二三四五六七八九十\\d]+[件个只套瓶盒张]|together|total|in all|altogether|come to|comes to|combined|both|\\b(?:two|three|four|five|six|ten)\\b");
    /** What such a question names is the shopper's own case. */
    private static final Pattern GIVEN = Pattern.compile(
            "多少|几[个件号天盒瓶只位克码期堂块钱时点岁年月袋包张]|怎么|什么时候|哪[个天种款]|啥|how (?:much|many|long|far|soon)|\\bwhat\\b|\\bwhich\\b|\\bwhen\\b|\\bif i\\b|如果|的话");

    /** 39元 are no 39支. */
    private static final Set<Dimension> NO_PIECES =
            Set.of(Dimension.MONEY, Dimension.PERCENT, Dimension.TEMPERATURE, Dimension.VOLUME);

    static final Pattern DENIAL =
            Pattern.compile("不|没|无|未|非|\\bnot\\b|n't\\b|\\bno\\b|\\bnever\\b|cannot|unable|instead");

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        List<Finding> findings = new ArrayList<>();
        List<Quantity> said = Quantities.of(statement.normal());
        for (Quantity quantity : said) {
            if (!supported(quantity, said, statement, material)) {
                String words = statement.normal().substring(quantity.from(), quantity.to());
                findings.add(new Finding(
                        quantity.dimension().guard(), "'" + words.strip() + "' stands nowhere in the evidence"));
            }
        }
        return List.copyOf(findings);
    }

    private static boolean supported(Quantity said, List<Quantity> all, Statement statement, Material material) {
        boolean given = isRate(said, all, statement)
                || isDayOfMonth(said, statement, material)
                || isOrdinal(said, statement, material)
                || isPartOfCode(said, statement, material);
        if (given) {
            return true;
        }
        if (said.kind().equals("year")) {
            return material.known().stream()
                    .anyMatch(k -> k.says(said) || k.kind().equals(yearOf(said)));
        }
        if (said.dimension() == Dimension.CODE) {
            return code(said, material);
        }
        if (material.known().stream().anyMatch(said::says) || echoed(said, all, statement, material)) {
            return true;
        }
        if (said.dimension() == Dimension.COUNT || said.dimension() == Dimension.PLAIN) {
            return counted(said, material)
                    || askedFor(said, statement, material)
                    || Derivation.bears(said, statement, material);
        }
        return said.dimension() == Dimension.PERCENT && complement(said, material)
                || said.dimension() == Dimension.AGE && duration(said, material)
                || Derivation.bears(said, statement, material);
    }

    /** 69元一公斤, 一天两片: one of what the figure beside it is reckoned by. */
    private static boolean isRate(Quantity said, List<Quantity> all, Statement statement) {
        boolean one = "一".equals(statement.normal().substring(said.from(), said.from() + 1))
                && written(said, statement).length() <= 3;
        return one && all.stream().anyMatch(other -> other.to() == said.from() || other.from() == said.to());
    }

    /** 第二天 is the next day; any other must be one that is asked for, or within a range of the evidence. */
    private static boolean isOrdinal(Quantity said, Statement statement, Material material) {
        if (said.from() == 0
                || statement.normal().charAt(said.from() - 1) != '第'
                || said.dimension() != Dimension.TIME) {
            return false;
        }
        boolean next = said.low() == 48;
        boolean within = material.known().stream()
                .anyMatch(known ->
                        known.dimension() == Dimension.TIME && known.low() <= said.low() && said.low() <= known.high());
        return next || within || material.asked().stream().anyMatch(said::says);
    }

    /** The last four signs of a phone number stand in the evidence as they are. */
    private static boolean isPartOfCode(Quantity said, Statement statement, Material material) {
        String written = written(said, statement);
        return said.dimension() == Dimension.PLAIN
                && written.length() >= 3
                && (material.evidenceText().contains(written)
                        || material.orderText().contains(written));
    }

    /** 5日签收: the fifth, not five days. */
    private static boolean isDayOfMonth(Quantity said, Statement statement, Material material) {
        String written = written(said, statement);
        if (said.dimension() != Dimension.TIME || !written.endsWith("日") || said.low() > 31 * 24) {
            return false;
        }
        double day = said.low() / 24;
        Quantity asDay = new Quantity(Dimension.DATE, "", day, day, said.from(), said.to());
        return Derivation.bears(asDay, statement, material);
    }

    private static String yearOf(Quantity said) {
        return String.format(Locale.ROOT, "%.0f", said.low());
    }

    private static boolean code(Quantity said, Material material) {
        String everything = (material.evidenceText() + "\n" + material.orderText() + "\n" + material.question())
                .replaceAll("[^\\p{L}\\p{N}\\n]", "");
        return everything.contains(said.kind());
    }

    /**
     * What the shopper said may be repeated in a denial, or beside a figure of the evidence that it is held against
     * ("62 cm is more than the 61").
     */
    private static boolean echoed(Quantity said, List<Quantity> all, Statement statement, Material material) {
        boolean asked = material.asked().stream().anyMatch(other -> said.says(other) || said.isBare(other));
        if (!asked) {
            return denial(statement) && material.question().contains(written(said, statement));
        }
        return denial(statement)
                || GIVEN.matcher(material.question()).find()
                || all.stream().anyMatch(other -> !other.equals(said) && other.comparable(said));
    }

    private static boolean denial(Statement statement) {
        return DENIAL.matcher(statement.normal()).find();
    }

    private static String written(Quantity said, Statement statement) {
        return statement.normal().substring(said.from(), said.to()).strip();
    }

    /**
     * Pieces: the same number of anything in the evidence but a price, a share or a heat, or how many the shopper wants;
     * small ones of no noun.
     */
    private static boolean counted(Quantity said, Material material) {
        for (Quantity known : material.known()) {
            if (NO_PIECES.contains(known.dimension()) && said.dimension() == Dimension.COUNT) {
                continue;
            }
            boolean sameSort = known.kind().equals(said.kind())
                    || known.dimension() != said.dimension()
                    || known.kind().isEmpty()
                    || said.kind().isEmpty();
            if (sameSort && (said.isBare(known) || ends(said, known))) {
                return true;
            }
        }
        boolean rival = material.known().stream()
                .anyMatch(k -> k.dimension() == Dimension.COUNT && k.kind().equals(said.kind()));
        return said.dimension() == Dimension.COUNT
                && !rival
                && said.high() <= 3
                && !said.kind().equals("point")
                && !people(said.kind());
    }

    /** One of the two ends, or both. */
    private static boolean ends(Quantity said, Quantity known) {
        boolean low = said.same(said.low(), known.low());
        return said.range() || known.dimension() == said.dimension()
                ? low && said.same(said.high(), known.high())
                : low || said.same(said.low(), known.high());
    }

    private static boolean people(String kind) {
        return Set.of("人", "名", "位", "期", "peopl", "person", "coupon").contains(kind);
    }

    private static boolean askedFor(Quantity said, Statement statement, Material material) {
        boolean piece = said.dimension() == Dimension.COUNT
                && SUM.matcher(statement.normal()).find();
        boolean asked = material.asked().stream()
                .anyMatch(a -> said.same(said.low(), a.low())
                        && (a.kind().equals(said.kind()) || a.kind().isEmpty()));
        return asked && (piece || DENIAL.matcher(statement.normal()).find() || said.dimension() == Dimension.COUNT);
    }

    private static boolean duration(Quantity said, Material material) {
        return material.known().stream()
                .anyMatch(k -> k.dimension() == Dimension.TIME && said.same(said.low() * 8760, k.low()));
    }

    /** 八折 is 20 % off, and the other way round. */
    private static boolean complement(Quantity said, Material material) {
        return material.known().stream()
                .anyMatch(k -> k.dimension() == Dimension.PERCENT
                        && !k.kind().equals(said.kind())
                        && said.same(100 - said.low(), k.low()));
    }
}
