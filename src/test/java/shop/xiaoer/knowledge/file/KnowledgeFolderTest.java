package shop.xiaoer.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFolderTest {
    private final BlockingQueue<SortedMap<String, String>> changes = new LinkedBlockingQueue<>();

    @TempDir
    Path root;

    @Test
    void allFilesAreReadAndThoseOfEditorsAreNot() throws IOException {
        write("shop.yaml", "a");
        write("faq/zh/a.md", "b");
        write("faq/zh/.a.md.swp", "c");
        write("faq/zh/a.md~", "d");
        write(".git/x.yaml", "e");

        assertThat(folder().read()).containsOnlyKeys("shop.yaml", "faq/zh/a.md");
    }

    @Test
    void aMissingFolderHasNoFiles() {
        assertThat(new KnowledgeFolder(root.resolve("none")).read()).isEmpty();
    }

    @Test
    void aChangedFileANewFolderAndADeletedFileAreTold() throws Exception {
        write("shop.yaml", "one");
        try (KnowledgeFolder.Watch watch = watch()) {
            assertThat(watch).isNotNull();
            write("shop.yaml", "two");
            await(files -> "two".equals(files.get("shop.yaml")));
            write("faq/en/new.md", "new");
            await(files -> "new".equals(files.get("faq/en/new.md")));
            Files.delete(root.resolve("shop.yaml"));
            await(files -> !files.containsKey("shop.yaml"));
        }
    }

    @Test
    void aFileThatAnEditorRenamesIntoPlaceIsTold() throws Exception {
        write("shop.yaml", "one");
        try (KnowledgeFolder.Watch watch = watch()) {
            assertThat(watch).isNotNull();
            Path aside = Files.writeString(root.resolve(".shop.yaml.tmp"), "two");
            Files.setLastModifiedTime(aside, Files.getLastModifiedTime(root.resolve("shop.yaml")));
            Files.move(aside, root.resolve("shop.yaml"), StandardCopyOption.ATOMIC_MOVE);
            await(files -> "two".equals(files.get("shop.yaml")));
        }
    }

    @Test
    void aFileWrittenInPiecesIsReadAgainWhenItIsWhole() throws Exception {
        try (KnowledgeFolder.Watch watch = watch()) {
            assertThat(watch).isNotNull();
            write("shop.yaml", "half");
            await(files -> files.containsKey("shop.yaml"));
            write("shop.yaml", "half and half");
            await(files -> "half and half".equals(files.get("shop.yaml")));
        }
    }

    @Test
    void aChangeBetweenReadingAndWatchingIsNotLost() throws Exception {
        write("shop.yaml", "one");
        SortedMap<String, String> known = folder().read();
        write("shop.yaml", "two");
        try (KnowledgeFolder.Watch watch = folder().watch(known, changes::add)) {
            assertThat(watch).isNotNull();
            await(files -> "two".equals(files.get("shop.yaml")));
        }
    }

    @Test
    void aListenerThatThrowsIsCalledAgain() throws Exception {
        KnowledgeFolder folder = folder();
        try (KnowledgeFolder.Watch watch = folder.watch(new TreeMap<>(), files -> {
            changes.add(files);
            throw new IllegalStateException("the listener's own fault");
        })) {
            assertThat(watch).isNotNull();
            write("shop.yaml", "one");
            await(files -> "one".equals(files.get("shop.yaml")));
            write("shop.yaml", "three");
            await(files -> "three".equals(files.get("shop.yaml")));
        }
    }

    private KnowledgeFolder folder() {
        return new KnowledgeFolder(root, Duration.ofMillis(10));
    }

    private KnowledgeFolder.Watch watch() {
        KnowledgeFolder folder = folder();
        return folder.watch(folder.read(), changes::add);
    }

    private void await(Predicate<SortedMap<String, String>> condition) throws InterruptedException {
        while (true) {
            SortedMap<String, String> files = changes.poll(20, TimeUnit.SECONDS);
            assertThat(files).as("no such change was told").isNotNull();
            if (condition.test(files)) {
                return;
            }
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
