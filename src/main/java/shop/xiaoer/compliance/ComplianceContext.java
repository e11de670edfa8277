package shop.xiaoer.compliance;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * What is true around a text, taken as given by the rules.
 *
 * @param language zh is judged by the law of a Chinese live room, en by US and EU law
 * @param category the law's category, see {@link shop.xiaoer.catalog.Product#complianceCategory()}
 * @param evidence what the shop can prove, one sentence each
 * @param stock pieces in stock, null where unknown
 * @param lowestPrice7Days the lowest price of the seven days before, null where unknown
 * @param speaker who says it
 * @param price what it costs now, null where unknown
 */
public record ComplianceContext(
        Language language,
        String category,
        List<String> evidence,
        @Nullable Integer stock,
        @Nullable BigDecimal lowestPrice7Days,
        Speaker speaker,
        @Nullable BigDecimal price) {

    public ComplianceContext {
        evidence = List.copyOf(evidence);
    }

    /** Where the price of now is not known. */
    public ComplianceContext(
            Language language,
            String category,
            List<String> evidence,
            @Nullable Integer stock,
            @Nullable BigDecimal lowestPrice7Days,
            Speaker speaker) {
        this(language, category, evidence, stock, lowestPrice7Days, speaker, null);
    }

    /** An avatar has used nothing, and says so by law. */
    public enum Speaker {
        avatar,
        person
    }
}
