package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every figure must stand in the evidence, the order or, where the reply denies it, the question: by value, in any
 * unit; or be a sum that the reply shows to be one.
 */
final class FigureGuard implements Guard {
    private static final Pattern SUM = Pattern.compile(
            "一共|总共|共计|合计|总计|总价|加起来|共\\d|两[件个]|[二三四五六七八九十\\d]+[件个只套瓶盒张]|together|total|in all|altogether|come to|comes to|combined|both|\\b(?:two|three|four|five|six|ten)\\b");
    private static final Pattern BOTH = Pattern.compile("\\bboth\\b|\\bpair\\b|俩|两者|一对");
    private static final Pattern DIFFERENCE = Pattern.compile(
            "差|再买|再加|省|便宜|贵|减(?:后|完)|到手|剩|还有|save|cheaper|more to|less|left|remaining|difference|after");
    static final Pattern DENIAL =
            Pattern.compile("不|没|无|未|非|\\bnot\\b|n't\\b|\\bno\\b|\\bnever\\b|cannot|unable|instead");
    private static final int MOST_PIECES = 50;

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
        if (said.kind().equals("year")) {
            return material.known().stream()
                    .anyMatch(k -> k.says(said) || k.kind().equals(yearOf(said)));
        }
        if (said.dimension() == Dimension.CODE) {
            return code(said, material);
        }
        if (material.known().stream().anyMatch(said::says)) {
            return true;
        }
        if (said.dimension() == Dimension.COUNT || said.dimension() == Dimension.PLAIN) {
            return counted(said, material) || askedFor(said, statement, material);
        }
        return material.asked().stream().anyMatch(said::says) && echo(statement)
                || said.dimension() == Dimension.MONEY && computed(said, all, statement, material)
                || said.dimension() == Dimension.PERCENT && complement(said, material)
                || said.dimension() == Dimension.AGE && duration(said, material);
    }

    private static String yearOf(Quantity said) {
        return String.format(Locale.ROOT, "%.0f", said.low());
    }

    private static boolean code(Quantity said, Material material) {
        String everything = (material.evidenceText() + "\n" + material.orderText() + "\n" + material.question())
                .replaceAll("[^\\p{L}\\p{N}\\n]", "");
        return everything.contains(said.kind());
    }

    /** What the shopper said may be repeated in a denial, or as the shopper's own case. */
    private static boolean echo(Statement statement) {
        return DENIAL.matcher(statement.normal()).find();
    }

    /** Pieces: the same number of anything in the evidence, or how many the shopper wants; small ones of no noun. */
    private static boolean counted(Quantity said, Material material) {
        for (Quantity known : material.known()) {
            boolean sameSort = known.kind().equals(said.kind())
                    || known.dimension() != said.dimension()
                    || known.kind().isEmpty()
                    || said.kind().isEmpty();
            if (sameSort && said.same(said.low(), known.low()) && said.same(said.high(), known.high())) {
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

    private static boolean computed(Quantity said, List<Quantity> all, Statement statement, Material material) {
        List<Double> prices = material.known().stream()
                .filter(k -> k.dimension() == Dimension.MONEY && said.comparable(k) && !k.range())
                .map(Quantity::low)
                .distinct()
                .toList();
        return times(said, prices, all, statement, material)
                || (SUM.matcher(statement.normal()).find() || material.order().isPresent()) && sum(said, prices)
                || DIFFERENCE.matcher(statement.normal()).find() && difference(said, prices);
    }

    private static boolean times(
            Quantity said, List<Double> prices, List<Quantity> all, Statement statement, Material material) {
        List<Quantity> pieces = new ArrayList<>(all);
        pieces.addAll(Quantities.of(statement.before()));
        if (SUM.matcher(statement.normal()).find()) {
            pieces.addAll(material.asked());
        }
        boolean two = BOTH.matcher(statement.normal()).find();
        for (double price : prices) {
            for (Quantity piece : pieces) {
                boolean count = piece.dimension() == Dimension.COUNT || piece.dimension() == Dimension.PLAIN;
                if (count && piece.low() <= MOST_PIECES && said.same(said.low(), price * piece.low())) {
                    return true;
                }
            }
            if (two && noCount(pieces) && said.same(said.low(), price * 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean noCount(List<Quantity> pieces) {
        return pieces.stream().noneMatch(p -> p.dimension() == Dimension.COUNT && p.low() > 1);
    }

    private static boolean sum(Quantity said, List<Double> prices) {
        for (int i = 0; i < prices.size(); i++) {
            for (int j = i + 1; j < prices.size(); j++) {
                double two = prices.get(i) + prices.get(j);
                if (said.same(said.low(), two)) {
                    return true;
                }
                for (int k = j + 1; k < prices.size(); k++) {
                    if (said.same(said.low(), two + prices.get(k))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean difference(Quantity said, List<Double> prices) {
        return prices.stream()
                .anyMatch(one -> prices.stream().anyMatch(two -> one > two && said.same(said.low(), one - two)));
    }
}
