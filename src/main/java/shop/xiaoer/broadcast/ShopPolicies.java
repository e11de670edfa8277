package shop.xiaoer.broadcast;

import java.util.List;
import shop.xiaoer.text.Language;

/** Port: the shop's policies as they are known now. */
@FunctionalInterface
public interface ShopPolicies {
    List<PolicyArticle> in(Language language);

    static ShopPolicies none() {
        return language -> List.of();
    }
}
