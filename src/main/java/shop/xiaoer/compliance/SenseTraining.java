package shop.xiaoer.compliance;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shop.xiaoer.text.embed.Encoder;

/**
 * Learns a {@link LearntSense} from labelled sentences of one language, once without the sentences' vectors and once with
 * them. First the sense of the words, by logistic regression; then the verdict, from the sense that each sentence has when its own part was not learnt from, and what the
 * rules say: of sentences that no rule was mended with only, for on the others the rules are always right. The same
 * sentences give the same file. Half a minute for two thousand.
 */
public final class SenseTraining {
    private static final double COST = 16;
    private static final double VERDICT_COST = 1;

    private final SampleParts samples;
    private final ArticleTraining articles;

    private SenseTraining(SampleParts samples) {
        this.samples = samples;
        this.articles = new ArticleTraining(samples);
    }

    /**
     * A labelled sentence.
     *
     * @param twin id of the sentence that differs in little and has the other label, empty for none
     * @param fresh whether no rule was mended with it
     */
    public record Sample(String id, String twin, boolean fresh, ComplianceCase sentence) {}

    /** What was learnt, and how it does on the fresh sentences when their own part was not learnt from. */
    public static final class Learnt {
        private final byte[] file;
        private final Map<String, Double> figures;

        Learnt(byte[] file, Map<String, Double> figures) {
            this.file = file.clone();
            this.figures = Map.copyOf(figures);
        }

        /** Content of the language's file. */
        public byte[] file() {
            return file.clone();
        }

        /**
         * {@code caught}, {@code blocked}: shares of the unlawful and of the lawful; {@code ruleCaught} and {@code
         * ruleBlocked} of the rules alone; {@code open}: the share of all samples that the words leave open; {@code
         * article}: of the unlawful, the right one named.
         */
        public Map<String, Double> figures() {
            return figures;
        }
    }

    /**
     * @param lawfulBlocked the share of the fresh lawful sentences that may be held, which sets the bar
     */
    public static Learnt learn(ComplianceRules rules, List<Sample> samples, double lawfulBlocked, Encoder encoder) {
        Linear.disableDebugOutput();
        return new SenseTraining(new SampleParts(new RuleComplianceCheck(rules), paired(samples), encoder))
                .learn(lawfulBlocked);
    }

    /** A half of a pair by itself teaches that what both halves share has its label. */
    private static List<Sample> paired(List<Sample> samples) {
        Set<String> ids = samples.stream().map(Sample::id).collect(Collectors.toSet());
        return samples.stream()
                .filter(sample -> sample.twin().isEmpty() || ids.contains(sample.twin()))
                .toList();
    }

    private Learnt learn(double lawfulBlocked) {
        Way words = way(0, lawfulBlocked);
        Way deep = way(samples.dimension(), lawfulBlocked);
        double[] judged = new double[samples.size()];
        int open = 0;
        for (int i = 0; i < judged.length; i++) {
            boolean isOpen = Math.abs(words.judged[i]) <= LearntSense.OPEN;
            judged[i] = isOpen ? deep.judged[i] : words.judged[i];
            open += isOpen ? 1 : 0;
        }
        LearntSense sense = new LearntSense(words.head, deep.head, articles.told(-1));
        Map<String, Double> figures = new TreeMap<>(figures(judged));
        figures.put("open", (double) open / Math.max(1, judged.length));
        return new Learnt(sense.written(), figures);
    }

    /** One way to weigh, and how it judges each sample when the sample's own part was not learnt from. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Way(LearntSense.Head head, double[] judged) {}

    /** @param width numbers of the vector that are weighed: all or none */
    private Way way(int width, double lawfulBlocked) {
        double[] apart = apart(width);
        double[] verdict = verdict(apart, samples.fresh(-1));
        double[] judged = new double[samples.size()];
        for (int part = 0; part < SampleParts.PARTS; part++) {
            double[] without = verdict(apart, samples.fresh(part));
            for (int i = 0; i < judged.length; i++) {
                if (samples.isIn(part, i)) {
                    judged[i] = weigh(without, i, apart[i]);
                }
            }
        }
        double bar = bar(judged, lawfulBlocked);
        LearntSense.Head sense = sense(samples.all(-1), width);
        LearntSense.Head head = new LearntSense.Head(sense.words(), sense.vector(), verdict, bar);
        return new Way(head, Arrays.stream(judged).map(weight -> weight - bar).toArray());
    }

    /** The sense of each sentence, learnt from the other parts. */
    private double[] apart(int width) {
        double[] apart = new double[samples.size()];
        for (int part = 0; part < SampleParts.PARTS; part++) {
            LearntSense.Head sense = sense(samples.all(part), width);
            for (int i = 0; i < apart.length; i++) {
                if (samples.isIn(part, i)) {
                    apart[i] = sense.sense(samples.signs(i), samples.meaning(i));
                }
            }
        }
        return apart;
    }

    /** A head without a verdict. */
    private LearntSense.Head sense(List<Integer> chosen, int width) {
        Feature[][] rows = chosen.stream()
                .map(i -> LinearFit.row(samples.signs(i), SignList.WIDTH, samples.meaning(i), width))
                .toArray(Feature[][]::new);
        double[] weights = LinearFit.trained(rows, samples.unlawful(chosen), SignList.WIDTH + width, COST);
        return new LearntSense.Head(
                kept(weights, 0, SignList.WIDTH), kept(weights, SignList.WIDTH, width), new double[0], 0);
    }

    /** As they are after they were written and read. */
    private static float[] kept(double[] weights, int from, int size) {
        float[] kept = new float[size];
        for (int i = 0; i < size; i++) {
            kept[i] = Float.float16ToFloat(Float.floatToFloat16((float) weights[from + i]));
        }
        return kept;
    }

    private double[] verdict(double[] apart, List<Integer> chosen) {
        Feature[][] rows = new Feature[chosen.size()][];
        for (int row = 0; row < rows.length; row++) {
            int i = chosen.get(row);
            double[] values =
                    samples.said(i).signs(apart[i], samples.sentence(i).context());
            rows[row] = new Feature[values.length];
            for (int at = 0; at < values.length; at++) {
                rows[row][at] = new FeatureNode(at + 1, values[at]);
            }
        }
        return LinearFit.trained(rows, samples.unlawful(chosen), RulesSaid.SIGNS, VERDICT_COST);
    }

    private double weigh(double[] verdict, int i, double sense) {
        double[] around = samples.said(i).signs(sense, samples.sentence(i).context());
        double sum = 0;
        for (int at = 0; at < around.length; at++) {
            sum += verdict[at] * around[at];
        }
        return sum;
    }

    /** As low as the share of the lawful that may be held allows. */
    private double bar(double[] judged, double lawfulBlocked) {
        double[] lawful = samples.fresh(-1).stream()
                .filter(i -> !samples.sentence(i).unlawful())
                .mapToDouble(i -> judged[i])
                .sorted()
                .toArray();
        return lawful[Math.clamp((int) Math.ceil(lawful.length * (1 - lawfulBlocked)) - 1, 0, lawful.length - 1)];
    }

    private Map<String, Double> figures(double[] judged) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put(
                "caught",
                samples.share(true, i -> judged[i] > 0 || samples.said(i).certain()));
        figures.put(
                "blocked",
                samples.share(false, i -> judged[i] > 0 || samples.said(i).certain()));
        figures.put("ruleCaught", samples.share(true, i -> samples.said(i).blocked()));
        figures.put("ruleBlocked", samples.share(false, i -> samples.said(i).blocked()));
        figures.put("article", articles.apart());
        return figures;
    }
}
