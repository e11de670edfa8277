package shop.xiaoer.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    private Path folder;

    /** A public set of questions has one without a word; it counts as asked and is found nothing for. */
    @Test
    void aBlankMessageIsReadAsItIs() throws IOException {
        JsonLines.Line line = line("{\"question\":\"\",\"answers\":[\"x\"]}");
        assertThat(line.written("text", "question")).isEmpty();
    }

    @Test
    void aLineWithoutAnyOfTheFieldsIsNamedWithThem() throws IOException {
        JsonLines.Line line = line("{\"other\":\"x\"}");
        assertThatThrownBy(() -> line.written("text", "question"))
                .isInstanceOf(JsonLines.BadFile.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("has no text or question");
    }

    private JsonLines.Line line(String written) throws IOException {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), written + "\n");
        return JsonLines.read(file).getFirst();
    }
}
