package shop.xiaoer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;
import shop.xiaoer.text.embed.testing.HashEncoder;
import shop.xiaoer.text.embed.testing.RealEncoder;

class WeighingTest {
    private static final Map<Language, LearntSense> SENSES = LearntSense.shipped();
    /** As it is shipped: the vector is asked where the words leave it open. */
    private static final RuleComplianceCheck WEIGHED =
            new RuleComplianceCheck(ShopRules.RULES, SENSES, RealEncoder.shared());

    private static ComplianceContext context(Language language, String category, String... evidence) {
        return new ComplianceContext(
                language, category, List.of(evidence), null, null, ComplianceContext.Speaker.avatar);
    }

    /** A sense that finds everything as unlawful as {@code odds} says, whatever the words are. */
    private static RuleComplianceCheck certainOf(double odds) {
        return new RuleComplianceCheck(ShopRules.RULES, Map.of(Language.ZH, sense(head(odds), null)));
    }

    private static LearntSense sense(LearntSense.Head words, LearntSense.@Nullable Head deep) {
        return new LearntSense(
                words,
                deep,
                new LearntSense.Articles(List.of("广告法第二十八条"), new float[LearntSense.ARTICLE_PLACES], new float[0]));
    }

    private static LearntSense.Head head(double odds, float... vector) {
        double[] verdict = new double[RulesSaid.SIGNS];
        verdict[0] = odds;
        verdict[1] = 1;
        return new LearntSense.Head(new float[SignList.WIDTH], vector, verdict, 0);
    }

    private static boolean blocks(ComplianceCheck check, String text, ComplianceContext context) {
        return check.check(text, context).stream().anyMatch(finding -> finding.severity() == Finding.Severity.blocking);
    }

    @Test
    void both_languages_are_shipped() {
        assertThat(SENSES).containsOnlyKeys(Language.ZH, Language.EN);
    }

    @Test
    void the_vector_is_asked_where_the_words_leave_it_open_and_only_there() {
        AtomicInteger asked = new AtomicInteger();
        HashEncoder encoder = new HashEncoder();
        Encoder counting = new Encoder() {
            @Override
            public float[] encode(String text, Language language) {
                asked.incrementAndGet();
                float[] one = new float[encoder.dimension(language)];
                one[0] = 1;
                return one;
            }

            @Override
            public int dimension(Language language) {
                return encoder.dimension(language);
            }

            @Override
            public String model(Language language) {
                return "counting";
            }
        };
        ComplianceContext context = context(Language.ZH, "general");
        String text = "今天讲讲收纳盒。";
        LearntSense open = sense(head(1), head(0, -2));
        assertThat(blocks(new RuleComplianceCheck(ShopRules.RULES, Map.of(Language.ZH, open)), text, context))
                .as("without vectors the words decide")
                .isTrue();
        assertThat(blocks(new RuleComplianceCheck(ShopRules.RULES, Map.of(Language.ZH, open), counting), text, context))
                .isFalse();
        assertThat(asked).hasPositiveValue();
        asked.set(0);
        LearntSense clear = sense(head(-LearntSense.OPEN - 1), head(0, 2));
        assertThat(blocks(
                        new RuleComplianceCheck(ShopRules.RULES, Map.of(Language.ZH, clear), counting), text, context))
                .isFalse();
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_sense_is_the_same_when_it_was_written_and_read() throws IOException {
        LearntSense sense = sense(head(1), head(0.5, 0.25f, -2));
        assertThat(LearntSense.read(sense.written()).written()).isEqualTo(sense.written());
    }

    @Test
    void twins_are_decided_by_their_context_alone() {
        String text = "这张床垫用的是天然乳胶，泰国产的。";
        assertThat(blocks(WEIGHED, text, context(Language.ZH, "general", "检测报告：合成海绵，不含天然乳胶")))
                .isTrue();
        assertThat(blocks(WEIGHED, text, context(Language.ZH, "general", "检测报告：天然乳胶含量93%；报关单：原产国泰国")))
                .isFalse();
    }

    @Test
    void a_sentence_that_no_rule_knows_is_raised_with_weight_article_rewrite_and_the_paper_it_needs() {
        String text = "今天讲讲收纳盒。";
        Finding finding =
                certainOf(2.5).check(text, context(Language.ZH, "general")).getFirst();
        assertThat(finding.severity()).isEqualTo(Finding.Severity.blocking);
        assertThat(finding.learnt()).isEqualTo(new Finding.Learnt(Finding.Deed.raised, 2.5));
        assertThat(finding.article()).isEqualTo("广告法第二十八条");
        assertThat(finding.rule()).isEqualTo("zh.learnt");
        assertThat(finding.rewrite()).isEmpty();
        assertThat(finding.exception()).isEqualTo("provableFact");
        assertThat(finding.evidenceNeeded()).isNotBlank();
        assertThat(finding.to()).isEqualTo(text.length());
    }

    @Test
    void what_the_sense_finds_lawful_becomes_a_hint_that_says_so() {
        String text = "这是全网最好的保温杯";
        assertThat(blocks(ShopRules.CHECK, text, context(Language.ZH, "general")))
                .isTrue();
        List<Finding> findings = certainOf(-3).check(text, context(Language.ZH, "general"));
        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.hint);
            assertThat(finding.learnt()).isEqualTo(new Finding.Learnt(Finding.Deed.silenced, -3));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"我自己用了三个月，真的好用", "我是真人主播，不是机器人"})
    void a_certain_rule_cannot_be_silenced(String text) {
        assertThat(blocks(certainOf(-50), text, context(Language.ZH, "general")))
                .isTrue();
    }

    @Test
    void stock_is_certain_where_it_is_known_only() {
        String text = "最后三件，抢完就没了";
        ComplianceContext known =
                new ComplianceContext(Language.ZH, "general", List.of(), 800, null, ComplianceContext.Speaker.avatar);
        assertThat(blocks(certainOf(-50), text, known)).isTrue();
        assertThat(blocks(certainOf(-50), text, context(Language.ZH, "general")))
                .isFalse();
    }

    @Test
    void without_what_was_learnt_the_rules_judge_alone() {
        ComplianceContext context = context(Language.ZH, "general");
        RuleComplianceCheck alone = new RuleComplianceCheck(ShopRules.RULES, Map.of());
        assertThat(alone.check("这是全网最好的保温杯", context))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.learnt()).isNull());
        assertThat(certainOf(9).check("A plain steel bottle.", context(Language.EN, "general")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void a_text_with_its_rewrites_put_in_passes(String language) {
        List<String> wrong = ShopRules.cases(language).stream()
                .filter(each -> {
                    String rewritten = ShopRules.rewritten(each.text(), WEIGHED.check(each.text(), each.context()));
                    return blocks(WEIGHED, rewritten, each.context());
                })
                .map(each -> {
                    String rewritten = ShopRules.rewritten(each.text(), WEIGHED.check(each.text(), each.context()));
                    return each.text() + " -> " + rewritten + " -> " + WEIGHED.check(rewritten, each.context());
                })
                .toList();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_blocking_finding_offers_a_rewrite(String language) {
        assertThat(ShopRules.cases(language).stream()
                        .flatMap(each -> WEIGHED.check(each.text(), each.context()).stream())
                        .filter(finding -> finding.severity() == Finding.Severity.blocking)
                        .filter(finding -> finding.rewrite() == null))
                .isEmpty();
    }
}
