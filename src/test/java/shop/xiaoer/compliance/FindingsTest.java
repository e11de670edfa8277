package shop.xiaoer.compliance;

import static shop.xiaoer.text.testing.Recorded.assertAsRecorded;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is found in each labelled sentence, where, under which rule and what is proposed instead: by the rules alone, before
 * the learnt sense. A sentence without a finding stands alone in its line.
 */
class FindingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void eachSentenceKeepsItsFindings(String language) {
        List<String> lines = new ArrayList<>();
        for (ComplianceCase one : ShopRules.cases(language)) {
            StringBuilder line = new StringBuilder(one.text().replace('\n', ' '));
            for (Finding finding : ShopRules.CHECK.check(one.text(), one.context())) {
                line.append('\t')
                        .append(finding.rule())
                        .append(' ')
                        .append(finding.from())
                        .append('-')
                        .append(finding.to())
                        .append(' ')
                        .append(finding.severity())
                        .append(finding.exception() == null ? "" : " lawful where " + finding.exception())
                        .append(finding.rewrite() == null ? "" : " -> " + finding.rewrite())
                        .append(finding.evidenceNeeded() == null ? "" : " needs " + finding.evidenceNeeded());
            }
            lines.add(line.toString());
        }
        assertAsRecorded("compliance/findings-" + language + ".tsv", lines);
    }
}
