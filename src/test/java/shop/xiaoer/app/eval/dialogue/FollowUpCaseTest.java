package shop.xiaoer.app.eval.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.text.Language;

class FollowUpCaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aCaseHasItsLinesInTheirOrder() throws IOException {
        Path file = folder.resolve("cases.jsonl");
        Files.writeString(
                file,
                "{\"id\":\"a\",\"before\":[{\"author\":\"shopper\",\"text\":\"price?\"},{\"author\":\"bot\",\"text\":\"88\"}],"
                        + "\"text\":\"and the mug\",\"full\":\"price of the mug\"}\n"
                        + "{\"id\":\"b\",\"before\":[],\"text\":\"thanks\",\"full\":\"thanks\"}\n");

        List<FollowUpCase> cases = FollowUpCase.read(file, Language.EN);

        assertThat(cases.getFirst().before())
                .containsExactly(new FollowUpCase.Line(true, "price?"), new FollowUpCase.Line(false, "88"));
        assertThat(cases.getFirst().standsAlone()).isFalse();
        assertThat(cases.getLast().standsAlone()).isTrue();
    }
}
