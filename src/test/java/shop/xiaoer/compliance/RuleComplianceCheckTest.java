package shop.xiaoer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.text.Language;

class RuleComplianceCheckTest {
    private static final ComplianceContext ZH = context(Language.ZH, List.of(), null, null);
    private static final ComplianceContext EN = context(Language.EN, List.of(), null, null);

    private static ComplianceContext context(
            Language language,
            List<String> evidence,
            @org.jspecify.annotations.Nullable Integer stock,
            @org.jspecify.annotations.Nullable String lowest) {
        return new ComplianceContext(
                language,
                "general",
                evidence,
                stock,
                lowest == null ? null : new BigDecimal(lowest),
                ComplianceContext.Speaker.avatar);
    }

    private static String span(String text, Finding finding) {
        int[] points = text.codePoints().toArray();
        return new String(points, finding.from(), finding.to() - finding.from());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    这是最好的保温杯 | 最好
                    😀😀这是最好的保温杯😀 | 最好
                    𠮷家的杯子，蕞好用 | 蕞好
                    😀 最 ✨ 好 的杯子 | 最 ✨ 好
                    這是國家級的工藝 | 國家級
                    ｚｕｉ ｈａｏ的杯子 | ｚｕｉ ｈａｏ
                    全国销量第1️⃣ | 全国销量第1️⃣
                    👨‍👩‍👧认准🥇保温杯 | 🥇
                    前一行没事 😀 这一行顶级 | 顶级
                    """)
    void spans_count_code_points_of_the_text_as_it_was_written(String text, String expected) {
        List<Finding> findings = ShopRules.CHECK.check(text, ZH);
        assertThat(findings).isNotEmpty();
        // An enclosing mark after the last sign belongs to it or not: either is a fair span.
        assertThat(expected).startsWith(span(text, findings.getFirst()));
        assertThat(span(text, findings.getFirst())
                        .codePointCount(0, span(text, findings.getFirst()).length()))
                .isGreaterThanOrEqualTo(expected.codePointCount(0, expected.length()) - 2);
    }

    @Test
    void spans_in_english_go_past_surrogate_pairs_too() {
        String text = "😀 Our 🫖 tea cur3s insomnia 😀";
        assertThat(ShopRules.CHECK.check(text, EN))
                .first()
                .extracting(finding -> span(text, finding))
                .isEqualTo("cur3s insomnia");
    }

    @Test
    void a_span_stays_in_place_whatever_stands_around_it() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] around = {"😀", "，", "茶", " ", "𠮷", "\n", "👨‍👩‍👧", "abc", "。", "好", "1️⃣", "é", "\u200B", "“"};
        for (int round = 0; round < 300; round++) {
            StringBuilder head = new StringBuilder();
            StringBuilder tail = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                head.append(around[random.nextInt(around.length)]);
                tail.append(around[random.nextInt(around.length)]);
            }
            String text = head + "。顶级。" + tail;
            int at = text.codePointCount(0, head.length()) + 1;
            assertThat(ShopRules.CHECK.check(text, ZH))
                    .as("seed %s: %s", seed, text)
                    .anySatisfy(finding -> {
                        assertThat(finding.from()).isEqualTo(at);
                        assertThat(finding.to()).isEqualTo(at + 2);
                    });
        }
    }

    @Test
    void any_text_whatever_is_read_without_a_fault_and_its_spans_lie_within_it() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] pieces = {
            "最",
            "好",
            "第",
            "一",
            "原价",
            "1",
            "99",
            "元",
            "仅剩",
            "件",
            "治疗",
            "失眠",
            "不",
            "zui ",
            "hao",
            "😀",
            "，",
            "。",
            "\n",
            "𠮷",
            "\uD83D",
            "\uDC00",
            "“",
            "”",
            "最,",
            "1️⃣",
            "的",
            "全网",
            "guaranteed ",
            "was $",
            " ",
            "\u0000",
            "é"
        };
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int length = text.codePointCount(0, text.length());
            for (ComplianceContext context : List.of(ZH, EN)) {
                assertThat(ShopRules.CHECK.check(text.toString(), context))
                        .as("seed %s: %s", seed, text)
                        .allSatisfy(finding -> {
                            assertThat(finding.from()).isBetween(0, length);
                            assertThat(finding.to()).isBetween(finding.from() + 1, length);
                        });
            }
        }
    }

    @Test
    void the_exception_that_lacks_only_its_proof_is_the_one_that_is_named() {
        assertThat(ShopRules.CHECK.check("去年双十一，我们的保温杯在天猫杯壶类目销量第一", ZH))
                .first()
                .extracting(Finding::exception)
                .isEqualTo("provableFact");
    }

    @Test
    void a_rewrite_names_the_true_stock_and_the_true_price() {
        assertThat(ShopRules.CHECK.check("仅剩3件", context(Language.ZH, List.of(), 120, null)))
                .first()
                .extracting(Finding::rewrite)
                .isEqualTo("库存120件");
        assertThat(ShopRules.CHECK.check("原价199元，今天88元", context(Language.ZH, List.of(), null, "99.00")))
                .first()
                .extracting(Finding::rewrite)
                .isEqualTo("此前7天最低成交价99元");
    }

    @Test
    void a_paragraph_neither_excuses_nor_lengthens_a_finding_of_another() {
        String text = "98%的用户都说好用\n\n数据来源于2026年3月本店问卷\n \n顶级";
        assertThat(ShopRules.CHECK.check(text, ZH).stream()
                        .map(finding -> span(text, finding))
                        .distinct())
                .containsExactly("98%的用户都说好用", "顶级");
    }

    @Test
    void a_health_food_without_its_notice_gets_a_hint_that_blocks_nothing() {
        ComplianceContext context = new ComplianceContext(
                Language.ZH, "healthFood", List.of(), null, null, ComplianceContext.Speaker.avatar);
        assertThat(ShopRules.CHECK.check("每天一粒", context))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.hint);
        assertThat(ShopRules.CHECK.check("每天一粒。本品不能代替药物。", context)).isEmpty();
    }

    @Test
    void a_paper_that_has_expired_proves_nothing() {
        String claim = "98%的用户都说好用";
        assertThat(ShopRules.CHECK.check(claim, context(Language.ZH, List.of("2026年问卷：98%的用户表示好用"), null, null)))
                .isEmpty();
        assertThat(ShopRules.CHECK.check(claim, context(Language.ZH, List.of("2019年问卷：98%的用户表示好用（已过期）"), null, null)))
                .isNotEmpty();
        assertThat(ShopRules.CHECK.check(claim, context(Language.ZH, List.of("2026年问卷：89%的用户表示好用"), null, null)))
                .isNotEmpty();
    }

    @Test
    void a_broken_rule_is_reported_by_file_and_line_and_the_others_serve() {
        String good = """
                rules:
                  - id: zh.one
                    jurisdiction: CN
                    language: zh
                    article: 广告法第九条
                    since: 2021-04-29
                    severity: blocking
                    words: [顶级]
                  - id: zh.two
                    jurisdiction: CN
                    language: zh
                    article: 广告法第九条
                    since: yesterday
                    severity: blocking
                    words: [极品]
                  - id: zh.three
                    jurisdiction: CN
                    language: zh
                    article: 广告法第九条
                    since: 2021-04-29
                    severity: blocking
                    regex: ['(?<']
                  - id: zh.four
                    jurisdiction: CN
                    language: zh
                    article: 广告法第九条
                    since: 2021-04-29
                    severity: blocking
                    word: [极品]
                    words: [极品]
                """;
        ComplianceRules rules =
                ComplianceRules.read(Map.of("a.yaml", good, "b.yaml", "rules: [", "README.md", "not a rule"));
        assertThat(rules.rules()).extracting(ComplianceRule::id).containsExactly("zh.one");
        assertThat(rules.faults())
                .extracting(fault -> fault.file() + ":" + fault.line())
                .contains("a.yaml:9", "a.yaml:22", "a.yaml:29");
        assertThat(rules.faults()).anySatisfy(fault -> assertThat(fault.file()).isEqualTo("b.yaml"));
        assertThat(new RuleComplianceCheck(rules).check("顶级", ZH)).hasSize(1);
    }
}
