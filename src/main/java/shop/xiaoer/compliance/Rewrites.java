package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins hits that overlap and finds, for each such stretch, words that pass the same check. */
final class Rewrites {
    /** Code points of the sentence to each side that a rewrite is tried in. */
    private static final int BESIDE = 80;

    private final String text;
    private final ComplianceContext context;
    private final int length;
    private final Function<String, List<RuleComplianceCheck.Hit>> recheck;

    Rewrites(String text, ComplianceContext context, Function<String, List<RuleComplianceCheck.Hit>> recheck) {
        this.text = text;
        this.context = context;
        this.length = text.codePointCount(0, text.length());
        this.recheck = recheck;
    }

    /**
     * The findings in order; {@code hits} come sorted by their start. Where no words within a sentence help, the whole
     * sentence is the span, and is taken out.
     */
    List<Finding> findings(List<RuleComplianceCheck.Hit> hits) {
        List<RuleComplianceCheck.Hit> stuck = new ArrayList<>();
        List<Finding> findings = grouped(hits, stuck);
        if (!stuck.isEmpty()) {
            findings = widened(hits, stuck);
        }
        if (!stillRaised(findings)) {
            return findings;
        }
        List<Finding> whole = widened(hits, hits);
        return stillRaised(whole) ? whole.stream().map(Rewrites::takenOut).toList() : whole;
    }

    private static Finding takenOut(Finding finding) {
        return new Finding(
                finding.from(),
                finding.to(),
                finding.rule(),
                finding.article(),
                finding.severity(),
                finding.exception(),
                "",
                finding.evidenceNeeded(),
                finding.learnt());
    }

    private List<Finding> widened(List<RuleComplianceCheck.Hit> hits, List<RuleComplianceCheck.Hit> stuck) {
        return grouped(
                hits.stream()
                        .map(hit -> widened(hit, stuck))
                        .sorted(Comparator.comparingInt(RuleComplianceCheck.Hit::from))
                        .toList(),
                new ArrayList<>());
    }

    /** Two rewrites that pass one by one may leave a sentence that the learnt sense holds. */
    private boolean stillRaised(List<Finding> findings) {
        if (findings.isEmpty()) {
            return false;
        }
        StringBuilder rewritten = new StringBuilder();
        int at = 0;
        for (Finding finding : findings) {
            String rewrite = finding.rewrite();
            if (finding.from() >= at && rewrite != null && finding.severity() != Finding.Severity.hint) {
                rewritten.append(part(at, finding.from())).append(rewrite);
                at = finding.to();
            }
        }
        return at > 0
                && recheck.apply(rewritten.append(part(at, length)).toString()).stream()
                        .flatMap(hit -> hit.learnt().stream())
                        .anyMatch(learnt -> learnt.deed() == Finding.Deed.raised);
    }

    private static RuleComplianceCheck.Hit widened(RuleComplianceCheck.Hit hit, List<RuleComplianceCheck.Hit> stuck) {
        boolean beside = stuck.stream()
                .anyMatch(other -> hit.from() < Math.max(other.sentenceTo(), other.to())
                        && Math.min(other.sentenceFrom(), other.from()) < hit.to());
        return beside
                ? hit.spanning(Math.min(hit.sentenceFrom(), hit.from()), Math.max(hit.sentenceTo(), hit.to()))
                : hit;
    }

    private List<Finding> grouped(List<RuleComplianceCheck.Hit> hits, List<RuleComplianceCheck.Hit> stuck) {
        List<Finding> findings = new ArrayList<>();
        int at = 0;
        while (at < hits.size()) {
            int end = at + 1;
            int to = hits.get(at).to();
            while (end < hits.size() && hits.get(end).from() < to) {
                to = Math.max(to, hits.get(end).to());
                end++;
            }
            addGroup(findings, hits.subList(at, end), to);
            if (findings.getLast().rewrite() == null) {
                stuck.addAll(hits.subList(at, end));
            }
            at = end;
        }
        return findings;
    }

    private void addGroup(List<Finding> findings, List<RuleComplianceCheck.Hit> group, int to) {
        int from = group.getFirst().from();
        String rewrite = rewrite(group, from, to);
        for (RuleComplianceCheck.Hit hit : group) {
            findings.add(new Finding(
                    from,
                    to,
                    hit.rule().id(),
                    hit.rule().article(context, text),
                    hit.severity(),
                    hit.exception().orElse(null),
                    rewrite,
                    hit.rule().evidenceNeeded(),
                    hit.learnt().orElse(null)));
        }
    }

    /** The first candidate that brings nothing new into its sentence, the empty text last; null where none does. */
    private @Nullable String rewrite(List<RuleComplianceCheck.Hit> group, int from, int to) {
        int start = group.stream()
                .mapToInt(RuleComplianceCheck.Hit::sentenceFrom)
                .min()
                .orElse(from);
        int end = group.stream()
                .mapToInt(RuleComplianceCheck.Hit::sentenceTo)
                .max()
                .orElse(to);
        String head = part(Math.max(Math.min(start, from), from - BESIDE), from);
        String tail = part(to, Math.min(Math.max(end, to), to + BESIDE));
        Set<String> candidates = new LinkedHashSet<>();
        group.stream()
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .forEach(hit -> candidates.addAll(hit.rewrites()));
        candidates.add("");
        int others = beside(head, part(from, to), tail).size();
        for (String candidate : candidates) {
            List<RuleComplianceCheck.Hit> left = recheck.apply(head + candidate + tail);
            if (left.size() <= others
                    && left.size() == beside(left, head, candidate).size()) {
                return candidate;
            }
        }
        return null;
    }

    private List<RuleComplianceCheck.Hit> beside(String head, String words, String tail) {
        return beside(recheck.apply(head + words + tail), head, words);
    }

    /** Those hits that do not touch the words. */
    private static List<RuleComplianceCheck.Hit> beside(List<RuleComplianceCheck.Hit> hits, String head, String words) {
        int from = head.codePointCount(0, head.length());
        int to = from + words.codePointCount(0, words.length());
        return hits.stream().filter(hit -> hit.to() <= from || hit.from() >= to).toList();
    }

    private String part(int from, int to) {
        return text.substring(
                text.offsetByCodePoints(0, Math.max(0, from)), text.offsetByCodePoints(0, Math.min(length, to)));
    }
}
