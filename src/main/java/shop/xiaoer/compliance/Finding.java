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
 */
public record Finding(
        int from,
        int to,
        String rule,
        String article,
        Severity severity,
        @Nullable String exception,
        @Nullable String rewrite,
        @Nullable String evidenceNeeded) {

    /** The same finding in a text that has so many code points before this one. */
    Finding movedBy(int points) {
        return points == 0
                ? this
                : new Finding(from + points, to + points, rule, article, severity, exception, rewrite, evidenceNeeded);
    }

    /** Blocking findings keep a script from being approved; the others are shown. */
    public enum Severity {
        blocking,
        warning,
        hint
    }
}
