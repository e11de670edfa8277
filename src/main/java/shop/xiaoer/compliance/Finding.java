package shop.xiaoer.compliance;

import org.jspecify.annotations.Nullable;

/**
 * What a rule found in a text.
 *
 * @param from first code point of the span, inclusive
 * @param to last code point, exclusive
 * @param rule id of the rule in {@code knowledge-base/compliance}
 * @param article the law's article as it is cited, such as {@code 广告法第九条} or {@code 16 CFR 465.2}
 * @param exception the lawful exception that was considered and did not hold
 * @param rewrite a text for the span that passes the check
 * @param evidenceNeeded what would make the sentence lawful
 * @param learnt what the learnt sense of the sentence in its context did; null where the rules alone decided
 */
public record Finding(
        int from,
        int to,
        String rule,
        String article,
        Severity severity,
        @Nullable String exception,
        @Nullable String rewrite,
        @Nullable String evidenceNeeded,
        @Nullable Learnt learnt) {

    /** A finding that the rules alone decided. */
    public Finding(
            int from,
            int to,
            String rule,
            String article,
            Severity severity,
            @Nullable String exception,
            @Nullable String rewrite,
            @Nullable String evidenceNeeded) {
        this(from, to, rule, article, severity, exception, rewrite, evidenceNeeded, null);
    }

    /**
     * What the learnt sense did.
     *
     * @param weight the logarithm of the odds that the sentence is unlawful in its context, over the bar
     */
    public record Learnt(Deed deed, double weight) {}

    /** A sentence that no rule held was raised to blocking; what a rule held was silenced to a hint. */
    public enum Deed {
        raised,
        silenced
    }

    /** The same where the learnt sense advises and the rules alone decide: what it raised is a warning, what it silenced blocks. */
    public Finding advised() {
        return learnt == null
                ? this
                : new Finding(
                        from,
                        to,
                        rule,
                        article,
                        learnt.deed() == Deed.raised ? Severity.warning : Severity.blocking,
                        exception,
                        rewrite,
                        evidenceNeeded,
                        learnt);
    }

    /** The same finding in a text that has so many code points before this one. */
    Finding movedBy(int points) {
        return points == 0
                ? this
                : new Finding(
                        from + points,
                        to + points,
                        rule,
                        article,
                        severity,
                        exception,
                        rewrite,
                        evidenceNeeded,
                        learnt);
    }

    /** Blocking findings keep a script from being approved; the others are shown. */
    public enum Severity {
        blocking,
        warning,
        hint
    }
}
