package shop.xiaoer.broadcast.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Amounts;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.script.SpeechContext;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/** What stands against a script: the law's findings and those of the house. Blocks on the catalogue. */
public final class ScriptCheck {
    static final String HOUSE_RULE = "house rule";

    private final ComplianceCheck law;
    private final Products products;
    private final Clock clock;

    /** @param clock in the shop's time zone, for the lowest price of seven days */
    public ScriptCheck(ComplianceCheck law, Products products, Clock clock) {
        this.law = law;
        this.products = products;
        this.clock = clock;
    }

    /** The script with its findings as of now; version and state stay. */
    public Script check(Script script) {
        Set<BigDecimal> prices = prices(script);
        List<Segment> checked = script.segments().stream()
                .map(segment -> check(segment, script.language(), prices))
                .toList();
        return script.with(checked, ofWhole(script));
    }

    /** One segment with its findings as of now. */
    public Segment check(Segment segment, Script script) {
        return check(segment, script.language(), prices(script));
    }

    /** The findings of the whole: their range is empty of meaning and stands at the script's start. */
    public List<Finding> ofWhole(Script script) {
        boolean noticed = script.segments().stream()
                .anyMatch(segment ->
                        segment.type() == SegmentType.notice && segment.text().contains("AI"));
        if (noticed) {
            return List.of();
        }
        return List.of(new Finding(
                0,
                1,
                "aiLabel.notice",
                script.language() == Language.ZH ? "直播电商监督管理办法第三十七条" : "AI Act Article 50(1)",
                Finding.Severity.blocking,
                null,
                null,
                "a segment of type notice that says the host is an AI"));
    }

    private Segment check(Segment segment, Language language, Set<BigDecimal> prices) {
        @Nullable
        Product product = segment.productIfAny().flatMap(products::find).orElse(null);
        BigDecimal lowest = product == null ? null : lowestPrice(product);
        List<Finding> findings =
                new ArrayList<>(law.check(segment.text(), SpeechContext.of(product, language, lowest)));
        findings.addAll(pricesOutsideSlots(segment, prices));
        findings.addAll(barefigures(segment));
        findings.sort(Comparator.comparingInt(Finding::from));
        return segment.withFindings(findings);
    }

    private @Nullable BigDecimal lowestPrice(Product product) {
        LocalDate today = LocalDate.now(clock);
        return products.lowestPrice(product.id(), today.minusDays(7), today)
                .map(Money::amount)
                .orElse(null);
    }

    private Set<BigDecimal> prices(Script script) {
        return Stream.concat(
                        script.products().stream(),
                        script.segments().stream().flatMap(segment -> segment.productIfAny().stream()))
                .distinct()
                .flatMap(id -> products.find(id).stream())
                .map(product -> product.price().amount().stripTrailingZeros())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A sum outside every slot grows old as it stands there. What a source carries is no price, unless it equals one;
     * a numeral of one sign before 块 may count pieces, so that it is held against the prices only.
     */
    private static List<Finding> pricesOutsideSlots(Segment segment, Set<BigDecimal> prices) {
        List<Finding> findings = new ArrayList<>();
        for (Amounts.Said said : Amounts.in(segment.text())) {
            boolean slotted =
                    segment.slots().stream().anyMatch(slot -> slot.from() < said.to() && slot.to() > said.from());
            boolean priced = prices.contains(said.amount().stripTrailingZeros());
            boolean carried =
                    segment.evidence().stream().anyMatch(ref -> ref.from() <= said.from() && ref.to() >= said.to());
            String words = CodePoints.slice(segment.text(), said.from(), said.to());
            boolean pieces = words.length() == 2 && words.endsWith("块");
            if (!slotted && (priced || !(carried || pieces))) {
                findings.add(new Finding(
                        said.from(),
                        said.to(),
                        "liveSlot.price",
                        HOUSE_RULE,
                        Finding.Severity.blocking,
                        null,
                        null,
                        "a price slot over this sum"));
            }
        }
        return findings;
    }

    private static List<Finding> barefigures(Segment segment) {
        List<Finding> findings = new ArrayList<>();
        for (Sentences.Span span : Sentences.of(segment.text())) {
            boolean figure = CodePoints.slice(segment.text(), span.from(), span.to())
                    .chars()
                    .anyMatch(c -> c >= '0' && c <= '9');
            boolean backed = Stream.concat(
                            segment.evidence().stream().map(ref -> new Sentences.Span(ref.from(), ref.to())),
                            segment.slots().stream().map(slot -> new Sentences.Span(slot.from(), slot.to())))
                    .anyMatch(ground -> ground.from() < span.to() && ground.to() > span.from());
            if (figure && !backed) {
                findings.add(new Finding(
                        span.from(),
                        span.to(),
                        "evidence.figure",
                        HOUSE_RULE,
                        Finding.Severity.warning,
                        null,
                        null,
                        "a fact in the catalogue that has this figure"));
            }
        }
        return findings;
    }
}
