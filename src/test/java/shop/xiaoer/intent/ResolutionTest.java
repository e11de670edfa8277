package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.testing.SmallShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

/** From rules and meaning to one ending: what beats what, where two are too near, and who wants a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolutionTest {
    private static final String RULES = """
            intents:
              - id: track
                route: entrance
                entrance: trackOrder
                rules:
                  zh: [物流到哪]
                  en: [where is my order, my parcel]
                examples: {zh: [我的快递呢, 包裹走到哪里], en: [parcel still travelling, courier location today]}
              - id: lost
                route: knowledge
                rules:
                  en: [parcel is gone]
                examples: {zh: [包裹丢了], en: [package vanished, nobody delivered anything]}
              - id: return
                route: knowledge
                rules:
                  zh: [退货]
                  en: [send it back]
                examples: {zh: [退掉这个], en: [give goods back, bring purchase back]}
              - id: person
                route: person
                rules:
                  zh: [{any: [转人工], not: [不用转人工]}]
                  en: [talk to a human]
                examples: {zh: [找人], en: [agent please]}
              - id: hi
                route: smallTalk
                rules:
                  zh: [你好, 在吗]
                  en: [hello, good morning]
                examples: {zh: [早上好], en: [greetings friend]}
            danger:
              - id: legalThreat
                rules:
                  zh: [{any: [律师]}]
                  en: [{any: [lawyer]}]
                examples: {zh: [法院见, 起诉你们, 去法院告], en: [see you in court, court hearing soon, court will decide]}
            """;

    private final IntentMatcher fresh =
            IntentMatcher.build(new SmallShop().with("intents/all.yaml", RULES).read(), new HashEncoder());
    private final IntentMatcher trained =
            IntentMatcher.build(new SmallShop().with("intents/all.yaml", RULES).read(), new HashEncoder());

    ResolutionTest() {
        trained.train();
    }

    @AfterAll
    void close() {
        fresh.close();
        trained.close();
    }

    private static Language language(String text) {
        return Language.detect(text, Language.ZH);
    }

    @Test
    void twoRulesOnTheSameWordsAreAskedBackUntilMeaningCanPartThem() {
        IntentMatch open = fresh.match("my parcel is gone", Language.EN);
        assertThat(open)
                .isInstanceOfSatisfying(
                        IntentMatch.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.candidates())
                                .containsExactly(new Candidate("lost", 0.5), new Candidate("track", 0.5)));
        assertThat(open.margin()).isZero();
        assertThat(open.wants()).isEmpty();

        assertThat(trained.match("my parcel is gone", Language.EN).wants())
                .singleElement()
                .satisfies(want -> {
                    assertThat(want.intent()).isIn("lost", "track");
                    assertThat(want.byRule()).isTrue();
                });
    }

    @Test
    void wantsStandInTheOrderOfTheMessageAndAGreetingBesideThemIsNone() {
        assertThat(fresh.match("你好。我要退货。另外物流到哪了", Language.ZH).wants())
                .extracting(Want::intent)
                .containsExactly("return", "track");
        assertThat(fresh.match("物流到哪了。顺便退货", Language.ZH).wants())
                .extracting(Want::intent)
                .containsExactly("track", "return");
        assertThat(fresh.match("你好。在吗", Language.ZH).wants())
                .extracting(Want::intent)
                .containsExactly("hi");
    }

    @Test
    void whatARuleSaysIsCertainAndNamed() {
        IntentMatch match = fresh.match("hello, where is my order", Language.EN);

        assertThat(match).isInstanceOfSatisfying(IntentMatch.Clear.class, clear -> {
            assertThat(clear.intent()).isEqualTo("track");
            assertThat(clear.byRule()).isTrue();
            assertThat(clear.score()).isEqualTo(Thresholds.RULE);
            assertThat(clear.wants().getFirst().from()).isEqualTo(7);
        });
        assertThat(match.margin()).isEqualTo(1);
    }

    @Test
    void meaningIsBelievedWhereItIsSureAndLeads() {
        IntentMatch match = trained.match("give the purchase goods back", Language.EN);

        assertThat(match).isInstanceOfSatisfying(IntentMatch.Clear.class, clear -> {
            assertThat(clear.intent()).isEqualTo("return");
            assertThat(clear.byRule()).isFalse();
            assertThat(clear.score()).isBetween(Thresholds.LOW, 1.0);
            assertThat(clear.runnersUp()).hasSizeBetween(1, 3).doesNotHaveDuplicates();
            assertThat(clear.runnersUp()).extracting(Candidate::intent).doesNotContain("return");
            assertThat(clear.margin())
                    .isEqualTo(clear.score() - clear.runnersUp().getFirst().score())
                    .isGreaterThanOrEqualTo(Thresholds.MARGIN);
        });
    }

    @Test
    void whatIsNearNothingIsTooLowAndTellsTheNearestBestFirst() {
        IntentMatch match = trained.match("zebra umbrella quantum", Language.EN);

        assertThat(match).isNotInstanceOf(IntentMatch.Clear.class);
        List<Candidate> nearest =
                match instanceof IntentMatch.None none ? none.nearest() : ((IntentMatch.Ambiguous) match).candidates();
        assertThat(nearest).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(match.margin()).isBetween(0.0, Thresholds.MARGIN);
    }

    @Test
    void aFurtherSentenceWithoutARuleAddsItsWantWhereThatIsSure() {
        assertThat(trained.match("where is my order. give the purchase goods back", Language.EN)
                        .wants())
                .extracting(Want::intent)
                .containsExactly("track", "return");
        assertThat(trained.match("where is my order. back", Language.EN).wants())
                .as("a word is no want")
                .extracting(Want::intent)
                .containsExactly("track");
        assertThat(fresh.match("where is my order. give the purchase goods back", Language.EN)
                        .wants())
                .as("nothing was learnt")
                .extracting(Want::intent)
                .containsExactly("track");
    }

    @Test
    void theMarginIsTheLeadOverTheNextAndNeverNegative() {
        List<String> none = List.of();
        Candidate a = new Candidate("a", 0.5);
        Candidate b = new Candidate("b", 0.3);

        assertThat(new IntentMatch.Ambiguous(List.of(a, b), none).margin()).isEqualTo(0.2);
        assertThat(new IntentMatch.Ambiguous(List.of(b, a), none).margin()).isZero();
        assertThat(new IntentMatch.None(IntentMatch.Reason.tooLow, List.of(a), none).margin())
                .isEqualTo(0.5);
        assertThat(new IntentMatch.None(IntentMatch.Reason.empty, List.of(), none).margin())
                .isZero();
        Want want = new Want("a", 0.8, false, 0);
        assertThat(new IntentMatch.Clear(List.of(want), List.of(a), none).margin())
                .isCloseTo(0.3, within(1e-9));
        assertThat(new IntentMatch.Clear(List.of(want), List.of(), none).margin())
                .isEqualTo(0.8);
        assertThatThrownBy(() -> new IntentMatch.Clear(List.of(), List.of(), none))
                .hasMessageStartingWith("wants:");
    }

    // ---- persons and dangers -------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "转人工 | true",
                "talk to a human now | true",
                "不用转人工 | false",
                "帮我找真人客服 | true",
                "I want a real person | true",
                "人工客服几点上班 | false",
                "退货 | false",
                "hello | false"
            })
    void aPersonIsWantedByTheShopsRulesOrInTheCommonWords(String text, boolean wanted) {
        assertThat(fresh.wantsPerson(text, language(text))).isEqualTo(wanted);
    }

    @Test
    void greetingsInLinesOfTheirOwnAreNoWish() {
        assertThat(fresh.wantsPerson("你好\n在吗，有没有人工客服", Language.ZH))
                .as("both lines greet")
                .isFalse();
        assertThat(fresh.wantsPerson("你好\n有没有人工客服", Language.ZH))
                .as("one line does not")
                .isTrue();
        assertThat(fresh.wantsPerson("在吗，有没有人工客服", Language.ZH)).as("one line").isTrue();
        assertThat(fresh.wantsPerson("退货\n有没有人工客服", Language.ZH)).isTrue();
    }

    @Test
    void aDangerIsHeardByMeaningOnceItWasLearnt() {
        assertThat(fresh.danger("see you in court", Language.EN)).isEmpty();
        assertThat(trained.danger("see you in court", Language.EN)).containsExactly(Danger.legalThreat);
        assertThat(trained.danger("where is my order", Language.EN)).isEmpty();
        assertThat(trained.danger("talk to my lawyer", Language.EN)).containsExactly(Danger.legalThreat);
        assertThat(fresh.danger("妈的什么破店", Language.ZH)).containsExactly(Danger.abuse);
        assertThat(fresh.danger("WHERE IS MY ORDER ANSWER ME", Language.EN)).containsExactly(Danger.anger);
    }

    @Test
    void theRouteOfAnIntentIsTheShops() {
        assertThat(fresh.route("track")).contains(IntentDefinition.Route.entrance);
        assertThat(fresh.route("hi")).contains(IntentDefinition.Route.smallTalk);
        assertThat(fresh.route("dance")).isEmpty();
        assertThat(fresh.failedRules()).isEmpty();
    }

    @Test
    void ofEnglishWordsInAChineseMessageOnlyChineseRulesSpeak() {
        assertThat(fresh.match("my parcel", Language.ZH).wants())
                .extracting(Want::intent)
                .containsExactly("track");
        assertThat(fresh.match("退货", Language.EN).wants())
                .as("the words have the letters of the rule's language")
                .extracting(Want::intent)
                .containsExactly("return");
    }

    @Test
    void whatComesAfterTheFifthCutIsOnePartWithIt() {
        assertThat(IntentMatcher.parts("一。二。三。四。五。")).containsExactly("一。", "二。", "三。", "四。", "五。");
        assertThat(IntentMatcher.parts("一。二。三。四。五。六。")).containsExactly("一。", "二。", "三。", "四。", "五。六。");
        assertThat(IntentMatcher.parts("退货，另外发票呢")).containsExactly("退货，", "发票呢");
    }
}
