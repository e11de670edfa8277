package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.SmallShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

/** The rules' edges, on a small shop and an encoder that knows words alone. */
class IntentMatcherTest {
    private static final String RULES = """
            intents:
              - id: track
                route: knowledge
                rules:
                  zh: [物流到哪, {any: [快递, 包裹], all: [哪], not: [公司]}, {exact: 物流}]
                  en: [where is my order, {any: [track, tracking], all: [order], not: [policy]}]
                examples: {zh: [我的快递呢], en: [parcel]}
              - id: return
                route: knowledge
                rules:
                  zh: [退货, {exact: 退}]
                  en: [send it back, {any: [refund]}]
                examples: {zh: [退掉], en: [give back]}
              - id: returnPolicy
                route: knowledge
                rules:
                  zh: [退货运费]
                examples: {zh: [退货谁出钱], en: [who pays]}
              - id: person
                route: person
                rules:
                  zh: [{any: [转人工], not: [不用转人工, 不要转人工]}]
                  en: [{any: [talk to a human]}]
                examples: {zh: [找人], en: [agent]}
              - id: hi
                route: smallTalk
                rules:
                  zh: [你好]
                  en: [hello]
                examples: {zh: [早], en: [morning]}
            danger:
              - id: legalThreat
                rules:
                  zh: [{any: ["12315", 律师]}]
                  en: [{any: [lawyer, sue you]}]
                examples: {zh: [告你], en: [court]}
            """;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "物流到哪了|track",
                "物流|track",
                "物流。|track",
                "物流公司|-",
                "我的快递在哪|track",
                "哪家快递公司|-",
                "快遞到哪了|track",
                "ＷＨＥＲＥ is my order|track",
                "Where's my order?!|track",
                "where is my border|-",
                "somewhere is my order|-",
                "Tracking an order|track",
                "order tracking policy|-",
                "orders, tracked|track",
                "我要退货|return",
                "退，货|-",
                "退 货|return",
                "退.货.运.费|returnPolicy",
                "退货运费谁出|returnPolicy",
                "退|return",
                "退！|return",
                "我的快递在哪，我要退货|track return",
                "我要退货，我的快递在哪|return track",
                "你好，我要退货|return",
                "hello, where is my order|track",
                "refunds and where is my order|return track",
                "转人工|person",
                "转.人.工|person",
                "轉　人　工|person",
                "不用转人工|-",
                "你好|hi",
                "Talk to a human!|person",
                "T.A.L.K to a human|person",
            })
    void rulesDecide(String text, String wanted) {
        try (IntentMatcher matcher = IntentMatcher.build(snapshot(), new HashEncoder())) {
            IntentMatch match = matcher.match(text, Language.detect(text, Language.ZH));
            String found =
                    String.join(" ", match.wants().stream().map(Want::intent).toList());

            assertThat(found).isEqualTo(wanted.equals("-") ? "" : wanted);
            assertThat(match.wants()).allMatch(Want::byRule);
        }
    }

    @Test
    void withoutARuleAndBeforeTrainingItSaysSo() {
        try (IntentMatcher matcher = IntentMatcher.build(snapshot(), new HashEncoder())) {
            assertThat(matcher.isTrained()).isFalse();
            assertThat(matcher.match("give it to me", Language.EN))
                    .isInstanceOfSatisfying(
                            IntentMatch.None.class,
                            none -> assertThat(none.reason()).isEqualTo(IntentMatch.Reason.notTrained));
        }
    }

    @Test
    void afterTrainingMeaningAnswersWhereRulesAreSilent() {
        HashEncoder encoder = new HashEncoder();
        try (IntentMatcher matcher = IntentMatcher.build(snapshot(), encoder)) {
            matcher.train();

            assertThat(matcher.match("give it back", Language.EN).wants())
                    .singleElement()
                    .satisfies(want -> assertThat(want.intent()).isEqualTo("return"));
            int calls = encoder.calls();
            matcher.match("where is my order", Language.EN);
            assertThat(encoder.calls()).as("a rule needs no encoder").isEqualTo(calls);
        }
    }

    @Test
    void aChangedPageKeepsTheRulesAndAChangedRuleKeepsWhatWasLearnt() {
        SmallShop shop = new SmallShop().with("intents/all.yaml", RULES);
        try (IntentMatcher before = IntentMatcher.build(shop.read(), new HashEncoder())) {
            before.train();
            Snapshot page = shop.with(
                            "faq/en/gift.md", "---\nid: gift\ntitle: Gift wrapping\n---\n\nWe wrap it for nothing.\n")
                    .read();
            assertThat(before.after(page)).isSameAs(before);

            Snapshot rule = shop.with(
                            "intents/all.yaml", RULES.replace("where is my order", "where on earth is my order"))
                    .read();
            try (IntentMatcher after = before.after(rule)) {
                assertThat(after).isNotSameAs(before);
                assertThat(after.match("where on earth is my order", Language.EN)
                                .wants())
                        .allMatch(Want::byRule)
                        .hasSize(1);
                assertThat(after.match("give it back", Language.EN))
                        .isEqualTo(before.match("give it back", Language.EN));
            }
        }
    }

    @Test
    void whatWasLearntOfAnIntentThatWentAwayIsForgotten() {
        SmallShop shop = new SmallShop().with("intents/all.yaml", RULES);
        try (IntentMatcher before = IntentMatcher.build(shop.read(), new HashEncoder())) {
            before.train();
            Snapshot fewer = shop.with("intents/all.yaml", RULES.replaceAll("(?s)  - id: hi.*?(?=danger:)", ""))
                    .read();
            assertThat(fewer.intent("hi")).isEmpty();
            assertThat(fewer.intent("return")).isPresent();
            try (IntentMatcher after = before.after(fewer)) {
                assertThat(after.isTrained()).isFalse();
            }
        }
    }

    @Test
    void anEmptyMessageWantsNothing() {
        try (IntentMatcher matcher = IntentMatcher.build(snapshot(), new HashEncoder())) {
            matcher.train();
            for (String text : new String[] {"", "  ", "👍", "？？？", "\u200b"}) {
                assertThat(matcher.match(text, Language.ZH))
                        .isInstanceOfSatisfying(
                                IntentMatch.None.class,
                                none -> assertThat(none.reason()).isEqualTo(IntentMatch.Reason.empty));
                assertThat(matcher.wantsPerson(text, Language.ZH)).isFalse();
                assertThat(matcher.danger(text, Language.ZH)).isEmpty();
            }
        }
    }

    @Test
    void aRuleThatSaysNothingIsNamedByEveryMatchAndTheOthersWork() {
        Snapshot snapshot = new SmallShop()
                .with("intents/all.yaml", RULES.replace("zh: [退货, {exact: 退}]", "zh: [退货, \"！！\", {any: [\"…\"]}]"))
                .read();
        try (IntentMatcher matcher = IntentMatcher.build(snapshot, new HashEncoder())) {
            IntentMatch match = matcher.match("我要退货", Language.ZH);

            assertThat(match.wants()).hasSize(1);
            assertThat(match.failedRules()).hasSize(2).allMatch(id -> id.startsWith("intents/all.yaml:"));
        }
    }

    @Test
    void dangersAreToldByRule() {
        try (IntentMatcher matcher = IntentMatcher.build(snapshot(), new HashEncoder())) {
            assertThat(matcher.danger("我要打１２３１５", Language.ZH)).containsExactly(Danger.legalThreat);
            assertThat(matcher.danger("I'll sue you, says my lawyer", Language.EN))
                    .containsExactly(Danger.legalThreat);
            assertThat(matcher.danger("where is it", Language.EN)).isEmpty();
        }
    }

    @Test
    void aShopWithoutIntentsMatchesNothingAndTrains() {
        Snapshot snapshot = new SmallShop().without("intents/all.yaml").read();
        try (IntentMatcher matcher = IntentMatcher.build(snapshot, new HashEncoder())) {
            matcher.train();
            assertThat(matcher.match("我要退货", Language.ZH).wants()).isEmpty();
        }
    }

    private static Snapshot snapshot() {
        return new SmallShop().with("intents/all.yaml", RULES).read();
    }
}
