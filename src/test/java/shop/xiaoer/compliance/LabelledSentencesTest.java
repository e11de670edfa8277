package shop.xiaoer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledSentencesTest {
    @Test
    void every_rule_of_the_shop_can_be_read() {
        assertThat(ShopRules.RULES.faults()).isEmpty();
        assertThat(ShopRules.RULES.rules()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void unlawful_sentences_are_blocked_under_their_article_and_their_lawful_twins_pass(String language) {
        List<ComplianceCase> cases = ShopRules.cases(language);
        ComplianceEvaluation.Outcome outcome = new ComplianceEvaluation(ShopRules.CHECK).evaluate(cases);
        List<String> wrong = new ArrayList<>();
        for (ComplianceEvaluation.Verdict verdict : outcome.verdicts()) {
            ComplianceCase each = cases.get(verdict.number());
            String article = each.article();
            boolean named = article == null
                    || verdict.articles().stream().anyMatch(name -> ComplianceEvaluation.same(name, article));
            if (verdict.blocked() != each.unlawful() || (each.unlawful() && !named)) {
                wrong.add(each.text() + "  unlawful=" + each.unlawful() + " article=" + article + "  " + verdict.rules()
                        + " " + verdict.articles());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(outcome.figures().unlawfulCaught()).isEqualTo(1);
        assertThat(outcome.figures().lawfulBlocked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void a_text_with_its_rewrites_put_in_passes(String language) {
        List<String> wrong = new ArrayList<>();
        for (ComplianceCase each : ShopRules.cases(language)) {
            List<Finding> findings = ShopRules.CHECK.check(each.text(), each.context());
            String rewritten = ShopRules.rewritten(each.text(), findings);
            List<Finding> left = ShopRules.CHECK.check(rewritten, each.context()).stream()
                    .filter(finding -> finding.severity() != Finding.Severity.hint)
                    .toList();
            if (!left.isEmpty()) {
                wrong.add(each.text() + " -> " + rewritten + " -> " + left);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_finding_offers_a_rewrite(String language) {
        assertThat(ShopRules.cases(language).stream()
                        .flatMap(each -> ShopRules.CHECK.check(each.text(), each.context()).stream()
                                .filter(finding -> finding.rewrite() == null)
                                .map(finding -> each.text() + " " + finding.rule()))
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void all_sentences_as_paragraphs_of_one_text_pass_once_all_rewrites_are_in(String language) {
        List<ComplianceCase> cases = ShopRules.cases(language);
        ComplianceContext context = cases.getFirst().context();
        String text =
                String.join("\n\n", cases.stream().map(ComplianceCase::text).toList());
        String rewritten = ShopRules.rewritten(text, ShopRules.CHECK.check(text, context));
        assertThat(ShopRules.CHECK.check(rewritten, context)).isEmpty();
    }
}
