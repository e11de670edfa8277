package shop.xiaoer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

/** What stands around words that a rule matched: their clause, their sentence, its neighbours, and no more than that. */
class ClaimTest {
    private static Claim claim(String text) {
        Matcher matcher = Pattern.compile("顶级").matcher(text);
        assertThat(matcher.find()).isTrue();
        return new Claim(text, Language.ZH, matcher);
    }

    @Test
    void aClauseASentenceAndItsNeighboursAreToldApart() {
        Claim claim = claim("早早。先说。甲,乙顶级丙,丁。后说。晚晚。");

        assertThat(claim.words()).isEqualTo("顶级");
        assertThat(claim.clause()).isEqualTo("乙顶级丙");
        assertThat(claim.sentence()).isEqualTo("甲,乙顶级丙,丁");
        assertThat(claim.before()).isEqualTo("甲,乙");
        assertThat(claim.after()).isEqualTo("丙,丁");
        assertThat(claim.around()).isEqualTo("先说。甲,乙顶级丙,丁。后说");
        assertThat(claim.sentenceFrom()).isEqualTo(6);
        assertThat(claim.sentenceTo()).isEqualTo(14);
    }

    @Test
    void aTextOfOneSentenceIsItsOwnNeighbour() {
        Claim claim = claim("顶级");

        assertThat(claim.clause()).isEqualTo("顶级");
        assertThat(claim.sentence()).isEqualTo("顶级");
        assertThat(claim.around()).isEqualTo("顶级");
        assertThat(claim.sentenceFrom()).isZero();
        assertThat(claim.sentenceTo()).isEqualTo(2);
    }

    @Test
    void withoutAMarkTwoHundredAndFortySignsToEachSideAreTheSentence() {
        Claim claim = claim("前".repeat(500) + "顶级" + "后".repeat(500));

        assertThat(claim.before()).isEqualTo("前".repeat(240));
        assertThat(claim.after()).isEqualTo("后".repeat(240));
        assertThat(claim.sentence()).hasSize(482);
        assertThat(claim.clause()).isEqualTo("前".repeat(240) + "顶级" + "后".repeat(240));
        assertThat(claim.sentenceFrom()).isEqualTo(260);
        assertThat(claim.sentenceTo()).isEqualTo(742);
    }

    @Test
    void whatTheLearntSenseDidIsAdviceWhereTheRulesDecide() {
        Finding plain = new Finding(1, 3, "r", "a", Finding.Severity.blocking, null, null, null);
        Finding raised = learnt(Finding.Severity.blocking, Finding.Deed.raised);
        Finding silenced = learnt(Finding.Severity.hint, Finding.Deed.silenced);

        assertThat(plain.advised()).isEqualTo(plain);
        assertThat(List.of(raised.advised().severity(), silenced.advised().severity()))
                .containsExactly(Finding.Severity.warning, Finding.Severity.blocking);
        assertThat(raised.advised().learnt()).isEqualTo(raised.learnt());
    }

    private static Finding learnt(Finding.Severity severity, Finding.Deed deed) {
        return new Finding(1, 3, "r", "a", severity, null, null, null, new Finding.Learnt(deed, 0.7));
    }
}
