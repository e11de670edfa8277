package shop.xiaoer.compliance;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A use of forbidden words that the law lets pass. Every part that is given must hold; of the patterns of one part, one
 * is enough.
 *
 * @param kind {@code ownComparison usageTip grade name award provableFact companyGoal attitude notProduct}; empty for
 *     a plain denial, which claims nothing
 * @param match found in the matched words themselves
 * @param before found in the sentence up to the words
 * @param after found right after the words
 * @param clause found in the clause of the words
 * @param sentence found in their sentence
 * @param around found in their sentence or its neighbours
 * @param unless none of these may be found in the sentence
 * @param evidence whether the shop must be able to prove it
 * @param evidenceSays what a paper must say where the words alone are not compared
 * @param notCategories the law's categories in which it is no exception
 */
public record LawfulException(
        String id,
        String kind,
        List<Pattern> match,
        List<Pattern> before,
        List<Pattern> after,
        List<Pattern> clause,
        List<Pattern> sentence,
        List<Pattern> around,
        List<Pattern> unless,
        Proof evidence,
        List<Pattern> evidenceSays,
        Set<String> notCategories) {

    /** What the shop has to have in hand. */
    public enum Proof {
        none,
        /** A paper that says what is claimed. */
        supports,
        /** A paper that says what {@code evidenceSays} asks for. */
        says,
        /** A paper with the figures of the words. */
        figures
    }

    /** How far an exception went. */
    enum Result {
        holds,
        /** The words have the form, the proof is missing. */
        lacksProof,
        no
    }

    static LawfulException read(YamlFile.Entry entry, Terms terms) {
        List<Pattern> says = terms.patterns(entry.lines("evidenceSays"));
        Proof proof = switch (entry.optional("evidence").orElse(says.isEmpty() ? "none" : "says")) {
            case "none" -> Proof.none;
            case "supports" -> Proof.supports;
            case "says" -> Proof.says;
            case "figures" -> Proof.figures;
            case String other -> throw entry.fault("evidence: '" + other + "' is none of none supports says figures");
        };
        return new LawfulException(
                entry.text("id"),
                entry.optional("kind").orElse(""),
                terms.patterns(entry.lines("match")),
                terms.patterns(entry.lines("before")),
                terms.patterns(entry.lines("after")),
                terms.patterns(entry.lines("clause")),
                terms.patterns(entry.lines("sentence")),
                terms.patterns(entry.lines("around")),
                terms.patterns(entry.lines("unless")),
                proof,
                says,
                Set.copyOf(entry.texts("notCategories")));
    }

    /** Whether it asks how the words stand in their sentence, not for a paper alone. */
    boolean hasForm() {
        return !(match.isEmpty()
                && before.isEmpty()
                && after.isEmpty()
                && clause.isEmpty()
                && sentence.isEmpty()
                && around.isEmpty());
    }

    Result consider(Claim claim, ComplianceContext context, Papers papers) {
        if (notCategories.contains(context.category())
                || !any(match, claim.words())
                || !any(before, claim.before())
                || !starts(after, claim.after())
                || !any(clause, claim.clause())
                || !any(sentence, claim.sentence())
                || !any(around, claim.around())
                || (!unless.isEmpty() && any(unless, claim.sentence()))) {
            return Result.no;
        }
        boolean proven = switch (evidence) {
            case none -> true;
            case supports -> papers.support(claim) && (evidenceSays.isEmpty() || papers.say(evidenceSays));
            case says -> papers.say(evidenceSays);
            case figures -> papers.sameFigures(claim) && (evidenceSays.isEmpty() || papers.say(evidenceSays));
        };
        return proven ? Result.holds : Result.lacksProof;
    }

    private static boolean any(List<Pattern> patterns, String text) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (Pattern pattern : patterns) {
            if (pattern.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(List<Pattern> patterns, String text) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.matcher(text).lookingAt());
    }
}
