package shop.xiaoer.broadcast.review;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.compliance.Finding;

/** What a check finds in words that the check before it, of the same words, did not. Hints are left out. */
final class NewFindings {
    private NewFindings() {}

    /** The first of them in words, with its rule, its article and the place; empty where there is none. */
    static Optional<String> first(Script before, Script now) {
        Set<String> known = new HashSet<>();
        before.findings().forEach(finding -> known.add(key(0, finding, "")));
        said(before)
                .forEach(segment -> segment.findings().forEach(f -> known.add(key(segment.n(), f, words(segment, f)))));
        for (Segment segment : said(now)) {
            for (Finding finding : weighty(segment.findings())) {
                String words = words(segment, finding);
                if (known.add(key(segment.n(), finding, words))) {
                    return Optional.of(named(finding) + " stands against '" + words + "' in segment " + segment.n());
                }
            }
        }
        return weighty(now.findings()).stream()
                .filter(finding -> known.add(key(0, finding, "")))
                .map(finding -> named(finding) + " stands against the whole")
                .findFirst();
    }

    private static List<Segment> said(Script script) {
        return script.segments().stream()
                .flatMap(segment -> segment.everyWay().stream())
                .toList();
    }

    private static List<Finding> weighty(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.hint)
                .toList();
    }

    private static String named(Finding finding) {
        return finding.rule() + " (" + finding.article() + ")";
    }

    private static String words(Segment segment, Finding finding) {
        return CodePoints.slice(segment.text(), finding.from(), finding.to());
    }

    /** @param words that it stands against: a rule that catches other words than before is news */
    private static String key(int segment, Finding finding, String words) {
        return segment + " " + finding.rule() + " " + finding.severity() + " " + words;
    }
}
