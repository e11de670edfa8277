package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;

/**
 * Learns {@link Weights} from labelled sentences: a logistic regression by stochastic steps that grow smaller where a sign
 * is seen often (AdaGrad), with a small pull to zero. The same sentences give the same weights.
 */
public final class WeightsTraining {
    private static final int ROUNDS = 60;
    private static final double STEP = 0.1;
    private static final double PULL = 0.01;
    /** A sign seen less often says nothing. */
    private static final int LEAST_SEEN = 3;

    /** One sentence's signs, and whether it follows from its evidence. */
    record Labelled(Map<String, Double> signs, boolean supported) {}

    private final List<Labelled> sentences;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, Double> steps = new HashMap<>();

    private WeightsTraining(List<Labelled> sentences) {
        this.sentences = new ArrayList<>(sentences);
        sentences.forEach(one -> one.signs().keySet().forEach(name -> seen.merge(name, 1, Integer::sum)));
    }

    /**
     * The lines of {@code guard/weights.tsv}, from labelled replies. What the guards are certain of teaches nothing: it is
     * held whatever the weights say. Half a minute for some thousand replies.
     */
    public static List<String> lines(List<GuardCase> replies) {
        List<Labelled> sentences = new ArrayList<>();
        replies.forEach(reply -> sentences.addAll(sentences(reply)));
        return learn(sentences).lines();
    }

    /** Of a wrong reply only the sentence with the wrong words is wrong; what is beside it nobody labelled. */
    private static List<Labelled> sentences(GuardCase reply) {
        Guards guards = Guards.unweighed();
        Material material = Material.of(reply.context());
        List<TextRange> ranges = Sentences.split(reply.reply());
        List<Labelled> labelled = new ArrayList<>();
        for (TextRange range : ranges) {
            String written = range.of(reply.reply());
            Statement statement =
                    Statement.of(written, Statement.normal(reply.reply().substring(0, range.from())));
            List<Guard.Finding> findings = guards.findings(statement, material);
            boolean told = reply.supported() || ranges.size() == 1 || isWrong(written, reply.span());
            if (told && !Guards.isCertain(findings)) {
                labelled.add(new Labelled(Signs.of(statement, material, findings), reply.supported()));
            }
        }
        return labelled;
    }

    private static boolean isWrong(String written, String span) {
        return !span.isEmpty() && (written.contains(span) || span.contains(written.strip()));
    }

    /** Seconds for some thousand sentences. */
    static Weights learn(List<Labelled> sentences) {
        WeightsTraining training = new WeightsTraining(sentences);
        Random order = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(training.sentences, order);
            training.sentences.forEach(training::learn);
        }
        return Weights.of(training.weights);
    }

    private void learn(Labelled one) {
        double sum = 0;
        for (Map.Entry<String, Double> sign : one.signs().entrySet()) {
            sum += weights.getOrDefault(sign.getKey(), 0.0) * sign.getValue();
        }
        double error = 1 / (1 + Math.exp(-sum)) - (one.supported() ? 0 : 1);
        one.signs().forEach((name, value) -> {
            if (seen.getOrDefault(name, 0) >= LEAST_SEEN) {
                move(name, error * value + PULL * weights.getOrDefault(name, 0.0));
            }
        });
    }

    private void move(String name, double slope) {
        double sum = steps.merge(name, slope * slope, Double::sum);
        weights.merge(name, -STEP * slope / Math.sqrt(1e-6 + sum), Double::sum);
    }
}
