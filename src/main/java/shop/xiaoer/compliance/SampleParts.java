package shop.xiaoer.compliance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import shop.xiaoer.text.embed.Encoder;

/**
 * Labelled sentences with all that is known of each before anything is learnt, in ten parts: what was learnt without a
 * part is tried on it. A pair's halves are learnt from together or not at all.
 */
final class SampleParts {
    static final int PARTS = 10;

    private final List<SenseTraining.Sample> samples;
    private final List<SignList> signs;
    private final List<RulesSaid> said;
    private final float[][] meanings;
    private final int dimension;

    SampleParts(RuleComplianceCheck rules, List<SenseTraining.Sample> samples, Encoder encoder) {
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

    int size() {
        return samples.size();
    }

    SignList signs(int i) {
        return signs.get(i);
    }

    float[] meaning(int i) {
        return meanings[i];
    }

    /** Numbers of a meaning. */
    int dimension() {
        return dimension;
    }

    RulesSaid said(int i) {
        return said.get(i);
    }

    ComplianceCase sentence(int i) {
        return samples.get(i).sentence();
    }

    boolean isIn(int part, int i) {
        return part(samples.get(i)) == part;
    }

    private static int part(SenseTraining.Sample sample) {
        CRC32 sum = new CRC32();
        sum.update(("part " + sample.id()).getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % PARTS);
    }

    /** All but those of a part, and but those whose twin is in it; -1 for all. */
    List<Integer> all(int without) {
        List<Integer> chosen = new ArrayList<>();
        Set<String> ids = samples.stream()
                .filter(sample -> part(sample) != without)
                .map(SenseTraining.Sample::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < samples.size(); i++) {
            SenseTraining.Sample sample = samples.get(i);
            if (part(sample) != without && (sample.twin().isEmpty() || ids.contains(sample.twin()))) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    /** Those that no rule was mended with, but for a part; -1 for all. */
    List<Integer> fresh(int without) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).fresh() && part(samples.get(i)) != without) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    /** Labels: 1 for the unlawful. */
    double[] unlawful(List<Integer> chosen) {
        return chosen.stream()
                .mapToDouble(i -> samples.get(i).sentence().unlawful() ? 1 : 0)
                .toArray();
    }

    String article(int i) {
        String article = samples.get(i).sentence().article();
        return article == null ? "" : article;
    }

    /** Of the fresh ones with that label, the share for which it is so. */
    double share(boolean unlawful, IntPredicate yes) {
        int[] counted = fresh(-1).stream()
                .mapToInt(Integer::intValue)
                .filter(i -> samples.get(i).sentence().unlawful() == unlawful)
                .toArray();
        return (double) Arrays.stream(counted).filter(yes).count() / Math.max(1, counted.length);
    }
}
