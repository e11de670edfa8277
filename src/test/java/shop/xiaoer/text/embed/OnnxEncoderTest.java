package shop.xiaoer.text.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.text.Language;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEncoderTest {
    private OnnxEncoder encoder;
    private Path folder;

    @BeforeAll
    void open(@TempDir Path temp) {
        folder = temp;
        encoder = OnnxEncoder.open(folder);
    }

    @AfterAll
    void close() {
        encoder.close();
    }

    @Test
    void aParaphraseIsNearerThanANearMissAndThatNearerThanAnythingElse() {
        assertThat(cosine(Language.EN, "How do I return it?", "I want to send this back"))
                .isGreaterThan(cosine(Language.EN, "How do I return it?", "What is the weather like today?"));
        assertThat(cosine(Language.ZH, "什么时候发货", "多久能发出")).isGreaterThan(cosine(Language.ZH, "什么时候发货", "今天天气怎么样"));
    }

    @Test
    void widthCaseAndTraditionalSignsChangeNothing() {
        assertThat(cosine(Language.ZH, "請問ＸＬ有貨嗎？", "请问xl有货吗?")).isCloseTo(1f, within(1e-5f));
        assertThat(cosine(Language.EN, "WHERE IS MY ORDER", "where is my order"))
                .isCloseTo(1f, within(1e-5f));
    }

    @Test
    void vectorsHaveTheirLengthAndOne() {
        for (Language language : Language.values()) {
            float[] vector = encoder.encode("hello 你好", language);
            assertThat(vector).hasSize(encoder.dimension(language));
            assertThat(Encoder.cosine(vector, vector)).isCloseTo(1f, within(1e-5f));
        }
    }

    @Test
    void emptyAndVeryLongTextsAreEncodedToo() {
        assertThat(encoder.encode("", Language.EN)).hasSize(384);
        assertThat(encoder.encode("退货".repeat(5_000), Language.ZH)).hasSize(512);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws InterruptedException, ExecutionException {
        float[] alone = encoder.encode("where is my order", Language.EN);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<float[]>> all = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> encoder.encode("where is my order", Language.EN)))
                    .toList();
            for (Future<float[]> one : all) {
                assertThat(one.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void aDamagedFileIsMendedAtTheNextStart() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("damaged"));
        Files.writeString(copy.resolve("all-minilm-l6-v2-q.onnx"), "half a model");

        try (OnnxEncoder mended = OnnxEncoder.open(copy)) {
            assertThat(mended.model(Language.EN)).isEqualTo(encoder.model(Language.EN));
        }
    }

    private float cosine(Language language, String one, String other) {
        return Encoder.cosine(encoder.encode(one, language), encoder.encode(other, language));
    }
}
