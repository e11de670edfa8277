package shop.xiaoer.text.embed.testing;

import java.nio.file.Path;
import shop.xiaoer.text.embed.Encoder;
import shop.xiaoer.text.embed.OnnxEncoder;
import shop.xiaoer.text.embed.VectorCache;

/**
 * The real models, opened once a test run; the vectors of the knowledge base are kept under {@code target/}, so that the
 * second run does not reckon them again.
 */
public final class RealEncoder {
    private static final Path FOLDER = Path.of("target", "test-encoder");

    private RealEncoder() {}

    public static Encoder shared() {
        return Holder.ENCODER;
    }

    private static final class Holder {
        private static final Encoder ENCODER =
                VectorCache.open(OnnxEncoder.open(FOLDER.resolve("models")), FOLDER.resolve("vectors.bin"), 50_000);
    }
}
