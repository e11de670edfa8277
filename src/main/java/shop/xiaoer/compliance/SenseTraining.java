package shop.xiaoer.compliance;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
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
    private static final double ARTICLE_COST = 8;
    private static final double TOLERANCE = 0.05;
    private static final int PARTS = 10;
    private static final int LEAST_OF_ARTICLE = 3;
    private static final long SEED = 20_261_123;

    private final List<Sample> samples;
    private final List<SignList> signs;
    private final List<RulesSaid> said;
    private final float[][] meanings;
    private final int dimension;

    private SenseTraining(RuleComplianceCheck rules, List<Sample> samples, Encoder encoder) {
        this.samples = samples;
        this.signs = samples.stream()
                .map(sample -> PassageSigns.of(rules.passage(sample.sentence())))
                .toList();
        this.said =
                samples.stream().map(sample -> rules.said(sample.sentence())).toList();
        this.meanings = samples.stream()
                .map(sample -> rules.passage(sample.sentence()))
                .map(passage -> encoder.encode(passage.text(), passage.language()))
                .toArray(float[][]::new);
        this.dimension = meanings.length == 0 ? 0 : meanings[0].length;
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
        return new SenseTraining(new RuleComplianceCheck(rules), paired(samples), encoder).learn(lawfulBlocked);
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
        Way deep = way(dimension, lawfulBlocked);
        double[] judged = new double[samples.size()];
        int open = 0;
        for (int i = 0; i < judged.length; i++) {
            boolean isOpen = Math.abs(words.judged[i]) <= LearntSense.OPEN;
            judged[i] = isOpen ? deep.judged[i] : words.judged[i];
            open += isOpen ? 1 : 0;
        }
        List<String> articles = articles();
        LearntSense sense = new LearntSense(words.head, deep.head, told(articles, -1));
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
        double[] verdict = verdict(apart, fresh(-1));
        double[] judged = new double[samples.size()];
        for (int part = 0; part < PARTS; part++) {
            double[] without = verdict(apart, fresh(part));
            for (int i = 0; i < judged.length; i++) {
                if (part(samples.get(i)) == part) {
                    judged[i] = weigh(without, i, apart[i]);
                }
            }
        }
        double bar = bar(judged, lawfulBlocked);
        LearntSense.Head sense = sense(all(-1), width);
        LearntSense.Head head = new LearntSense.Head(sense.words(), sense.vector(), verdict, bar);
        return new Way(head, Arrays.stream(judged).map(weight -> weight - bar).toArray());
    }

    /** The sense of each sentence, learnt from the other parts. */
    private double[] apart(int width) {
        double[] apart = new double[samples.size()];
        for (int part = 0; part < PARTS; part++) {
            LearntSense.Head sense = sense(all(part), width);
            for (int i = 0; i < apart.length; i++) {
                if (part(samples.get(i)) == part) {
                    apart[i] = sense.sense(signs.get(i), meanings[i]);
                }
            }
        }
        return apart;
    }

    private static int part(Sample sample) {
        CRC32 sum = new CRC32();
        sum.update(("part " + sample.id()).getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % PARTS);
    }

    private List<Integer> all(int without) {
        List<Integer> chosen = new ArrayList<>();
        Set<String> ids = samples.stream()
                .filter(sample -> part(sample) != without)
                .map(Sample::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            if (part(sample) != without && (sample.twin().isEmpty() || ids.contains(sample.twin()))) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    private List<Integer> fresh(int without) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).fresh() && part(samples.get(i)) != without) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    /** A head without a verdict. */
    private LearntSense.Head sense(List<Integer> chosen, int width) {
        Feature[][] rows = chosen.stream()
                .map(i -> withMeaning(row(signs.get(i), SignList.WIDTH), SignList.WIDTH, meanings[i], width))
                .toArray(Feature[][]::new);
        double[] weights = trained(rows, unlawful(chosen), SignList.WIDTH + width, COST);
        return new LearntSense.Head(
                kept(weights, 0, SignList.WIDTH), kept(weights, SignList.WIDTH, width), new double[0], 0);
    }

    private static Feature[] withMeaning(Feature[] row, int from, float[] meaning, int width) {
        Feature[] all = Arrays.copyOf(row, row.length + width);
        for (int i = 0; i < width; i++) {
            all[row.length + i] = new FeatureNode(from + i + 1, meaning[i]);
        }
        return all;
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
                    said.get(i).signs(apart[i], samples.get(i).sentence().context());
            rows[row] = new Feature[values.length];
            for (int at = 0; at < values.length; at++) {
                rows[row][at] = new FeatureNode(at + 1, values[at]);
            }
        }
        return trained(rows, unlawful(chosen), RulesSaid.SIGNS, VERDICT_COST);
    }

    private double[] unlawful(List<Integer> chosen) {
        return chosen.stream()
                .mapToDouble(i -> samples.get(i).sentence().unlawful() ? 1 : 0)
                .toArray();
    }

    /** The weights for label 1. */
    private static double[] trained(Feature[][] rows, double[] labels, int width, double cost) {
        Model model = model(rows, labels, width, cost, SolverType.L2R_LR);
        double[] weights = model.getFeatureWeights();
        if (model.getLabels()[0] != 1) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = -weights[i];
            }
        }
        return weights;
    }

    private static Model model(Feature[][] rows, double[] labels, int width, double cost, SolverType type) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = width;
        problem.bias = -1;
        problem.x = rows;
        problem.y = labels;
        Parameter parameter = new Parameter(type, cost, TOLERANCE);
        parameter.setRandom(new Random(SEED));
        return Linear.train(problem, parameter);
    }

    private static Feature[] row(SignList signs, int width) {
        TreeMap<Integer, Double> sums = new TreeMap<>();
        for (int i = 0; i < signs.size(); i++) {
            sums.merge(signs.at(i) & (width - 1), (double) signs.value(i), Double::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> (Feature) new FeatureNode(sum.getKey() + 1, sum.getValue()))
                .toArray(Feature[]::new);
    }

    private List<String> articles() {
        Map<String, Long> counts = samples.stream()
                .filter(sample -> sample.sentence().unlawful())
                .map(sample -> sample.sentence().article())
                .filter(article -> article != null)
                .collect(Collectors.groupingBy(article -> article, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_OF_ARTICLE)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What tells the articles, learnt without a part. */
    private LearntSense.Articles told(List<String> articles, int without) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            ComplianceCase sentence = samples.get(i).sentence();
            if (sentence.unlawful() && articles.contains(sentence.article()) && part(samples.get(i)) != without) {
                chosen.add(i);
            }
        }
        int width = LearntSense.ARTICLE_PLACES + dimension;
        float[] weights = new float[articles.size() * width];
        if (articles.size() > 1) {
            Model model = model(
                    chosen.stream()
                            .map(i -> withMeaning(
                                    row(signs.get(i), LearntSense.ARTICLE_PLACES),
                                    LearntSense.ARTICLE_PLACES,
                                    meanings[i],
                                    dimension))
                            .toArray(Feature[][]::new),
                    chosen.stream()
                            .mapToDouble(i -> articles.indexOf(article(i)))
                            .toArray(),
                    width,
                    ARTICLE_COST,
                    SolverType.MCSVM_CS);
            int[] labels = model.getLabels();
            double[] learnt = model.getFeatureWeights();
            for (int place = 0; place < width; place++) {
                for (int at = 0; at < labels.length; at++) {
                    weights[place * articles.size() + labels[at]] = (float) learnt[place * labels.length + at];
                }
            }
        }
        int split = articles.size() * LearntSense.ARTICLE_PLACES;
        return new LearntSense.Articles(
                articles, Arrays.copyOf(weights, split), Arrays.copyOfRange(weights, split, weights.length));
    }

    private double weigh(double[] verdict, int i, double sense) {
        double[] around = said.get(i).signs(sense, samples.get(i).sentence().context());
        double sum = 0;
        for (int at = 0; at < around.length; at++) {
            sum += verdict[at] * around[at];
        }
        return sum;
    }

    /** As low as the share of the lawful that may be held allows. */
    private double bar(double[] judged, double lawfulBlocked) {
        double[] lawful = fresh(-1).stream()
                .filter(i -> !samples.get(i).sentence().unlawful())
                .mapToDouble(i -> judged[i])
                .sorted()
                .toArray();
        return lawful[Math.clamp((int) Math.ceil(lawful.length * (1 - lawfulBlocked)) - 1, 0, lawful.length - 1)];
    }

    private Map<String, Double> figures(double[] judged) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("caught", share(true, i -> judged[i] > 0 || said.get(i).certain()));
        figures.put("blocked", share(false, i -> judged[i] > 0 || said.get(i).certain()));
        figures.put("ruleCaught", share(true, i -> said.get(i).blocked()));
        figures.put("ruleBlocked", share(false, i -> said.get(i).blocked()));
        figures.put("article", articleApart());
        return figures;
    }

    /** The share of the fresh unlawful whose article is told, their own part not learnt from. */
    private double articleApart() {
        List<String> articles = articles();
        Set<Integer> right = new HashSet<>();
        for (int part = 0; part < PARTS; part++) {
            LearntSense.Articles told = told(articles, part);
            for (int i : fresh(-1)) {
                if (part(samples.get(i)) == part
                        && told.likely(signs.get(i), meanings[i]).contains(article(i))) {
                    right.add(i);
                }
            }
        }
        return share(true, right::contains);
    }

    private String article(int i) {
        String article = samples.get(i).sentence().article();
        return article == null ? "" : article;
    }

    private double share(boolean unlawful, IntPredicate yes) {
        int[] counted = fresh(-1).stream()
                .mapToInt(Integer::intValue)
                .filter(i -> samples.get(i).sentence().unlawful() == unlawful)
                .toArray();
        return (double) Arrays.stream(counted).filter(yes).count() / Math.max(1, counted.length);
    }
}
