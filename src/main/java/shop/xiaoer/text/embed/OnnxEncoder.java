package shop.xiaoer.text.embed;

import java.nio.file.Path;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;

/**
 * The real encoder: bge-small-zh-v1.5 (512 numbers) for Chinese, all-MiniLM-L6-v2 (384) for English, both int8, their
 * files taken from jars on the class path. Texts are normalised first, so that width, case and traditional signs change
 * nothing. Two texts a language are encoded at once, further callers wait. Texts are cut at 256 tokens.
 *
 * <p>DJL unpacks its native tokenizer under {@code DJL_CACHE_DIR} (property or environment, else the home directory)
 * and counts itself over the network unless {@code OPT_OUT_TRACKING} is true: both are the launcher's to set.
 */
public final class OnnxEncoder implements Encoder, AutoCloseable {
    private static final int MOST_TOKENS = 256;
    private static final int CALLERS = 2;

    private final OnnxModel zh;
    private final OnnxModel en;

    private OnnxEncoder(OnnxModel zh, OnnxModel en) {
        this.zh = zh;
        this.en = en;
    }

    /**
     * Loads both models; blocks for 1 to 3 s, at the first start a little longer for the unpacking.
     *
     * @param folder where the models' files are kept, made if absent; may be shared by servers
     * @throws IllegalStateException where a model's jar is missing or its file cannot be loaded
     * @throws java.io.UncheckedIOException where the folder cannot be written
     */
    public static OnnxEncoder open(Path folder) {
        OnnxModel zh = OnnxModel.load(
                ModelFiles.unpack(folder, "bge-small-zh-v1.5-q"), OnnxModel.Pooling.CLS, 512, MOST_TOKENS, CALLERS);
        try {
            OnnxModel en = OnnxModel.load(
                    ModelFiles.unpack(folder, "all-minilm-l6-v2-q"), OnnxModel.Pooling.MEAN, 384, MOST_TOKENS, CALLERS);
            return new OnnxEncoder(zh, en);
        } catch (RuntimeException e) {
            zh.close();
            throw e;
        }
    }

    @Override
    public float[] encode(String text, Language language) {
        return of(language).encode(Normaliser.normalise(text));
    }

    @Override
    public int dimension(Language language) {
        return of(language).dimension();
    }

    @Override
    public String model(Language language) {
        return of(language).name();
    }

    private OnnxModel of(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** Waits for the texts that are being encoded, then frees both models. Call once. */
    @Override
    public void close() {
        zh.close();
        en.close();
    }
}
