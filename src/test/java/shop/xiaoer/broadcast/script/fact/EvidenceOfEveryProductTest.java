package shop.xiaoer.broadcast.script.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.script.SegmentRewriter;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;

/** Scripts over the whole demo shop: no sentence states what stands in no source, none comes twice. */
class EvidenceOfEveryProductTest {
    private static final int WORDS = 10_000;

    private final Shelf demo = Shelf.ofDemoShop();

    @Test
    void allProductsInOneShowOfTenThousandWords() {
        assertThat(demo.ids()).hasSizeGreaterThanOrEqualTo(66);
        for (Language language : Language.values()) {
            for (long seed = 1; seed <= 3; seed++) {
                holds(demo.ids(), language, seed);
            }
        }
    }

    @Test
    void everyProductByItselfForTenThousandWords() {
        long seed = 20261123;
        System.out.println("EvidenceOfEveryProductTest seed " + seed);
        for (Language language : Language.values()) {
            for (String id : demo.ids()) {
                holds(List.of(id), language, seed++);
            }
        }
    }

    @Test
    void theShopsRulesAreQuotedAndBound() {
        Script script = Scripts.write(demo, Scripts.request(List.of("P1001", "P1002"), Language.ZH, 4_000, 3));

        assertThat(script.segments().stream().flatMap(segment -> segment.evidence().stream()))
                .extracting(EvidenceRef::source)
                .extracting(EvidenceRef.Source::kind)
                .contains("policy", "product");
    }

    private void holds(List<String> ids, Language language, long seed) {
        Script script = Scripts.write(demo, Scripts.request(ids, language, WORDS, seed));
        EvidenceJudge.Bench judges = EvidenceJudge.bench(demo.facts(language, ids));
        List<String> unbound = new ArrayList<>();
        Map<String, Integer> said = new TreeMap<>();
        for (Segment segment : script.segments()) {
            if (segment.type() == SegmentType.notice) {
                continue;
            }
            Sentences.bare(segment.outsideSlots()).forEach(sentence -> said.merge(sentence, 1, Integer::sum));
            for (Sentences.Span span : Sentences.of(segment.text())) {
                String words = SegmentRewriter.outsideSlots(segment.text(), span, segment.slots());
                EvidenceJudge.Verdict verdict = judges.of(segment.product()).of(words);
                boolean carried =
                        segment.evidence().stream().anyMatch(ref -> ref.from() <= span.from() && ref.to() >= span.to());
                if (verdict instanceof EvidenceJudge.Verdict.Unbound
                        || (verdict instanceof EvidenceJudge.Verdict.Bound && !carried)) {
                    unbound.add(words + " " + verdict);
                }
            }
        }
        assertThat(unbound).as("%s %s", ids.size() == 1 ? ids : "all", language).isEmpty();
        assertThat(said.entrySet().stream().filter(entry -> entry.getValue() > 1))
                .isEmpty();
        assertThat(script.words()).isBetween(WORDS, WORDS * 11 / 10);
    }
}
