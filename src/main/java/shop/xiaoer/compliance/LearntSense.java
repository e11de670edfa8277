package shop.xiaoer.compliance;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import shop.xiaoer.text.Language;

/**
 * The sense of a sentence in its context, learnt from labelled sentences by {@link SenseTraining}: how likely it is that
 * the law forbids it, given its words, what the shop can prove, stock, prices, speaker and what the rules said, and under
 * which article. One for each language; the files are {@code compliance/sense-zh.bin} and {@code sense-en.bin}. Immutable,
 * safe from any thread; a sentence takes some tens of microseconds.
 */
public final class LearntSense {
    static final int MAGIC = 0x584c5331;
    /** Places of the table that tells the article; a power of two. */
    static final int ARTICLE_PLACES = 1 << 12;

    private static final double SECOND = 0.35;

    private final float[] words;
    private final double[] verdict;
    private final double bar;
    private final List<String> articles;
    private final float[] byArticle;

    LearntSense(float[] words, double[] verdict, double bar, List<String> articles, float[] byArticle) {
        this.words = words;
        this.verdict = verdict;
        this.bar = bar;
        this.articles = List.copyOf(articles);
        this.byArticle = byArticle;
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
            float[] words = floats(in, SignList.WIDTH);
            double[] verdict = new double[RulesSaid.SIGNS];
            for (int i = 0; i < verdict.length; i++) {
                verdict[i] = in.readDouble();
            }
            double bar = in.readDouble();
            List<String> articles = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                articles.add(in.readUTF());
            }
            return new LearntSense(words, verdict, bar, articles, floats(in, ARTICLE_PLACES * articles.size()));
        }
    }

    private static float[] floats(DataInputStream in, int size) throws IOException {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = Float.float16ToFloat(in.readShort());
        }
        return values;
    }

    /** The words alone, as a logarithm of odds. */
    double sense(SignList signs) {
        return sense(signs, words);
    }

    static double sense(SignList signs, float[] words) {
        double sum = 0;
        for (int i = 0; i < signs.size(); i++) {
            sum += words[signs.at(i)] * signs.value(i);
        }
        return sum;
    }

    /** How much speaks for unlawful, all things weighed: above zero a passage is to be held, below it may go. */
    double weigh(SignList signs, RulesSaid said, ComplianceContext context) {
        double[] around = said.signs(sense(signs), context);
        double sum = -bar;
        for (int i = 0; i < around.length; i++) {
            sum += verdict[i] * around[i];
        }
        return sum;
    }

    /** The likeliest article, and the next one where it is nearly as likely. */
    List<String> articles(SignList signs) {
        if (articles.isEmpty()) {
            return List.of();
        }
        double[] scores = new double[articles.size()];
        for (int i = 0; i < signs.size(); i++) {
            int at = (signs.at(i) & (ARTICLE_PLACES - 1)) * scores.length;
            for (int article = 0; article < scores.length; article++) {
                scores[article] += byArticle[at + article] * signs.value(i);
            }
        }
        List<Integer> best = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(article -> -scores[article]))
                .limit(2)
                .toList();
        boolean both = best.size() > 1 && scores[best.get(0)] - scores[best.get(1)] < SECOND;
        return best.stream().limit(both ? 2 : 1).map(articles::get).toList();
    }
}
