package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins hits that overlap and finds, for each such stretch, words that pass the same check. */
final class Rewrites {
    private final String text;
    private final Function<String, List<RuleComplianceCheck.Hit>> recheck;

    Rewrites(String text, Function<String, List<RuleComplianceCheck.Hit>> recheck) {
        this.text = text;
        this.recheck = recheck;
    }

    /** The findings in order; {@code hits} come sorted by their start. */
    List<Finding> findings(List<RuleComplianceCheck.Hit> hits) {
        List<Finding> findings = new ArrayList<>();
        int at = 0;
        while (at < hits.size()) {
            int end = at + 1;
            int to = hits.get(at).to();
            while (end < hits.size() && hits.get(end).from() < to) {
                to = Math.max(to, hits.get(end).to());
                end++;
            }
            addGroup(findings, hits, hits.subList(at, end), to);
            at = end;
        }
        return findings;
    }

    private void addGroup(
            List<Finding> findings, List<RuleComplianceCheck.Hit> all, List<RuleComplianceCheck.Hit> group, int to) {
        int from = group.getFirst().from();
        String rewrite = rewrite(all, group, from, to);
        for (RuleComplianceCheck.Hit hit : group) {
            findings.add(new Finding(
                    from,
                    to,
                    hit.rule().id(),
                    hit.rule().article(),
                    hit.severity(),
                    hit.exception().orElse(null),
                    rewrite,
                    hit.rule().evidenceNeeded()));
        }
    }

    /** The first candidate that brings nothing new into its sentence, the empty text last; null where none does. */
    private @Nullable String rewrite(
            List<RuleComplianceCheck.Hit> all, List<RuleComplianceCheck.Hit> group, int from, int to) {
        int start = group.stream()
                .mapToInt(RuleComplianceCheck.Hit::sentenceFrom)
                .min()
                .orElse(from);
        int end = group.stream()
                .mapToInt(RuleComplianceCheck.Hit::sentenceTo)
                .max()
                .orElse(to);
        int others = (int) all.stream()
                .filter(hit -> hit.from() >= start && hit.to() <= end && (hit.to() <= from || hit.from() >= to))
                .count();
        Set<String> candidates = new LinkedHashSet<>();
        group.stream()
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .forEach(hit -> candidates.addAll(hit.rewrites()));
        candidates.add("");
        String head = part(Math.min(start, from), from);
        String tail = part(to, Math.max(end, to));
        for (String candidate : candidates) {
            if (passes(head, candidate, tail, others)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean passes(String head, String candidate, String tail, int others) {
        int from = head.codePointCount(0, head.length());
        int to = from + candidate.codePointCount(0, candidate.length());
        List<RuleComplianceCheck.Hit> left = recheck.apply(head + candidate + tail);
        return left.size() <= others && left.stream().noneMatch(hit -> hit.from() < to && from < hit.to());
    }

    private String part(int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
