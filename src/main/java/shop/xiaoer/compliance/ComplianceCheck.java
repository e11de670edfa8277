package shop.xiaoer.compliance;

import java.util.List;

/** Checks words that go out against the law. Text in, findings out; no I/O, safe from any thread. */
@FunctionalInterface
public interface ComplianceCheck {
    /** Findings in the order of their spans; offsets count Unicode code points of {@code text}. */
    List<Finding> check(String text, ComplianceContext context);
}
