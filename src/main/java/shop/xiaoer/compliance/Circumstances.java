package shop.xiaoer.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.figure.EnglishFigures;
import shop.xiaoer.compliance.figure.Numbers;
import shop.xiaoer.text.Language;

/** Holds what is said against what is so: stock and prices. */
final class Circumstances {
    /** A few, where no number is given. */
    private static final BigDecimal FEW = BigDecimal.TEN;
    /** A reduction is spoken in round figures. */
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    private static final Pattern SOLD =
            Pattern.compile("成交|售价|原价|价格|卖|售出|零售价|\\b(?:price|sold|sale|sales|charged|retail)\\b");

    private static final Pattern CURRENCY = Pattern.compile("^[^\\d\\p{IsHan}]+");

    private Circumstances() {}

    /** How grave it is here, or nothing where the words are true. */
    static Optional<Finding.Severity> weigh(
            ComplianceRule rule, Claim claim, ComplianceContext context, Papers papers) {
        return switch (rule.test()) {
            case none -> Optional.of(rule.severity());
            case stock -> stock(rule, claim, context.stock());
            case formerPrice -> formerPrice(rule, claim, context, papers);
            case reduction -> reduction(rule, claim, context);
            case lowestPrice -> lowestPrice(rule, claim, context);
            case denied -> spoken(rule, papers.denied(rule.papers(), rule.papersUnless(), claim));
            case absent -> spoken(rule, papers.absent(rule.papers(), rule.papersUnless(), claim));
            case figures -> spoken(rule, papers.otherFigures(claim));
            case unproven -> spoken(rule, !papers.support(claim));
            case missing, refuted -> Optional.empty();
        };
    }

    private static Optional<Finding.Severity> spoken(ComplianceRule rule, boolean wrong) {
        return wrong ? Optional.of(rule.severity()) : Optional.empty();
    }

    private static Optional<Finding.Severity> stock(ComplianceRule rule, Claim claim, @Nullable Integer stock) {
        Optional<String> number = claim.group("n");
        if (number.isEmpty()) {
            if (stock == null) {
                return Optional.of(Finding.Severity.warning);
            }
            return stock > rule.atMost() ? Optional.of(rule.severity()) : Optional.empty();
        }
        if (stock == null) {
            return Optional.of(rule.severity());
        }
        BigDecimal left = claim.language() == Language.EN ? english(number.get()) : read(number.get());
        return BigDecimal.valueOf(stock).compareTo(left) > 0 ? Optional.of(rule.severity()) : Optional.empty();
    }

    private static Optional<Finding.Severity> formerPrice(
            ComplianceRule rule, Claim claim, ComplianceContext context, Papers papers) {
        BigDecimal price = claim.group("price").map(Circumstances::read).orElse(null);
        BigDecimal lowest = context.lowestPrice7Days();
        boolean covered =
                price != null && ((lowest != null && price.compareTo(lowest) <= 0) || papers.figure(price, SOLD));
        return covered ? Optional.empty() : Optional.of(rule.severity());
    }

    private static Optional<Finding.Severity> reduction(ComplianceRule rule, Claim claim, ComplianceContext context) {
        BigDecimal lowest = context.lowestPrice7Days();
        Optional<BigDecimal> now =
                claim.group("now").map(Circumstances::read).or(() -> Optional.ofNullable(context.price()));
        if (lowest == null || now.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> base = claim.group("off")
                .map(off -> now.get().add(read(off)))
                .or(() -> claim.group("fold").flatMap(fold -> undone(now.get(), read(fold), BigDecimal.TEN)))
                .or(() -> claim.group("percent")
                        .flatMap(off -> undone(
                                now.get(), BigDecimal.valueOf(100).subtract(read(off)), BigDecimal.valueOf(100))))
                .or(() -> undone(now.get(), BigDecimal.valueOf(5), BigDecimal.TEN)); // half price
        return base.filter(value -> value.compareTo(lowest.add(ROUNDING)) > 0).map(value -> rule.severity());
    }

    /** 八八折 is 8.8 of ten parts, and so is 88. */
    private static Optional<BigDecimal> undone(BigDecimal now, BigDecimal part, BigDecimal whole) {
        BigDecimal share = part.compareTo(whole) > 0 ? part.movePointLeft(1) : part;
        return share.signum() <= 0
                ? Optional.empty()
                : Optional.of(now.multiply(whole).divide(share, 2, RoundingMode.HALF_UP));
    }

    private static Optional<Finding.Severity> lowestPrice(ComplianceRule rule, Claim claim, ComplianceContext context) {
        BigDecimal lowest = context.lowestPrice7Days();
        // The figure beside the words may be the former price, the one of now is told by the context.
        Optional<BigDecimal> now =
                Optional.ofNullable(context.price()).or(() -> claim.group("now").map(Circumstances::read));
        if (lowest == null) {
            return Optional.of(rule.severity());
        }
        return now.isEmpty() || now.get().compareTo(lowest) <= 0 ? Optional.empty() : Optional.of(rule.severity());
    }

    private static BigDecimal read(String text) {
        return text.startsWith("几")
                ? FEW
                : Numbers.read(CURRENCY.matcher(text).replaceFirst("")).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal english(String text) {
        return switch (text) {
            case "one", "a", "the last one" -> BigDecimal.ONE;
            case "a couple", "a couple of", "a pair of" -> BigDecimal.TWO;
            case "a few", "a handful", "a handful of" -> FEW;
            case String figure ->
                EnglishFigures.number(figure).map(BigDecimal::valueOf).orElseGet(() -> read(figure));
        };
    }
}
