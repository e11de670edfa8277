package shop.xiaoer.app.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.intent.head.IntentHead;
import shop.xiaoer.intent.head.IntentTrainer;
import shop.xiaoer.intent.head.Labelled;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Trains the intents' part on labelled messages and measures it on others. Blocks for the training, seconds to minutes
 * by the number of messages; deterministic but for the two times.
 */
public final class IntentMeasurement {
    private static final int FOLDS = 5;
    /** More messages would make the cross-validation long and move the threshold little. */
    private static final int MOST_VALIDATED = 3000;

    private static final long SEED = 20261101;

    private final Encoder encoder;
    private final Language language;

    public IntentMeasurement(Encoder encoder, Language language) {
        this.encoder = encoder;
        this.language = language;
    }

    /**
     * Shares from 0 to 1.
     *
     * @param accuracy over the messages of an intent, best intent, no threshold
     * @param macroF1 mean over the intents of the test
     * @param aurocOos how well the score tells messages of an intent from others, null where the test has none of them
     * @param balanced null where no threshold could be set or the test has no message of no intent
     * @param trainSeconds all training, the encoding of its messages included
     */
    public record Figures(
            double accuracy,
            double macroF1,
            @Nullable Double aurocOos,
            @Nullable Balanced balanced,
            double messagesPerSecond,
            double trainSeconds) {}

    /**
     * At the threshold that weighs both alike.
     *
     * @param inScope share of the messages of an intent that are taken and told right
     * @param outOfScope share of the others that are turned away
     */
    public record Balanced(double inScope, double outOfScope) {}

    /** The last model trains on train and dev together. */
    public Figures measure(List<Labelled> train, List<Labelled> dev, List<Labelled> test) {
        long start = System.nanoTime();
        boolean wantsThreshold = test.stream().anyMatch(IntentMeasurement::isOutOfScope);
        @Nullable Double threshold = wantsThreshold ? threshold(train, dev) : null;
        List<Labelled> all = new ArrayList<>(train);
        all.addAll(dev);
        IntentHead head = new IntentTrainer(encoder, language).train(all);
        double trainSeconds = seconds(start);

        start = System.nanoTime();
        List<IntentHead.Verdict> verdicts =
                test.stream().map(message -> head.classify(message.text())).toList();
        double messagesPerSecond = test.size() / Math.max(seconds(start), 1e-9);

        Scores scores = new Scores();
        Confusion confusion = new Confusion();
        for (int i = 0; i < test.size(); i++) {
            add(scores, test.get(i), verdicts.get(i));
            if (!isOutOfScope(test.get(i))) {
                confusion.add(test.get(i).intent(), verdicts.get(i).best().intent());
            }
        }
        return new Figures(
                rounded(confusion.accuracy()),
                rounded(confusion.macroF1()),
                scores.hasBoth() ? rounded(scores.auroc()) : null,
                scores.hasBoth() && threshold != null
                        ? new Balanced(rounded(scores.accepted(threshold)), rounded(scores.rejected(threshold)))
                        : null,
                Math.round(messagesPerSecond * 10) / 10.0,
                Math.round(trainSeconds * 100) / 100.0);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    private static boolean isOutOfScope(Labelled message) {
        return message.intent().equals(Labelled.OUT_OF_SCOPE);
    }

    private static void add(Scores scores, Labelled message, IntentHead.Verdict verdict) {
        if (isOutOfScope(message)) {
            scores.outOfScope(verdict.inScope());
        } else {
            scores.inScope(verdict.inScope(), verdict.best().intent().equals(message.intent()));
        }
    }

    private double threshold(List<Labelled> train, List<Labelled> dev) {
        if (dev.stream().anyMatch(IntentMeasurement::isOutOfScope)
                && dev.stream().anyMatch(message -> !isOutOfScope(message))) {
            Scores scores = new Scores();
            IntentHead head = new IntentTrainer(encoder, language).train(train);
            dev.forEach(message -> add(scores, message, head.classify(message.text())));
            return scores.balancedThreshold();
        }
        return crossValidated(train);
    }

    /**
     * Each fold is judged by what the others taught. Where no message is labelled as one of no intent, every intent is
     * a stranger to one fold's model, and its messages are those that belong to none.
     */
    private double crossValidated(List<Labelled> train) {
        List<Labelled> pool = new ArrayList<>(train);
        Collections.shuffle(pool, new Random(SEED));
        List<Labelled> sample = pool.subList(0, Math.min(pool.size(), MOST_VALIDATED));
        boolean labelled = sample.stream().anyMatch(IntentMeasurement::isOutOfScope);
        List<String> intents =
                List.copyOf(new TreeSet<>(sample.stream().map(Labelled::intent).toList()));
        Scores scores = new Scores();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Labelled> taught = new ArrayList<>();
            List<Labelled> judged = new ArrayList<>();
            for (int i = 0; i < sample.size(); i++) {
                Labelled message = sample.get(i);
                if (!labelled && intents.indexOf(message.intent()) % FOLDS == fold) {
                    judged.add(new Labelled(message.text(), Labelled.OUT_OF_SCOPE));
                } else if (i % FOLDS == fold) {
                    judged.add(message);
                } else {
                    taught.add(message);
                }
            }
            long known = taught.stream()
                    .filter(message -> !isOutOfScope(message))
                    .map(Labelled::intent)
                    .distinct()
                    .count();
            if (known >= 2) {
                IntentHead head = new IntentTrainer(encoder, language).train(taught);
                judged.forEach(message -> add(scores, message, head.classify(message.text())));
            }
        }
        return scores.hasBoth() ? scores.balancedThreshold() : Double.NEGATIVE_INFINITY;
    }

    /** Counts labels against what they were taken for. */
    private static final class Confusion {
        private final Map<String, Integer> labelled = new HashMap<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private final Map<String, Integer> right = new HashMap<>();

        void add(String label, String best) {
            labelled.merge(label, 1, Integer::sum);
            taken.merge(best, 1, Integer::sum);
            if (label.equals(best)) {
                right.merge(label, 1, Integer::sum);
            }
        }

        double accuracy() {
            int all = sum(labelled);
            return all == 0 ? 0 : sum(right) / (double) all;
        }

        double macroF1() {
            return labelled.keySet().stream()
                    .mapToDouble(intent -> 2.0
                            * right.getOrDefault(intent, 0)
                            / (labelled.getOrDefault(intent, 0) + taken.getOrDefault(intent, 0)))
                    .average()
                    .orElse(0);
        }

        private static int sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
