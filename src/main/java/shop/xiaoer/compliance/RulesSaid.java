package shop.xiaoer.compliance;

import java.util.List;

/** What the rules said of a passage, as far as the learnt part looks at it. */
record RulesSaid(boolean blocked, boolean several, boolean certain, boolean warned) {
    static final int SIGNS = 10;
    /** No rule spoke. */
    static final RulesSaid NOTHING = new RulesSaid(false, false, false, false);

    /** A sense above this says no more. */
    private static final double LIMIT = 6;

    static RulesSaid of(List<RuleComplianceCheck.Hit> hits, ComplianceContext context) {
        List<RuleComplianceCheck.Hit> blocking = hits.stream()
                .filter(hit -> hit.severity() == Finding.Severity.blocking)
                .toList();
        return new RulesSaid(
                !blocking.isEmpty(),
                blocking.stream().map(hit -> hit.rule().id()).distinct().count() > 1,
                blocking.stream().anyMatch(hit -> hit.rule().isCertain(context)),
                hits.stream().anyMatch(hit -> hit.severity() == Finding.Severity.warning));
    }

    /** The signs of the verdict: the sense of the words, what the rules said, and what stands around. */
    double[] signs(double sense, ComplianceContext context) {
        double bounded = Math.clamp(sense, -LIMIT, LIMIT);
        boolean papers = !context.evidence().isEmpty();
        boolean known = context.stock() != null || context.lowestPrice7Days() != null;
        return new double[] {
            1,
            bounded,
            one(blocked),
            one(several),
            one(certain),
            one(warned),
            blocked ? bounded : 0,
            one(papers),
            one(papers && blocked),
            one(known)
        };
    }

    private static double one(boolean yes) {
        return yes ? 1 : 0;
    }
}
