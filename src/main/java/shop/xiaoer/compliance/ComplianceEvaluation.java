package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import shop.xiaoer.compliance.figure.Figures;

/** Measures a check on labelled sentences. Pure; safe from any thread. */
public final class ComplianceEvaluation {
    private final ComplianceCheck check;

    public ComplianceEvaluation(ComplianceCheck check) {
        this.check = check;
    }

    /**
     * The figures, shares from 0 to 1; where a share has no cases nothing was missed or blocked: 1, and 0 for
     * {@code lawfulBlocked}.
     *
     * @param rightArticle of the unlawful cases with a labelled article: blocked, with that article among those named
     */
    public record Figures(
            int cases, double unlawfulCaught, double lawfulBlocked, double evasionsCaught, double rightArticle) {}

    /**
     * What the check said of one case.
     *
     * @param number the case's place, from 0
     * @param rules ids of all rules that spoke, in order
     * @param articles all articles that their findings name
     */
    public record Verdict(int number, boolean blocked, List<String> rules, List<String> articles) {
        public Verdict {
            rules = List.copyOf(rules);
            articles = List.copyOf(articles);
        }
    }

    /** Figures with the verdicts that they were counted from. */
    public record Outcome(Figures figures, List<Verdict> verdicts) {
        public Outcome {
            verdicts = List.copyOf(verdicts);
        }
    }

    public Outcome evaluate(List<ComplianceCase> cases) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ComplianceCase each : cases) {
            verdicts.add(verdict(verdicts.size(), each));
        }
        return new Outcome(
                new Figures(
                        cases.size(),
                        share(cases, verdicts, ComplianceCase::unlawful, Verdict::blocked, 1),
                        share(cases, verdicts, each -> !each.unlawful(), Verdict::blocked, 0),
                        share(cases, verdicts, each -> each.unlawful() && each.evades(), Verdict::blocked, 1),
                        rightArticle(cases, verdicts)),
                verdicts);
    }

    /** What the check says of one case. */
    public Verdict verdict(int number, ComplianceCase each) {
        List<Finding> findings = check.check(each.text(), each.context());
        Set<String> rules = new LinkedHashSet<>();
        Set<String> articles = new LinkedHashSet<>();
        for (Finding finding : findings) {
            rules.add(finding.rule());
            Arrays.stream(finding.article().split("、|; ")).forEach(articles::add);
        }
        boolean blocked = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.blocking);
        return new Verdict(number, blocked, List.copyOf(rules), List.copyOf(articles));
    }

    private static double share(
            List<ComplianceCase> cases,
            List<Verdict> verdicts,
            Predicate<ComplianceCase> counted,
            Predicate<Verdict> good,
            double none) {
        int all = 0;
        int hits = 0;
        for (int i = 0; i < cases.size(); i++) {
            if (counted.test(cases.get(i))) {
                all++;
                hits += good.test(verdicts.get(i)) ? 1 : 0;
            }
        }
        return all == 0 ? none : (double) hits / all;
    }

    private static double rightArticle(List<ComplianceCase> cases, List<Verdict> verdicts) {
        int all = 0;
        int right = 0;
        for (int i = 0; i < cases.size(); i++) {
            ComplianceCase each = cases.get(i);
            String article = each.article();
            if (each.unlawful() && article != null) {
                all++;
                Verdict verdict = verdicts.get(i);
                right += verdict.blocked() && verdict.articles().stream().anyMatch(named -> same(named, article))
                        ? 1
                        : 0;
            }
        }
        return all == 0 ? 1 : (double) right / all;
    }

    /** Whether the article named is the one labelled, or a part of it: {@code 16 CFR 465.2} is of {@code 16 CFR 465}. */
    static boolean same(String named, String labelled) {
        String one = plain(named);
        String other = plain(labelled);
        return one.equals(other) || (one.startsWith(other) && !Character.isLetterOrDigit(one.charAt(other.length())));
    }

    private static String plain(String article) {
        return article.toLowerCase(Locale.ROOT)
                .replace("directive 2005/29/ec", "ucpd")
                .replace("directive 98/6/ec", "price indication dir")
                .replace("price indication directive", "price indication dir")
                .replaceAll("(?:regulation \\(eu\\) 2024/1689)", "ai act")
                .replaceAll("\\bno\\.? (?=\\d)", "")
                .replaceAll("\\b(?:section|sec\\.|ss\\.)", "")
                .replace("u.s.c.", "usc")
                .replaceAll("\\bgeneral business law\\b", "gbl")
                .replace("§", "")
                .replace("《", "")
                .replace("》", "")
                .replaceAll("\\barticle\\b|\\bart\\b\\.?", "art")
                .replaceAll("(?<=[a-z])\\.(?=[a-z]|\\s|$)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
