package shop.xiaoer.broadcast.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.compliance.ComplianceContext;
import shop.xiaoer.text.Language;

/** What the law's check is told about an avatar's words on a product. */
public final class SpeechContext {
    private SpeechContext() {}

    /**
     * @param product null for words about none, which are judged as those of a general shop
     * @param lowestPrice7Days the lowest price of the seven days before, null where unknown
     */
    public static ComplianceContext of(
            @Nullable Product product, Language language, @Nullable BigDecimal lowestPrice7Days) {
        return new ComplianceContext(
                language,
                product == null ? "general" : product.complianceCategory(),
                product == null ? List.of() : evidence(product, language),
                product == null ? null : product.stock(),
                lowestPrice7Days,
                ComplianceContext.Speaker.avatar);
    }

    private static List<String> evidence(Product product, Language language) {
        List<String> evidence = new ArrayList<>();
        product.evidence()
                .forEach(paper -> evidence.add(paper.title().in(language) + " "
                        + paper.issuer().in(language) + " " + paper.number() + " "
                        + paper.says().in(language)));
        return evidence;
    }
}
