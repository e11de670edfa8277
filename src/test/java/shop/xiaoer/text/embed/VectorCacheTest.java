package shop.xiaoer.text.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

class VectorCacheTest {
    private final HashEncoder encoder = new HashEncoder();

    @TempDir
    Path folder;

    @Test
    void keptTextsAreEncodedOnceAlsoAcrossRestarts() {
        float[] first;
        try (VectorCache cache = open(100)) {
            first = cache.encodeKept("where is my order", Language.EN);
            cache.encodeKept("where is my order", Language.EN);
        }
        try (VectorCache cache = open(100)) {
            assertThat(cache.encodeKept("where is my order", Language.EN)).isEqualTo(first);
        }
        assertThat(encoder.calls()).isEqualTo(1);
    }

    @Test
    void aMessageIsEncodedOnceWhileItIsFreshAndNeverWritten() throws IOException {
        try (VectorCache cache = open(100)) {
            cache.encode("my secret", Language.EN);
            cache.encode("my secret", Language.EN);
            assertThat(cache.kept()).isZero();
        }
        assertThat(encoder.calls()).isEqualTo(1);
        assertThat(Files.size(file())).isZero();
    }

    @Test
    void languagesAndTextsAreKeptApart() {
        try (VectorCache cache = open(100)) {
            cache.encodeKept("ok", Language.EN);
            cache.encodeKept("ok", Language.ZH);
            cache.encodeKept("ok ", Language.ZH);
            assertThat(cache.kept()).isEqualTo(3);
        }
    }

    @Test
    void aFileCutInTheMiddleKeepsItsWholeEntries() throws IOException {
        try (VectorCache cache = open(100)) {
            cache.encodeKept("one", Language.EN);
            cache.encodeKept("two", Language.EN);
        }
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length - 7));
        try (VectorCache cache = open(100)) {
            assertThat(cache.kept()).isEqualTo(1);
            cache.encodeKept("two", Language.EN);
        }
        try (VectorCache cache = open(100)) {
            assertThat(cache.kept()).isEqualTo(2);
        }
    }

    @Test
    void theOldestGoWhereTheFileIsFull() {
        try (VectorCache cache = open(100)) {
            for (int i = 0; i < 10; i++) {
                cache.encodeKept("text " + i, Language.EN);
            }
        }
        try (VectorCache cache = open(4)) {
            assertThat(cache.kept()).isEqualTo(4);
            int before = encoder.calls();
            cache.encodeKept("text 9", Language.EN);
            assertThat(encoder.calls()).isEqualTo(before);
            cache.encodeKept("text 0", Language.EN);
            assertThat(encoder.calls()).isEqualTo(before + 1);
        }
    }

    @Test
    void whereTheFileCannotBeOpenedTheEncoderStillServes() throws IOException {
        Files.createDirectory(file());
        try (VectorCache cache = open(100)) {
            assertThat(cache.encodeKept("one", Language.EN)).isNotEmpty();
        }
    }

    @Test
    void aFileThatAnotherHoldsIsLeftAlone() {
        try (VectorCache first = open(100);
                VectorCache second = open(100)) {
            first.encodeKept("one", Language.EN);
            assertThat(second.encodeKept("one", Language.EN)).isEqualTo(first.encodeKept("one", Language.EN));
            assertThat(first.kept()).isEqualTo(1);
            assertThat(second.kept()).isZero();
        }
    }

    @Test
    void anyDamageOfTheFileIsSurvived() throws IOException {
        long seed = System.nanoTime();
        java.util.Random random = new java.util.Random(seed);
        for (int round = 0; round < 50; round++) {
            try (VectorCache cache = open(10)) {
                for (int i = 0; i < 12; i++) {
                    assertThat(cache.encodeKept("text " + i, Language.EN))
                            .as("seed %d", seed)
                            .hasSize(64);
                }
            }
            byte[] bytes = Files.readAllBytes(file());
            for (int i = 0; i < 5; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file(), bytes);
        }
    }

    private VectorCache open(int most) {
        return VectorCache.open(encoder, file(), most);
    }

    private Path file() {
        return folder.resolve("vectors.bin");
    }
}
