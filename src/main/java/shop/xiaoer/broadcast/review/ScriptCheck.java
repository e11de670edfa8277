package shop.xiaoer.broadcast.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.script.SegmentRewriter;
import shop.xiaoer.broadcast.script.SpeechContext;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
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
    private final ShopPolicies policies;
    private final Clock clock;

    /** @param clock in the shop's time zone, for the lowest price of seven days */
    public ScriptCheck(ComplianceCheck law, Products products, ShopPolicies policies, Clock clock) {
        this.law = law;
        this.products = products;
        this.policies = policies;
        this.clock = clock;
    }

    /** The script with its findings as of now; version and state stay. */
    public Script check(Script script) {
        Goods goods = goods(script);
        List<Segment> checked = script.segments().stream()
                .map(segment -> check(segment, script.language(), goods))
                .toList();
        return script.with(checked, ofWhole(script));
    }

    /** One segment with its findings as of now. */
    public Segment check(Segment segment, Script script) {
        return check(segment, script.language(), goods(script));
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

    /** Who decides what binds the sentences of a script, from the facts as of now. */
    EvidenceJudge.Bench judges(Script script) {
        return goods(script).judges();
    }

    private Segment check(Segment segment, Language language, Goods goods) {
        return checkOwn(segment, language, goods)
                .with(segment.variants().each(other -> checkOwn(other, language, goods)));
    }

    private Segment checkOwn(Segment segment, Language language, Goods goods) {
        @Nullable
        Product product = segment.productIfAny().map(goods.products()::get).orElse(null);
        BigDecimal lowest = product == null ? null : lowestPrice(product);
        List<Finding> findings =
                new ArrayList<>(law.check(segment.text(), SpeechContext.of(product, language, lowest)));
        findings.addAll(pricesOutsideSlots(segment, goods.prices()));
        findings.addAll(unbound(segment, goods.judges().of(segment.product())));
        findings.sort(Comparator.comparingInt(Finding::from));
        return segment.withFindings(findings);
    }

    private @Nullable BigDecimal lowestPrice(Product product) {
        LocalDate today = LocalDate.now(clock);
        return products.lowestPrice(product.id(), today.minusDays(7), today)
                .map(Money::amount)
                .orElse(null);
    }

    /** What a script is about, read once for a check. */
    private record Goods(Map<String, Product> products, Set<BigDecimal> prices, EvidenceJudge.Bench judges) {}

    private Goods goods(Script script) {
        List<Product> found = Stream.concat(
                        script.products().stream(),
                        script.segments().stream().flatMap(segment -> segment.productIfAny().stream()))
                .distinct()
                .flatMap(id -> products.find(id).stream())
                .toList();
        return new Goods(
                found.stream().collect(Collectors.toMap(Product::id, product -> product)),
                found.stream()
                        .map(product -> product.price().amount().stripTrailingZeros())
                        .collect(Collectors.toUnmodifiableSet()),
                EvidenceJudge.bench(
                        ScriptFacts.of(found, script.language(), ScriptFacts.AttributeAsks.none(), policies)));
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

    /** Sentences that state what stands in no source: templates and the model leave them out, a person may have written them. */
    private static List<Finding> unbound(Segment segment, EvidenceJudge judge) {
        List<Finding> findings = new ArrayList<>();
        for (Sentences.Span span : Sentences.of(segment.text())) {
            boolean carried =
                    segment.evidence().stream().anyMatch(ref -> ref.from() <= span.from() && ref.to() >= span.to());
            String words = SegmentRewriter.outsideSlots(segment.text(), span, segment.slots());
            if (!carried && judge.of(words) instanceof EvidenceJudge.Verdict.Unbound unbound) {
                findings.add(new Finding(
                        span.from(),
                        span.to(),
                        unbound.rule(),
                        HOUSE_RULE,
                        Finding.Severity.warning,
                        null,
                        null,
                        "a source for it: " + unbound.why()));
            }
        }
        return findings;
    }
}
