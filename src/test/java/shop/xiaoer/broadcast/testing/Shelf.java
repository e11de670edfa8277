package shop.xiaoer.broadcast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.PolicyArticle;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/** Products in memory, read from files in the knowledge base's format. */
public final class Shelf implements Products, ScriptFacts.AttributeAsks {
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, Map<Language, List<String>>> asks = new HashMap<>();
    private final Map<String, Localized> labels = new HashMap<>();
    private final Map<Language, List<PolicyArticle>> policies = new HashMap<>();

    /** Six products that the tests bring along. */
    public static Shelf ofSix() {
        Shelf shelf = new Shelf();
        shelf.attributes(resource("/broadcast/attributes.yaml"));
        shelf.products(resource("/broadcast/six.yaml"));
        return shelf;
    }

    /** The demo shop's own catalogue. */
    public static Shelf ofDemoShop() {
        Shelf shelf = new Shelf();
        Path base = Path.of("knowledge-base");
        try (Stream<Path> files = Files.list(base.resolve("products"))) {
            shelf.attributes(
                    new YAMLMapper().readTree(base.resolve("attributes.yaml").toFile()));
            for (Path file : files.sorted().toList()) {
                shelf.products(new YAMLMapper().readTree(file.toFile()));
            }
            for (Language language : Language.values()) {
                shelf.policies(base, language);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return shelf;
    }

    private static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(Shelf.class.getResourceAsStream(name), name)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private void attributes(JsonNode file) {
        for (JsonNode node : file.path("attributes")) {
            String key = node.path("key").asText();
            labels.put(key, localized(node.path("label")));
            asks.put(
                    key,
                    Map.of(
                            Language.ZH, texts(node.path("asks").path("zh")),
                            Language.EN, texts(node.path("asks").path("en"))));
        }
    }

    private void products(JsonNode file) {
        for (JsonNode node : file.path("products")) {
            String id = node.path("id").asText();
            List<Product.Attribute> attributes = new ArrayList<>();
            node.path("attributes")
                    .forEach(a -> attributes.add(new Product.Attribute(
                            a.path("key").asText(),
                            Objects.requireNonNull(labels.get(a.path("key").asText()), () -> a.toString()),
                            localized(a.path("value")),
                            texts(a.path("evidence")))));
            List<Product.SellingPoint> points = new ArrayList<>();
            node.path("sellingPoints")
                    .forEach(p ->
                            points.add(new Product.SellingPoint(localized(p.path("text")), texts(p.path("evidence")))));
            List<Localized> pains = new ArrayList<>();
            node.path("pains").forEach(p -> pains.add(localized(p)));
            List<Product.Evidence> papers = new ArrayList<>();
            node.path("evidence")
                    .forEach(e -> papers.add(new Product.Evidence(
                            e.path("id").asText(),
                            e.path("kind").asText(),
                            localized(e.path("title")),
                            localized(e.path("issuer")),
                            e.path("number").asText(),
                            LocalDate.parse(e.path("date").asText()),
                            localized(e.path("says")))));
            products.put(
                    id,
                    new Product(
                            id,
                            file.path("category").asText(),
                            localized(file.path("categoryName")),
                            file.path("compliance").asText(),
                            localized(node.path("name")),
                            Map.of(),
                            Money.of(node.path("price").asText(), "CNY"),
                            node.path("stock").asInt(),
                            node.path("returnable").asBoolean(),
                            null,
                            attributes,
                            points,
                            pains,
                            papers,
                            List.of()));
        }
    }

    private static Localized localized(JsonNode node) {
        return new Localized(node.path("zh").asText(), node.path("en").asText());
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    public List<String> ids() {
        return List.copyOf(products.keySet());
    }

    public ScriptFacts facts(Language language, List<String> ids) {
        return ScriptFacts.of(ids.stream().map(id -> find(id).orElseThrow()).toList(), language, this, this::policies);
    }

    /** The shop's rules, none unless it is the demo shop. */
    public List<PolicyArticle> policies(Language language) {
        return policies.getOrDefault(language, List.of());
    }

    /** Puts an article in the place of the one of that id. */
    public void put(Language language, PolicyArticle article) {
        List<PolicyArticle> now = new ArrayList<>(policies(language));
        now.removeIf(old -> old.id().equals(article.id()));
        now.add(article);
        policies.put(language, now);
    }

    private void policies(Path base, Language language) throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("policies").resolve(language.code()))) {
            for (Path file : files.sorted().toList()) {
                String[] parts = Files.readString(file).split("(?m)^---\\R", 3);
                JsonNode head = new YAMLMapper().readTree(parts[1]);
                put(
                        language,
                        new PolicyArticle(
                                head.path("id").asText(),
                                head.path("title").asText(),
                                List.of(parts[2].strip().split("\\R\\R+"))));
            }
        }
    }

    public void put(Product product) {
        products.put(product.id(), product);
    }

    @Override
    public List<String> of(String attribute, Language language) {
        return asks.getOrDefault(attribute, Map.of()).getOrDefault(language, List.of());
    }

    @Override
    public Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    @Override
    public List<Product> list(@Nullable String category, @Nullable String words, int limit) {
        return products.values().stream().limit(limit).toList();
    }

    @Override
    public Optional<Money> lowestPrice(String id, LocalDate from, LocalDate until) {
        return find(id).map(Product::price);
    }

    @Override
    public Optional<Product> change(String id, @Nullable Money price, @Nullable Integer stock) {
        return find(id).map(old -> {
            Product now = new Product(
                    old.id(),
                    old.category(),
                    old.categoryName(),
                    old.complianceCategory(),
                    old.name(),
                    old.aliases(),
                    price == null ? old.price() : price,
                    stock == null ? old.stock() : stock,
                    old.returnable(),
                    old.image(),
                    old.attributes(),
                    old.sellingPoints(),
                    old.pains(),
                    old.evidence(),
                    old.priceHistory());
            products.put(id, now);
            return now;
        });
    }
}
