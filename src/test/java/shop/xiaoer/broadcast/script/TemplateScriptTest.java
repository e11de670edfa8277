package shop.xiaoer.broadcast.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.Amounts;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PolicyArticle;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

class TemplateScriptTest {
    private final Shelf shelf = Shelf.ofSix();

    @Test
    void tenThousandWordsHoldToEveryRule() {
        for (long seed : List.of(1L, 2L, 3L)) {
            for (Language language : Language.values()) {
                Script script = Scripts.write(shelf, language, 10_000, seed);
                holds(script, shelf, 10_000);
                assertThat(types(script))
                        .containsAll(Set.of(
                                SegmentType.notice,
                                SegmentType.welcome,
                                SegmentType.hook,
                                SegmentType.pain,
                                SegmentType.sellingPoint,
                                SegmentType.proof,
                                SegmentType.price,
                                SegmentType.callToAction,
                                SegmentType.qa,
                                SegmentType.interaction,
                                SegmentType.bridge,
                                SegmentType.signOff));
            }
        }
    }

    @Test
    void theDemoShopsOwnProductsHoldToThemToo() {
        Shelf demo = Shelf.ofDemoShop();
        List<String> ids = Stream.concat(
                        Stream.of("P1001"),
                        demo.ids().stream().filter(id -> !id.equals("P1001")).limit(5))
                .toList();
        for (Language language : Language.values()) {
            holds(Scripts.write(demo, Scripts.request(ids, language, 10_000, 1)), demo, 10_000);
        }
    }

    @Test
    void generatedRequestsHoldToThem() {
        long seed = 20261123;
        System.out.println("TemplateScriptTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Shelf demo = Shelf.ofDemoShop();
        for (int i = 0; i < 60; i++) {
            List<String> ids = new ArrayList<>(demo.ids());
            while (ids.size() > random.nextInt(1, 9)) {
                ids.remove(random.nextInt(ids.size()));
            }
            int words =
                    random.nextInt(4) == 0 ? random.nextInt(2000, 8000) : random.nextInt(ScriptRequest.MIN_WORDS, 900);
            Language language = random.nextBoolean() ? Language.ZH : Language.EN;
            holds(Scripts.write(demo, Scripts.request(ids, language, words, i)), demo, words);
        }
    }

    @Test
    void hoursOfOneShowRepeatNoSentence() {
        holds(Scripts.write(shelf, Language.ZH, 50_000, 1), shelf, 50_000);
    }

    @Test
    void oneProductAloneCarriesTenThousandWords() {
        holds(Scripts.write(shelf, Scripts.request(List.of("T1"), Language.ZH, 10_000, 1)), shelf, 10_000);
    }

    @Test
    void theSameSeedWritesTheSameScriptAndAnotherSeedAnother() {
        Script first = Scripts.write(shelf, Language.ZH, 2_000, 7);

        assertThat(Scripts.write(shelf, Language.ZH, 2_000, 7)).isEqualTo(first);
        assertThat(Scripts.write(shelf, Language.ZH, 2_000, 8).version()).isNotEqualTo(first.version());
    }

    @Test
    void aScriptSaysWhatItWasMadeOfAndWhatDiffersWhenItIsMadeAgain() {
        Script first = Scripts.write(shelf, Language.ZH, 2_000, 7).under("law-1");
        assertThat(first.origin().result()).isEqualTo(first.version());

        Origin.Again same = again(first, "law-1", Scripts.request(shelf.ids(), Language.ZH, 2_000, 7));
        assertThat(same).isEqualTo(new Origin.Again("script-1", true, Set.of(), List.of()));

        shelf.change("T1", Money.of("86.00", "CNY"), 3);
        assertThat(again(first, "law-2", Scripts.request(shelf.ids(), Language.ZH, 2_000, 7)))
                .as("a price is no evidence; rules that changed nothing are named all the same")
                .isEqualTo(new Origin.Again("script-1", true, Set.of(Origin.Part.rules), List.of()));

        shelf.put(Language.ZH, new PolicyArticle("warranty-policy", "保修规则", List.of("小家电从签收起保修 1 年。")));
        Origin.Again other = again(first, "law-1", Scripts.request(shelf.ids(), Language.ZH, 2_000, 7));
        assertThat(other.same()).isFalse();
        assertThat(other.differs()).containsExactly(Origin.Part.evidence);
        assertThat(other.segments()).isNotEmpty();
        assertThat(again(first, "law-1", Scripts.request(shelf.ids(), Language.ZH, 2_000, 8))
                        .differs())
                .as("another seed stands for a model that does not repeat itself")
                .contains(Origin.Part.evidence);
    }

    private Origin.Again again(Script first, String law, ScriptRequest request) {
        return Scripts.write(shelf, request)
                .under(law)
                .comparedWith(first)
                .origin()
                .comparison()
                .orElseThrow();
    }

    @Test
    void theNoticeThatTheHostIsAnAiComesFirstAndComesBackInTime() {
        Script script = Scripts.write(shelf, Language.ZH, 10_000, 1);

        assertThat(script.segments().getFirst().type()).isEqualTo(SegmentType.notice);
        long since = 0;
        for (Segment segment : script.segments()) {
            since = segment.type() == SegmentType.notice ? 0 : since + segment.estMs();
            assertThat(since)
                    .isLessThanOrEqualTo(
                            Scripts.platform("taobao").noticeEvery().toMillis());
        }
    }

    @Test
    void aPersonaSaysItsPhrasesAndNeverItsTaboos() {
        Persona persona = new Persona(
                "calm",
                new Localized("阿梅", "Amei"),
                Map.of(),
                new Localized("慢", "slow"),
                Map.of(Language.ZH, List.of("咱们慢慢看")),
                Map.of(Language.ZH, List.of("扣个一", "各位")));
        ScriptRequest request = new ScriptRequest(
                "s",
                shelf.ids(),
                Language.ZH,
                persona,
                Scripts.platform("own"),
                6_000,
                3,
                ScriptRequest.Engine.template);
        String all = Scripts.write(shelf, request).segments().stream()
                .map(Segment::text)
                .collect(Collectors.joining());

        assertThat(all).contains("咱们慢慢看").contains("阿梅").doesNotContain("扣个一").doesNotContain("各位");
    }

    @Test
    void whatTheLawForbidsIsTakenOutAndListedWithTheReason() {
        ComplianceCheck noSteel = (text, context) -> text.contains("316")
                ? List.of(new Finding(
                        CodePoints.offset(text, text.indexOf("316")),
                        CodePoints.offset(text, text.indexOf("316")) + 3,
                        "test.steel",
                        "广告法第九条",
                        Finding.Severity.blocking,
                        null,
                        null,
                        null))
                : List.of();
        ScriptOutcome outcome = new ScriptWriter(new TemplateEngine(noSteel), null, Scripts.METER)
                .write(
                        Scripts.request(shelf.ids(), Language.ZH, 3_000, 1),
                        shelf.facts(Language.ZH, shelf.ids()),
                        ScriptListener.none());

        assertThat(outcome).isInstanceOfSatisfying(ScriptOutcome.Written.class, written -> {
            assertThat(written.script().segments())
                    .noneMatch(segment -> segment.text().contains("316"));
            assertThat(written.script().blocking()).isEmpty();
            assertThat(written.script().removed())
                    .isNotEmpty()
                    .allSatisfy(removed -> assertThat(removed.why()).contains("test.steel"));
            holds(written.script(), shelf, 3_000);
        });
    }

    @Test
    void whoAsksToStopGetsNoScript() {
        ScriptListener impatient = new ScriptListener() {
            private int seen;

            @Override
            public void segment(Segment segment, double progress) {
                seen++;
            }

            @Override
            public boolean cancelled() {
                return seen > 3;
            }
        };
        ScriptOutcome outcome = new ScriptWriter(new TemplateEngine(Scripts.LAWFUL), null, Scripts.METER)
                .write(
                        Scripts.request(shelf.ids(), Language.ZH, 3_000, 1),
                        shelf.facts(Language.ZH, shelf.ids()),
                        impatient);

        assertThat(outcome).isEqualTo(new ScriptOutcome.Cancelled());
    }

    /** The rules that an outside check holds a script to. */
    static void holds(Script script, Shelf shelf, int words) {
        assertThat(script.words()).as("words of %s", script.seed()).isBetween(words, (int) (words * 1.1 + 1e-9));
        assertThat(script.segments().stream().map(Segment::n)).containsExactlyElementsOf(numbers(script));
        Map<String, Integer> counts = new HashMap<>();
        script.segments().stream()
                .filter(segment -> segment.type() != SegmentType.notice)
                .flatMap(segment -> Sentences.bare(segment.outsideSlots()).stream())
                .forEach(sentence -> counts.merge(sentence, 1, Integer::sum));
        assertThat(counts.entrySet().stream().filter(entry -> entry.getValue() > 1))
                .isEmpty();
        Set<BigDecimal> prices = script.products().stream()
                .map(id -> shelf.find(id).orElseThrow().price().amount().stripTrailingZeros())
                .collect(Collectors.toSet());
        for (Segment segment : script.segments()) {
            assertThat(Amounts.in(segment.outsideSlots()))
                    .noneMatch(said -> prices.contains(said.amount().stripTrailingZeros()));
            everyFigureIsBacked(segment);
            pricesAreThoseOfNow(segment, shelf, script.language());
        }
        assertThat(script.segments().stream().flatMap(segment -> segment.slots().stream()))
                .anyMatch(slot -> slot.kind() == LiveSlot.Kind.price);
        assertThat(script.blocking()).isEmpty();
        assertThat(script.state().name()).isEqualTo("draft");
    }

    private static List<Integer> numbers(Script script) {
        return Stream.iterate(1, n -> n + 1).limit(script.segments().size()).toList();
    }

    private static void everyFigureIsBacked(Segment segment) {
        for (Sentences.Span span : Sentences.of(segment.text())) {
            String sentence = CodePoints.slice(segment.text(), span.from(), span.to());
            boolean backed = segment.evidence().stream()
                            .anyMatch(ref -> ref.from() < span.to() && ref.to() > span.from())
                    || segment.slots().stream().anyMatch(slot -> slot.from() < span.to() && slot.to() > span.from());
            assertThat(backed || sentence.chars().noneMatch(Character::isDigit))
                    .as(sentence)
                    .isTrue();
        }
    }

    private static void pricesAreThoseOfNow(Segment segment, Shelf shelf, Language language) {
        for (LiveSlot slot : segment.slots()) {
            String plain = shelf.find(slot.product()).orElseThrow().price().plain();
            if (slot.kind() == LiveSlot.Kind.price) {
                assertThat(segment.valueOf(slot)).isEqualTo(language == Language.ZH ? plain + "元" : plain + " yuan");
            }
        }
    }

    private static Set<SegmentType> types(Script script) {
        return script.segments().stream().map(Segment::type).collect(Collectors.toSet());
    }
}
