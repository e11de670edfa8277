package shop.xiaoer.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.xiaoer.answer.wording.HeadNoun;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.intent.AttributeMatcher.AttributeQuestion;
import shop.xiaoer.intent.entity.ProductNames.Named;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** A fact of one catalogue product, said without the model: price and stock as of now, the rest from the catalogue. */
final class ProductFacts {
    private static final int LOOK_BACK = 12;
    private static final int WHOLE_SHELF = 2_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Products products;
    private final WordTable words;

    ProductFacts(Products products, WordTable words) {
        this.products = products;
        this.words = words;
    }

    /** As it is now; empty where the shop has taken it out since it was found. */
    Optional<Product> product(String id) {
        return products.find(id);
    }

    /** Whether the product has that fact. */
    sealed interface Fact {
        record Known(String text, Source source, Card card) implements Fact {}

        /** The catalogue does not say. */
        record NotSaid(Product product) implements Fact {}
    }

    /** The products that the text names; else the one that the page shows; else the one spoken of last. */
    List<Product> inFocus(List<Named> goods, String text, Turn turn, Knowing knowing) {
        List<String> named = goods.stream().map(Named::id).distinct().toList();
        if (!named.isEmpty()) {
            return named.stream().flatMap(id -> products.find(id).stream()).toList();
        }
        List<String> spoken = spokenOf(turn, knowing);
        Optional<String> focus = spoken.isEmpty()
                ? onPage(turn)
                : calledShort(spoken, text, knowing)
                        .or(() -> onlyOneSoCalled(text, knowing))
                        .or(() -> spoken.stream().findFirst());
        return focus.flatMap(products::find).map(List::of).orElse(List.of());
    }

    private static Optional<String> calledShort(List<String> spoken, String text, Knowing knowing) {
        return spoken.stream()
                .filter(id -> knowing.products()
                        .name(id)
                        .filter(name -> HeadNoun.isIn(text, name))
                        .isPresent())
                .findFirst();
    }

    /** Where goods are talked of, the end of a name that no other has is enough. */
    private static Optional<String> onlyOneSoCalled(String text, Knowing knowing) {
        List<String> found = knowing.products().findByAnyPart(text).stream()
                .map(Named::id)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Ids of what was named or answered about, the last first. */
    private static List<String> spokenOf(Turn turn, Knowing knowing) {
        List<ConversationEvent> log = turn.log();
        return log.reversed().subList(0, Math.min(LOOK_BACK, log.size())).stream()
                .flatMap(event -> switch (event.body()) {
                    // A client that keeps the talk itself sends back the words alone.
                    case EventBody.Answered answered ->
                        answered.sources().isEmpty()
                                ? knowing.products().find(answered.text()).stream()
                                        .map(Named::id)
                                : answered.sources().stream()
                                        .map(Source::id)
                                        .filter(source -> source.matches("P\\d{4,}"));
                    // Words of a colleague name goods as well as the shopper's own.
                    case EventBody.Said said
                    when said.option() == null ->
                        knowing.products().find(said.text()).stream().map(Named::id);
                    default -> Stream.<String>empty();
                })
                .distinct()
                .toList();
    }

    private static Optional<String> onPage(Turn turn) {
        String page = turn.conversation().page();
        if (page == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(page).path("productId").asText(""))
                    .filter(id -> !id.isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored page cannot be read", e);
        }
    }

    Fact fact(Product product, AttributeQuestion asked, Language language) {
        return value(product, asked.key(), language)
                .<Fact>map(text -> new Fact.Known(text, source(product, language), card(product, language)))
                .orElseGet(() -> new Fact.NotSaid(product));
    }

    private Optional<String> value(Product product, String key, Language language) {
        String name = product.name().in(language);
        return switch (key) {
            case "price" ->
                Optional.of(words.say(
                        language,
                        "fact.price",
                        "name",
                        name,
                        "price",
                        product.price().plain(),
                        "currency",
                        currency(product, language)));
            case "stock" ->
                Optional.of(words.say(
                        language,
                        product.stock() > 0 ? "fact.stock" : "fact.noStock",
                        "name",
                        name,
                        "stock",
                        product.stock()));
            case "returnable" ->
                Optional.of(words.say(
                        language, product.returnable() ? "fact.returnable" : "fact.notReturnable", "name", name));
            default ->
                product.attribute(key)
                        .map(attribute -> words.say(
                                language,
                                "fact.attribute",
                                "name",
                                name,
                                "label",
                                attribute.label().in(language),
                                "value",
                                attribute.value().in(language)));
        };
    }

    /** The first in stock of each category, that many at most. */
    List<Product> oneOfEachKind(int most) {
        Map<String, Product> first = new LinkedHashMap<>();
        products.list(null, null, WHOLE_SHELF).stream()
                .filter(one -> one.stock() > 0)
                .forEach(one -> first.putIfAbsent(one.category(), one));
        return first.values().stream().limit(most).toList();
    }

    /** Its name and its price, a line of a list. */
    String price(Product product, Language language) {
        return words.say(
                language,
                "shelf.row",
                "name",
                product.name().in(language),
                "price",
                product.price().plain(),
                "currency",
                currency(product, language));
    }

    private String currency(Product product, Language language) {
        String code = product.price().currency();
        return code.equals("CNY") && language == Language.ZH ? "元" : code;
    }

    Source source(Product product, Language language) {
        return new Source(product.id(), product.name().in(language), "/?product=" + product.id());
    }

    Card card(Product product, Language language) {
        List<Card.Row> rows = new ArrayList<>();
        rows.add(new Card.Row(words.say(language, "row.stock"), String.valueOf(product.stock())));
        return new Card(
                Card.Kind.product,
                product.id(),
                product.name().in(language),
                rows,
                null,
                new Card.Price(
                        product.price().amount().toPlainString(),
                        product.price().currency()),
                product.image(),
                null,
                null,
                null);
    }

    /** Everything that the catalogue says of a product, one fact a line: evidence for the model. */
    String evidence(Product product, Language language) {
        StringBuilder lines = new StringBuilder();
        value(product, "price", language).ifPresent(line -> lines.append(line).append('\n'));
        value(product, "stock", language).ifPresent(line -> lines.append(line).append('\n'));
        value(product, "returnable", language)
                .ifPresent(line -> lines.append(line).append('\n'));
        product.attributes()
                .forEach(attribute -> lines.append(attribute.label().in(language))
                        .append(language == Language.ZH ? "：" : ": ")
                        .append(attribute.value().in(language))
                        .append('\n'));
        product.sellingPoints()
                .forEach(point -> lines.append(point.text().in(language)).append('\n'));
        return lines.toString().strip();
    }
}
