package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPartsTest {
    @Test
    void eachPartHasANameOfItsOwn() {
        List<String> names = ReportParts.all().stream().map(ReportPart::name).toList();

        assertThat(names).doesNotHaveDuplicates().contains("banking77", "banking77-10", "confidence");
    }

    @Test
    void aPartWithoutItsDataIsKnownToBeSo(@TempDir Path data) {
        for (ReportPart part : ReportParts.all()) {
            assertThat(ReportMeasurement.isThere(data, part))
                    .as(part.name())
                    .isEqualTo(part.kind() == ReportPart.Kind.own);
        }
    }
}
