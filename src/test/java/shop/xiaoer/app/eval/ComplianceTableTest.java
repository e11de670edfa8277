package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.xiaoer.compliance.ComplianceCase;
import shop.xiaoer.compliance.ComplianceEvaluation;
import shop.xiaoer.compliance.Finding;

class ComplianceTableTest {
    private static final ComplianceTable.Bars BARS = new ComplianceTable.Bars(0.9, 0.1, 0, 0);

    @Test
    void each_part_holds_its_bar_by_itself_and_the_word_list_stands_beside() {
        List<ComplianceTable.Labelled> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cases.add(labelled("bad-" + i, "{\"text\":\"It cures you.\",\"unlawful\":true}"));
            cases.add(labelled("good-" + i, "{\"text\":\"It is blue.\",\"unlawful\":false}"));
        }
        ComplianceTable table = table("cures").add("en", cases, BARS);

        assertThat(table.rows()).hasSize(4);
        assertThat(table.rows().getFirst().held()).isEqualTo(1);
        assertThat(table.rows().getFirst().wordList()).isEqualTo(1);
        assertThat(table.held()).isTrue();
        assertThat(table("blue").add("en", cases, BARS).held()).isFalse();
        assertThat(table.lines()).hasSize(5);
        assertThat(table.asMap()).containsEntry("held", true);
    }

    @Test
    void about_a_third_is_set_aside() {
        long aside = java.util.stream.IntStream.range(0, 3000)
                .filter(i -> labelled("c-" + i, "{\"text\":\"x\",\"unlawful\":false}")
                        .isSetAside())
                .count();
        assertThat(aside).isBetween(850L, 1150L);
    }

    private static ComplianceTable table(String word) {
        return new ComplianceTable(new ComplianceEvaluation((text, context) -> text.contains(word)
                ? List.of(new Finding(0, 1, "a", "b", Finding.Severity.blocking, null, null, null))
                : List.of()));
    }

    private static ComplianceTable.Labelled labelled(String id, String line) {
        return new ComplianceTable.Labelled(id, ComplianceCase.parse(line));
    }
}
