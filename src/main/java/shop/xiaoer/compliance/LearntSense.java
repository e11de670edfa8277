package shop.xiaoer.compliance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * The sense of a sentence in its context, learnt from labelled sentences by {@link SenseTraining}: how likely it is that
 * the law forbids it, given its words, what the shop can prove, stock, prices, speaker and what the rules said, and under
 * which article. Where the words leave it open, the sentence's vector is weighed with them. One for each language; the
 * files are {@code compliance/sense-zh.bin} and {@code sense-en.bin}. Immutable, safe from any thread; a sentence takes
 * some tens of microseconds, one that is left open some milliseconds.
 */
public final class LearntSense {
    static final int MAGIC = 0x584c5332;
    /** Places of the table that tells the article; a power of two. */
    static final int ARTICLE_PLACES = 1 << 12;
    /** A weight of the words that is farther from zero is not asked again with the vector. */
    static final double OPEN = 3;

    private static final double SECOND = 0.35;
    private static final float[] NOTHING = {};

    private final Head words;
    private final @Nullable Head deep;
    private final Articles articles;

    /** @param deep weighs the vector, too; null where none was learnt */
    LearntSense(Head words, @Nullable Head deep, Articles articles) {
        this.words = words;
        this.deep = deep;
        this.articles = articles;
    }

    /**
     * One way to weigh a passage.
     *
     * @param words a weight for each place of its signs
     * @param vector a weight for each number of its vector, empty where it does without
     * @param verdict how the sense and what the rules said go together
     * @param bar above it a passage is to be held
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Head(float[] words, float[] vector, double[] verdict, double bar) {
        /** The passage by itself, as a logarithm of odds. */
        double sense(SignList signs, float[] meaning) {
            double sum = 0;
            for (int i = 0; i < signs.size(); i++) {
                sum += words[signs.at(i)] * signs.value(i);
            }
            for (int i = 0; i < vector.length; i++) {
                sum += vector[i] * meaning[i];
            }
            return sum;
        }

        double weigh(SignList signs, float[] meaning, RulesSaid said, ComplianceContext context) {
            double[] around = said.signs(sense(signs, meaning), context);
            double sum = -bar;
            for (int i = 0; i < around.length; i++) {
                sum += verdict[i] * around[i];
            }
            return sum;
        }

        void write(DataOutputStream out) throws IOException {
            floats(out, words);
            out.writeInt(vector.length);
            floats(out, vector);
            for (double weight : verdict) {
                out.writeDouble(weight);
            }
            out.writeDouble(bar);
        }

        static Head read(DataInputStream in) throws IOException {
            float[] words = floats(in, SignList.WIDTH);
            float[] vector = floats(in, in.readInt());
            double[] verdict = new double[RulesSaid.SIGNS];
            for (int i = 0; i < verdict.length; i++) {
                verdict[i] = in.readDouble();
            }
            return new Head(words, vector, verdict, in.readDouble());
        }
    }

    /**
     * What tells the article.
     *
     * @param names of the articles
     * @param bySign weights by place and, within it, by article
     * @param byMeaning weights by number of the vector and, within it, by article; empty where it does without
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Articles(List<String> names, float[] bySign, float[] byMeaning) {
        Articles {
            names = List.copyOf(names);
        }

        /** The likeliest, and the next one where it is nearly as likely. */
        List<String> likely(SignList signs, float[] meaning) {
            if (names.isEmpty()) {
                return List.of();
            }
            double[] scores = new double[names.size()];
            for (int i = 0; i < signs.size(); i++) {
                int at = (signs.at(i) & (ARTICLE_PLACES - 1)) * scores.length;
                for (int article = 0; article < scores.length; article++) {
                    scores[article] += bySign[at + article] * signs.value(i);
                }
            }
            for (int i = 0; i < Math.min(meaning.length * scores.length, byMeaning.length); i++) {
                scores[i % scores.length] += byMeaning[i] * meaning[i / scores.length];
            }
            List<Integer> best = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(article -> -scores[article]))
                    .limit(2)
                    .toList();
            boolean both = best.size() > 1 && scores[best.get(0)] - scores[best.get(1)] < SECOND;
            return best.stream().limit(both ? 2 : 1).map(names::get).toList();
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(names.size());
            for (String name : names) {
                out.writeUTF(name);
            }
            floats(out, bySign);
            out.writeInt(byMeaning.length);
            floats(out, byMeaning);
        }

        static Articles read(DataInputStream in) throws IOException {
            List<String> names = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                names.add(in.readUTF());
            }
            return new Articles(names, floats(in, ARTICLE_PLACES * names.size()), floats(in, in.readInt()));
        }
    }

    /** What is shipped, by language; a language without a file is judged by the rules alone. */
    public static Map<Language, LearntSense> shipped() {
        Map<Language, LearntSense> senses = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            shipped(language).ifPresent(sense -> senses.put(language, sense));
        }
        return senses;
    }

    /** Tells one shipped sense from another. */
    public static String version() {
        CRC32 sum = new CRC32();
        for (Language language : Language.values()) {
            content(language).ifPresent(sum::update);
        }
        return Long.toHexString(sum.getValue());
    }

    /** What is shipped for a language; empty where the file is not on the class path, and then the rules judge alone. */
    public static Optional<LearntSense> shipped(Language language) {
        return content(language).map(content -> {
            try {
                return read(content);
            } catch (IOException e) {
                throw new UncheckedIOException("sense-" + language.code(), e);
            }
        });
    }

    private static Optional<byte[]> content(Language language) {
        String file = "/compliance/sense-" + language.code() + ".bin";
        try (InputStream in = LearntSense.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** @throws IOException where the content is not one of {@link SenseTraining} */
    static LearntSense read(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a learnt sense of this version: learn it again");
            }
            Head words = Head.read(in);
            return new LearntSense(words, in.readBoolean() ? Head.read(in) : null, Articles.read(in));
        }
    }

    byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(MAGIC);
            words.write(out);
            Head other = deep;
            out.writeBoolean(other != null);
            if (other != null) {
                other.write(out);
            }
            articles.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static float[] floats(DataInputStream in, int size) throws IOException {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = Float.float16ToFloat(in.readShort());
        }
        return values;
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeShort(Float.floatToFloat16(value));
        }
    }

    /**
     * How much speaks for unlawful, all things weighed: above zero a passage is to be held, below it may go.
     *
     * @param meaning makes the passage's vector; null where vectors are not to be had
     */
    double weigh(SignList signs, RulesSaid said, ComplianceContext context, @Nullable Supplier<float[]> meaning) {
        double weight = words.weigh(signs, NOTHING, said, context);
        Head further = deep;
        return further == null || meaning == null || Math.abs(weight) > OPEN
                ? weight
                : further.weigh(signs, meaning.get(), said, context);
    }

    /**
     * The likeliest article, and the next one where it is nearly as likely.
     *
     * @param meaning makes the passage's vector; null where vectors are not to be had
     */
    List<String> articles(SignList signs, @Nullable Supplier<float[]> meaning) {
        return articles.likely(signs, meaning == null ? NOTHING : meaning.get());
    }
}
