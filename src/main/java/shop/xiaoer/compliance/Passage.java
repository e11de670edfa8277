package shop.xiaoer.compliance;

import java.util.List;
import shop.xiaoer.text.Language;

/**
 * A sentence or two that are judged together, with what is true around them.
 *
 * @param text with its disguise taken off
 * @param papers what the shop can prove, folded like the text
 */
record Passage(String text, List<String> papers, ComplianceContext context) {
    Passage {
        papers = List.copyOf(papers);
    }

    Language language() {
        return context.language();
    }
}
