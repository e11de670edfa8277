package shop.xiaoer.app.eval.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class UnderstandingTableTest {
    private static final String HEARD = "person, asked and heard";
    private static final String IN_VAIN = "person, called in vain";

    @Test
    void eachHalfHoldsItsBarByItselfAndLessIsBetterForFalseAlarms() {
        List<UnderstandingTable.Read> reads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Every person asked for is heard; of the others each fourth is taken for one.
            reads.add(read("yes-" + i, "agent please", true, true));
            reads.add(read("no-" + i, "where is it", false, i % 4 == 0));
        }
        UnderstandingTable table = new UnderstandingTable(Map.of(Language.EN, Map.of(HEARD, 0.99, IN_VAIN, 0.10)))
                .person(Language.EN, reads);

        UnderstandingTable.Row heard = row(table, HEARD);
        assertThat(heard.dev()).isEqualTo(1);
        assertThat(heard.held()).isEqualTo(1);
        assertThat(heard.isHeld()).isTrue();
        assertThat(heard.isTooEasy()).as("the word list finds 'agent' too").isTrue();
        UnderstandingTable.Row vain = row(table, IN_VAIN);
        assertThat((vain.dev() + vain.held()) / 2).isBetween(0.15, 0.35);
        assertThat(vain.isHeld()).isFalse();
        assertThat(table.held()).isFalse();
        assertThat(table.lines()).hasSize(3).last().asString().contains("NOT HELD");
        assertThat(table.asMap()).containsEntry("held", false);
    }

    @Test
    void aSetOfNothingHoldsEveryBar() {
        UnderstandingTable table = new UnderstandingTable(Map.of())
                .messages(Language.ZH, List.of())
                .dangers(Language.ZH, List.of());

        assertThat(table.rows()).hasSize(4).allMatch(UnderstandingTable.Row::isHeld);
    }

    private static UnderstandingTable.Row row(UnderstandingTable table, String figure) {
        return table.rows().stream()
                .filter(row -> row.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private static UnderstandingTable.Read read(String id, String text, boolean labelled, boolean found) {
        LabelledMessage message =
                new LabelledMessage(id, text, Language.EN, List.of(), List.of("none"), labelled, List.of());
        RouteReading reading = new RouteReading(0, List.of(), found, List.of("none"), List.of(), 1);
        return UnderstandingTable.Read.of(0, message, reading);
    }
}
