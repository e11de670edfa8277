package shop.xiaoer.compliance;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learns which article an unlawful sentence breaks, of those that enough samples name. */
final class ArticleTraining {
    private static final double COST = 8;
    private static final int LEAST = 3;

    private final SampleParts samples;
    private final List<String> articles;

    ArticleTraining(SampleParts samples) {
        this.samples = samples;
        this.articles = named(samples);
    }

    private static List<String> named(SampleParts samples) {
        Map<String, Long> counts = IntStream.range(0, samples.size())
                .mapToObj(samples::sentence)
                .filter(ComplianceCase::unlawful)
                .map(ComplianceCase::article)
                .filter(article -> article != null)
                .collect(Collectors.groupingBy(article -> article, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What tells the articles, learnt without a part. */
    LearntSense.Articles told(int without) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            ComplianceCase sentence = samples.sentence(i);
            if (sentence.unlawful() && articles.contains(sentence.article()) && !samples.isIn(without, i)) {
                chosen.add(i);
            }
        }
        int width = LearntSense.ARTICLE_PLACES + samples.dimension();
        float[] weights = new float[articles.size() * width];
        if (articles.size() > 1) {
            Model model = LinearFit.model(
                    chosen.stream()
                            .map(i -> LinearFit.row(
                                    samples.signs(i),
                                    LearntSense.ARTICLE_PLACES,
                                    samples.meaning(i),
                                    samples.dimension()))
                            .toArray(Feature[][]::new),
                    chosen.stream()
                            .mapToDouble(i -> articles.indexOf(samples.article(i)))
                            .toArray(),
                    width,
                    COST,
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

    /** The share of the fresh unlawful whose article is told, their own part not learnt from. */
    double apart() {
        Set<Integer> right = new HashSet<>();
        for (int part = 0; part < SampleParts.PARTS; part++) {
            LearntSense.Articles told = told(part);
            for (int i : samples.fresh(-1)) {
                if (samples.isIn(part, i)
                        && told.likely(samples.signs(i), samples.meaning(i)).contains(samples.article(i))) {
                    right.add(i);
                }
            }
        }
        return samples.share(true, right::contains);
    }
}
