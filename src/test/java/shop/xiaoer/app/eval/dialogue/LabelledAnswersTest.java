package shop.xiaoer.app.eval.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.confidence.ConfidenceTraining;
import shop.xiaoer.confidence.LabelledAnswer;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.text.Language;

class LabelledAnswersTest {
    private static final Path KEPT = Path.of("eval/answers/labelled.jsonl");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsKeptIsReadAsItWas() throws IOException {
        Signals signals = new Signals.Fact(Language.EN, true, 0.5, true, 0.25, 1, 0.5);
        Path file = folder.resolve("kept.jsonl");
        Files.write(file, LabelledAnswers.lines(List.of(new LabelledAnswer("en-1", signals, true))));

        LabelledAnswer read = LabelledAnswers.read(file).getFirst();

        assertThat(read.id()).isEqualTo("en-1");
        assertThat(read.right()).isTrue();
        assertThat(read.signals().door()).isEqualTo(signals.door());
        assertThat(read.signals().asMap()).isEqualTo(signals.asMap());
    }

    @Test
    void aLineThatLacksASignalIsNamed() throws IOException {
        Path file = folder.resolve("kept.jsonl");
        Files.writeString(file, "{\"id\":\"a\",\"door\":\"fact\",\"right\":true,\"signals\":{}}");

        assertThatThrownBy(() -> LabelledAnswers.read(file))
                .isInstanceOf(JsonLines.BadFile.class)
                .hasMessageEndingWith("line 1: signals: fact lacks byWords");
    }

    /** Whoever records anew learns anew: the server's weights are those of the kept answers. */
    @Test
    void theServersWeightsComeFromTheKeptAnswers() {
        List<LabelledAnswer> kept = LabelledAnswers.read(KEPT);

        assertThat(ConfidenceTraining.fit(kept).written())
                .isEqualTo(ConfidenceModel.own().written());
    }

    @Test
    void theKeptAnswersHoldTheBar() {
        assertThat(ConfidenceTraining.crossValidated(LabelledAnswers.read(KEPT)).ece())
                .isLessThanOrEqualTo(0.05);
    }
}
