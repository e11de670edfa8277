package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a paper speaks against an English sentence, read from {@code doubts:} and {@code kinds:} of the rule files.
 * Immutable.
 *
 * @param doubts pairs of what a paper says and what may then not be said
 * @param proofs what a paper must speak of to bear out such a claim
 * @param kinds words of one kind of which one shuts out the others: materials, medals, countries
 */
record PaperRules(List<Doubt> doubts, List<Kind> kinds, List<Proof> proofs) {
    PaperRules {
        proofs = List.copyOf(proofs);
        doubts = List.copyOf(doubts);
        kinds = List.copyOf(kinds);
    }

    /**
     * @param paper in the paper
     * @param text in the sentence; without: any sentence that the paper is about
     * @param unless not in the sentence: it says so itself
     */
    record Doubt(
            Pattern paper, @Nullable Pattern text, @Nullable Pattern unless) {
        boolean holds(String sentence, String said) {
            return paper.matcher(said).find()
                    && (text == null || text.matcher(sentence).find())
                    && (unless == null || !unless.matcher(sentence).find());
        }
    }

    /** The words of a kind, each a pattern of what means the same. */
    record Kind(String name, List<Pattern> values) {
        Kind {
            values = List.copyOf(values);
        }
    }

    /** A claim that only a paper about such things bears out. */
    record Proof(Pattern claim, Pattern paper) {}

    /** Whether a paper speaks of what it takes to prove these words. */
    boolean mayProve(String words, String paper) {
        return proofs.stream()
                .filter(proof -> proof.claim().matcher(words).find())
                .allMatch(proof -> proof.paper().matcher(paper).find());
    }

    static PaperRules read(List<YamlFile> files, Terms terms, List<ComplianceRules.Fault> faults) {
        List<Doubt> doubts = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        List<Proof> proofs = new ArrayList<>();
        for (YamlFile file : files) {
            file.each("proofs", faults, entry -> {
                YamlFile.Line claim = entry.line("claim").orElseThrow(() -> entry.fault("claim: is missing"));
                YamlFile.Line paper = entry.line("paper").orElseThrow(() -> entry.fault("paper: is missing"));
                proofs.add(new Proof(terms.pattern(claim), terms.pattern(paper)));
            });
            file.each("doubts", faults, entry -> {
                YamlFile.Line paper = entry.line("paper").orElseThrow(() -> entry.fault("paper: is missing"));
                doubts.add(new Doubt(
                        terms.pattern(paper),
                        entry.line("text").map(terms::pattern).orElse(null),
                        entry.line("unless").map(terms::pattern).orElse(null)));
            });
            file.each("kinds", faults, entry -> {
                List<Pattern> values = entry.lines("values").stream()
                        .map(line -> terms.pattern(
                                new YamlFile.Line("(?<![a-z-])(?:" + line.text() + ")(?![a-z])", line.line())))
                        .toList();
                kinds.add(new Kind(entry.text("name"), values));
            });
        }
        return new PaperRules(doubts, kinds, proofs);
    }
}
