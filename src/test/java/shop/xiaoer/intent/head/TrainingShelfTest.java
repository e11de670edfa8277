package shop.xiaoer.intent.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

class TrainingShelfTest {
    private static final List<Labelled> EXAMPLES = List.of(
            new Labelled("where is my parcel", "track"),
            new Labelled("track the order", "track"),
            new Labelled("I want my money back", "refund"),
            new Labelled("when does the refund come", "refund"),
            new Labelled("hello there", "greeting"),
            new Labelled("good morning", "greeting"));

    /** Counts what it keeps. */
    private static final class CountingShelf implements TrainingShelf {
        private final Map<String, byte[]> kept = new HashMap<>();
        private final List<String> found = new ArrayList<>();

        @Override
        public Optional<byte[]> find(String key) {
            Optional<byte[]> content = Optional.ofNullable(kept.get(key));
            content.ifPresent(bytes -> found.add(key));
            return content;
        }

        @Override
        public void keep(String key, byte[] content) {
            kept.put(key, content);
        }
    }

    private static IntentHead.Verdict verdict(TrainingShelf shelf, List<Labelled> examples) {
        return new IntentTrainer(new HashEncoder(), Language.EN, shelf)
                .train(examples)
                .classify("where is my money");
    }

    @Test
    void theSameExamplesAreLearntOnceAndJudgeTheSame() {
        CountingShelf shelf = new CountingShelf();

        IntentHead.Verdict first = verdict(shelf, EXAMPLES);
        IntentHead.Verdict second = verdict(shelf, EXAMPLES);

        // The letters of the space, and the weights of the head.
        assertThat(shelf.kept).hasSize(2);
        assertThat(shelf.found).hasSize(2);
        assertThat(second.ranked()).isEqualTo(first.ranked());
    }

    @Test
    void aChangedExampleIsLearntAnew() {
        CountingShelf shelf = new CountingShelf();
        verdict(shelf, EXAMPLES);
        List<Labelled> changed = new ArrayList<>(EXAMPLES);
        changed.set(0, new Labelled("where is my parcel", "refund"));

        verdict(shelf, changed);

        assertThat(shelf.kept).as("the same letters with other weights").hasSize(3);
        assertThat(shelf.found).hasSize(1);
    }

    @Test
    void theFolderGivesBackWhatItKeptAndNothingElse(@TempDir Path folder) {
        FolderShelf shelf = new FolderShelf(folder.resolve("learnt"));
        assertThat(shelf.find("a")).isEmpty();

        shelf.keep("a", new byte[] {1, 2, 3});

        assertThat(shelf.find("a")).contains(new byte[] {1, 2, 3});
        assertThat(shelf.find("b")).isEmpty();
    }

    @Test
    void aFileThatIsCutShortIsLearntAgain(@TempDir Path folder) throws IOException {
        FolderShelf shelf = new FolderShelf(folder);
        IntentHead.Verdict first = verdict(shelf, EXAMPLES);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {0, 0, 0, 9});
            }
        }

        assertThat(verdict(shelf, EXAMPLES).ranked()).isEqualTo(first.ranked());
    }

    @Test
    void theFolderKeepsABoundedNumberOfFiles(@TempDir Path folder) throws IOException {
        FolderShelf shelf = new FolderShelf(folder);
        for (int i = 0; i < 140; i++) {
            shelf.keep("key" + i, new byte[] {(byte) i});
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.count()).isEqualTo(128);
        }
        assertThat(shelf.find("key139")).isPresent();
    }
}
