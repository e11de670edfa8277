package shop.xiaoer.text.embed;

import ai.djl.MalformedModelException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One model with its tokenizer and a few predictors, lent one text at a time: the int8 models give another vector to a
 * text that shares a padded batch.
 */
final class OnnxModel implements AutoCloseable {
    /** How the vectors of the tokens become one. */
    enum Pooling {
        /** That of the first token, as bge was trained. */
        CLS,
        /** Their mean, as MiniLM was trained. */
        MEAN
    }

    private final String name;
    private final int dimension;
    private final HuggingFaceTokenizer tokenizer;
    private final ZooModel<String, float[]> model;
    private final BlockingQueue<Predictor<String, float[]>> idle;

    private OnnxModel(
            String name, int dimension, HuggingFaceTokenizer tokenizer, ZooModel<String, float[]> model, int callers) {
        this.name = name;
        this.dimension = dimension;
        this.tokenizer = tokenizer;
        this.model = model;
        this.idle = new ArrayBlockingQueue<>(callers);
        for (int i = 0; i < callers; i++) {
            idle.add(model.newPredictor());
        }
    }

    static OnnxModel load(ModelFiles files, Pooling pooling, int dimension, int mostTokens, int callers) {
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    files.tokenizer(),
                    Map.of(
                            "padding", "false",
                            "truncation", "true",
                            "maxLength", String.valueOf(mostTokens),
                            "modelMaxLength", "512"));
            ZooModel<String, float[]> model = Criteria.builder()
                    .setTypes(String.class, float[].class)
                    .optModelPath(files.model())
                    .optEngine("OnnxRuntime")
                    .optTranslator(new OneText(tokenizer, pooling))
                    // Two threads inside one run were measured slower than one for a message's length.
                    .optOption("intraOpNumThreads", "1")
                    .optOption("interOpNumThreads", "1")
                    .build()
                    .loadModel();
            return new OnnxModel(files.name(), dimension, tokenizer, model, callers);
        } catch (IOException e) {
            throw new UncheckedIOException("The encoder " + files.name() + " cannot be read", e);
        } catch (ModelNotFoundException | MalformedModelException e) {
            throw new IllegalStateException("The encoder " + files.name() + " cannot be loaded", e);
        }
    }

    String name() {
        return name;
    }

    int dimension() {
        return dimension;
    }

    float[] encode(String text) {
        Predictor<String, float[]> predictor = borrow();
        try {
            return predictor.predict(text);
        } catch (TranslateException e) {
            throw new IllegalStateException("The encoder " + name + " failed", e);
        } finally {
            idle.add(predictor);
        }
    }

    private Predictor<String, float[]> borrow() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the encoder", e);
        }
    }

    /** Waits for the runs under way, then lets the model go. */
    @Override
    public void close() {
        int callers = idle.size() + idle.remainingCapacity();
        for (int i = 0; i < callers; i++) {
            borrow().close();
        }
        model.close();
        tokenizer.close();
    }

    private record OneText(HuggingFaceTokenizer tokenizer, Pooling pooling)
            implements NoBatchifyTranslator<String, float[]>, Translator<String, float[]> {
        @Override
        public NDList processInput(TranslatorContext context, String text) {
            Encoding encoding = tokenizer.encode(text);
            return new NDList(
                    row(context, "input_ids", encoding.getIds()),
                    row(context, "attention_mask", encoding.getAttentionMask()),
                    row(context, "token_type_ids", encoding.getTypeIds()));
        }

        private static NDArray row(TranslatorContext context, String name, long[] values) {
            NDArray array = context.getNDManager().create(values, new ai.djl.ndarray.types.Shape(1, values.length));
            array.setName(name);
            return array;
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList output) {
            NDArray tokens = output.getFirst();
            int count = (int) tokens.getShape().get(1);
            int width = (int) tokens.getShape().get(2);
            float[] all = tokens.toFloatArray();
            return switch (pooling) {
                case CLS -> unit(java.util.Arrays.copyOf(all, width));
                case MEAN -> unit(mean(all, count, width));
            };
        }

        private static float[] mean(float[] all, int count, int width) {
            float[] sum = new float[width];
            for (int token = 0; token < count; token++) {
                for (int i = 0; i < width; i++) {
                    sum[i] += all[token * width + i];
                }
            }
            return sum;
        }

        private static float[] unit(float[] vector) {
            double squares = 0;
            for (float value : vector) {
                squares += value * value;
            }
            float length = (float) Math.max(Math.sqrt(squares), 1e-12);
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
            return vector;
        }

        @Override
        public @org.jspecify.annotations.Nullable Batchifier getBatchifier() {
            return null;
        }
    }
}
