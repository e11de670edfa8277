package shop.xiaoer.knowledge.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.Contents;
import shop.xiaoer.knowledge.DangerDefinition;
import shop.xiaoer.knowledge.Entry;
import shop.xiaoer.knowledge.Fault;
import shop.xiaoer.knowledge.FileState;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.OrderSeed;
import shop.xiaoer.knowledge.Persona;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.ShopProfile;

/** Puts the files' entries together: labels to facts, names to orders; and sees what only all of them can show. */
final class Assembly {
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> firstFile = new HashMap<>();
    private final List<Article> articles = new ArrayList<>();
    private final List<IntentDefinition> intents = new ArrayList<>();
    private final List<DangerDefinition> dangers = new ArrayList<>();
    private final Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
    private final List<Persona> personas = new ArrayList<>();
    private final Map<String, ProductSeed> products = new LinkedHashMap<>();
    private final List<OrderSeed> orders = new ArrayList<>();
    private final SortedMap<String, String> compliance = new TreeMap<>();
    private final Map<String, JsonNode> policies = new LinkedHashMap<>();
    private Policies.Return returns = Policies.standard().returns();
    private Policies.Track track = Policies.standard().track();
    private ShopProfile shop = Contents.unnamedShop();
    private Optional<DeskRules> desk = Optional.empty();

    Contents put(SortedMap<String, FileState> files) {
        // Facts need their labels, orders the names of goods: so in this order.
        each(files, this::putAlone);
        each(files, this::putProduct);
        each(files, this::putOrder);
        checkArticles(files);
        return new Contents(
                shop,
                articles,
                intents,
                dangers,
                List.copyOf(attributes.values()),
                personas,
                new Policies(returns, track, policies),
                products.values().stream()
                        .sorted(java.util.Comparator.comparing(ProductSeed::id))
                        .toList(),
                orders,
                compliance,
                desk.orElseGet(shop::everyDay));
    }

    List<Fault> faults() {
        return faults;
    }

    private interface Put {
        void put(String file, Entry entry);
    }

    private static void each(SortedMap<String, FileState> files, Put put) {
        files.forEach((file, state) -> state.entries().forEach(entry -> put.put(file, entry)));
    }

    private void putAlone(String file, Entry entry) {
        switch (entry.content()) {
            case Content.OfArticle content -> {
                Article article = content.article();
                if (first(file, entry, "article " + article.language().code() + " " + article.id())) {
                    articles.add(article);
                }
            }
            case Content.OfIntent content -> {
                if (first(file, entry, "intent " + content.intent().id())) {
                    intents.add(content.intent());
                }
            }
            case Content.OfDanger content -> {
                if (first(file, entry, "danger " + content.danger().id())) {
                    dangers.add(content.danger());
                }
            }
            case Content.OfAttribute content ->
                attributes.putIfAbsent(content.attribute().key(), content.attribute());
            case Content.OfPersona content -> {
                if (first(file, entry, "persona " + content.persona().id())) {
                    personas.add(content.persona());
                }
            }
            case Content.OfShop content -> shop = content.shop();
            case Content.OfHours content -> desk = Optional.of(content.rules());
            case Content.OfPolicy content -> {
                if (first(file, entry, "policy " + content.entrance())) {
                    policies.put(content.entrance(), content.figures());
                }
            }
            case Content.OfReturns content -> {
                if (first(file, entry, "policy return")) {
                    returns = content.figures();
                    policies.put("return", content.all());
                }
            }
            case Content.OfTrack content -> {
                if (first(file, entry, "policy track")) {
                    track = content.figures();
                    policies.put("track", content.all());
                }
            }
            case Content.OfCompliance content -> compliance.put(file, content.text());
            case Content.OfProduct product -> first(file, entry, "product " + product.id());
            case Content.OfOrder order -> first(file, entry, "order " + order.number());
        }
    }

    /** Whether this is the first of that name; a second one is reported and left out. */
    private boolean first(String file, Entry entry, String name) {
        String other = firstFile.putIfAbsent(name, file);
        if (other != null) {
            faults.add(new Fault(file, entry.line(), name + " stands already in " + other));
        }
        return other == null;
    }

    private boolean isFirst(String file, String name) {
        return file.equals(firstFile.get(name));
    }

    private void putProduct(String file, Entry entry) {
        if (entry.content() instanceof Content.OfProduct raw && isFirst(file, "product " + raw.id())) {
            List<Product.Attribute> labelled = new ArrayList<>();
            for (Content.RawAttribute attribute : raw.attributes()) {
                AttributeDefinition definition = attributes.get(attribute.key());
                if (definition == null) {
                    String message =
                            "attribute '" + attribute.key() + "' of " + raw.id() + " is not in attributes.yaml";
                    faults.add(new Fault(file, attribute.line(), message));
                } else {
                    labelled.add(new Product.Attribute(
                            attribute.key(), definition.label(), attribute.value(), attribute.evidence()));
                }
            }
            products.put(raw.id(), seed(file, raw, labelled));
        }
    }

    private static ProductSeed seed(String file, Content.OfProduct raw, List<Product.Attribute> labelled) {
        return new ProductSeed(
                raw.id(),
                raw.category(),
                raw.categoryName(),
                raw.complianceCategory(),
                raw.name(),
                raw.aliases(),
                raw.price(),
                raw.stock(),
                raw.returnable(),
                raw.image(),
                labelled,
                raw.sellingPoints().stream()
                        .map(point -> new Product.SellingPoint(point.text(), point.evidence()))
                        .toList(),
                raw.pains(),
                raw.evidence(),
                raw.priceHistory(),
                file,
                raw.hash());
    }

    private void putOrder(String file, Entry entry) {
        if (entry.content() instanceof Content.OfOrder raw && isFirst(file, "order " + raw.number())) {
            List<Order.Item> items = new ArrayList<>();
            for (Content.RawItem item : raw.items()) {
                ProductSeed product = products.get(item.product());
                if (product == null) {
                    faults.add(new Fault(
                            file, item.line(), "no product '" + item.product() + "' for order " + raw.number()));
                    return;
                }
                items.add(new Order.Item(item.product(), product.name(), item.quantity(), item.price()));
            }
            Optional<Money> total = items.stream()
                    .map(item -> item.price().times(item.quantity()))
                    .reduce((one, other) -> new Money(one.amount().add(other.amount()), one.currency()));
            total.ifPresent(sum -> orders.add(seed(raw, items, sum)));
        }
    }

    private static OrderSeed seed(Content.OfOrder raw, List<Order.Item> items, Money total) {
        Content.RawReturn returned = raw.returned();
        return new OrderSeed(
                raw.number(),
                raw.shopper(),
                raw.phoneTail(),
                raw.state(),
                items,
                total,
                raw.placed(),
                raw.shipped(),
                raw.delivered(),
                raw.parcel(),
                returned == null
                        ? null
                        : new OrderSeed.ReturnSeed(
                                returned.caseNumber(),
                                returned.reason(),
                                returned.at(),
                                returned.refund() == null ? total : returned.refund()));
    }

    private void checkArticles(SortedMap<String, FileState> files) {
        each(files, (file, entry) -> {
            if (entry.content() instanceof Content.OfArticle content) {
                Article article = content.article();
                String intent = article.intent();
                if (intent != null
                        && intents.stream().noneMatch(known -> known.id().equals(intent))) {
                    faults.add(new Fault(file, entry.line(), "no intent '" + intent + "' in intents/"));
                }
                boolean inBoth = articles.stream()
                        .anyMatch(other -> other.id().equals(article.id()) && other.language() != article.language());
                if (!inBoth) {
                    faults.add(new Fault(
                            file, entry.line(), "article '" + article.id() + "' is missing in the other language"));
                }
            }
        });
    }
}
