package shop.xiaoer.knowledge;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.text.Localized;

/** What all files together say. */
public record Contents(
        ShopProfile shop,
        List<Article> articles,
        List<IntentDefinition> intents,
        List<DangerDefinition> dangers,
        List<AttributeDefinition> attributes,
        List<Persona> personas,
        Policies policies,
        List<ProductSeed> products,
        List<OrderSeed> orders,
        SortedMap<String, String> compliance,
        DeskRules desk) {
    public Contents {
        articles = List.copyOf(articles);
        intents = List.copyOf(intents);
        dangers = List.copyOf(dangers);
        attributes = List.copyOf(attributes);
        personas = List.copyOf(personas);
        products = List.copyOf(products);
        orders = List.copyOf(orders);
        compliance = Collections.unmodifiableSortedMap(new TreeMap<>(compliance));
    }

    static Contents nothing() {
        return new Contents(
                unnamedShop(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Policies.standard(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                unnamedShop().everyDay());
    }

    /** Serves where {@code shop.yaml} is missing: it still says that an AI speaks and that a person can be had. */
    public static ShopProfile unnamedShop() {
        return new ShopProfile(
                new Localized("小店", "The shop"),
                new Localized(
                        "我是小二，店里的 AI 客服。要找人随时点“转人工”。",
                        "I'm Xiaoer, the shop's AI assistant. You can ask for a person at any time."),
                null,
                new Localized("小二", "Xiaoer"),
                null,
                new ShopProfile.Hours(LocalTime.of(9, 0), LocalTime.of(21, 0)),
                new ShopProfile.Confidence(0.5, 0.3),
                MissingNode.getInstance());
    }
}
