package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Vocabulary;
import shop.xiaoer.text.Normaliser;

/** A context made ready once for all sentences of a reply: its evidence cut up, its figures read. Immutable. */
final class Material {
    private final GuardContext context;
    private final List<Statement> evidence;
    private final List<Quantity> known;
    private final List<Quantity> asked;
    private final String evidenceText;
    private final String orderText;
    private final String question;
    private final Set<String> content;
    private final Set<String> askedContent;
    private final Set<Vocabulary.Named> names;
    private final Set<Vocabulary.Named> askedNames;
    private final Goods shop;
    private final List<NegationGuard.Unit> units;
    private final List<Item> items;

    /** One piece of evidence and the goods that it names. */
    private record Item(Set<String> goods, Passage passage) {}

    private Material(GuardContext context) {
        this.context = context;
        this.question = Statement.normal(context.question());
        List<Passage> passages = texts(context).map(Passage::of).toList();
        this.evidence = all(passages, Passage::statements);
        this.evidenceText = passages.stream().map(Passage::normal).collect(Collectors.joining("\n"));
        this.orderText = context.orderIfAny().map(Material::words).orElse("");
        this.asked = Quantities.of(question);
        List<Quantity> figures = new ArrayList<>(all(passages, Passage::figures));
        context.orderIfAny().ifPresent(order -> figures.addAll(OrderFigures.of(order, List.copyOf(figures))));
        this.known = List.copyOf(figures);
        Set<String> words = new HashSet<>(Vocabulary.content(orderText));
        words.addAll(all(passages, Passage::content));
        this.content = Set.copyOf(words);
        this.askedContent = Set.copyOf(Vocabulary.content(question));
        Set<Vocabulary.Named> named = new HashSet<>(Vocabulary.names(orderText));
        named.addAll(all(passages, Passage::names));
        this.names = Set.copyOf(named);
        this.askedNames = Set.copyOf(Vocabulary.names(question));
        this.shop = Goods.of(context.productNames());
        this.units = all(passages, Passage::units);
        this.items = passages.stream()
                .map(passage -> new Item(goods(passage.whole()), passage))
                .toList();
    }

    static Material of(GuardContext context) {
        return new Material(context);
    }

    private static <T> List<T> all(List<Passage> passages, Function<Passage, Collection<T>> part) {
        return passages.stream()
                .flatMap(passage -> part.apply(passage).stream())
                .toList();
    }

    private static Stream<String> texts(GuardContext context) {
        return Stream.concat(
                context.evidence().stream(), context.facts().stream().map(fact -> fact.sentence()));
    }

    private static String words(OrderFacts order) {
        StringBuilder words = new StringBuilder(order.order()).append('\n').append(order.state());
        order.items().forEach(item -> words.append('\n').append(item.product()));
        Map<String, String> others = new TreeMap<>(order.others());
        others.values().forEach(value -> words.append('\n').append(value));
        return Normaliser.normalise(words.toString()).toLowerCase(Locale.ROOT);
    }

    GuardContext context() {
        return context;
    }

    Optional<OrderFacts> order() {
        return context.orderIfAny();
    }

    /** The evidence and facts, sentence by sentence. */
    List<Statement> evidence() {
        return evidence;
    }

    /** Every figure of the evidence and the order. */
    List<Quantity> known() {
        return known;
    }

    /** The figures of the question. */
    List<Quantity> asked() {
        return asked;
    }

    String question() {
        return question;
    }

    String evidenceText() {
        return evidenceText;
    }

    String orderText() {
        return orderText;
    }

    Set<String> askedContent() {
        return askedContent;
    }

    /** Names of closed kinds in evidence and order. */
    Set<Vocabulary.Named> names() {
        return names;
    }

    Set<Vocabulary.Named> askedNames() {
        return askedNames;
    }

    /** All goods of the shop by their names. */
    Goods shop() {
        return shop;
    }

    /** The shop's goods that a normalised text names; of names within a name the longest. */
    Set<String> goods(String normal) {
        return shop.named(normal);
    }

    /** What the evidence claims of any of these goods, or of none in particular; all of it where none are named. */
    Set<Claims.Claim> claims(Set<String> goods) {
        return about(goods).flatMap(item -> item.passage().claims().stream()).collect(Collectors.toSet());
    }

    /** The values of the evidence on any of these goods, or on none in particular, with what they belong to. */
    List<BindingGuard.Bound> bound(Set<String> goods) {
        return about(goods).flatMap(item -> item.passage().bound().stream()).toList();
    }

    private Stream<Item> about(Set<String> goods) {
        boolean known = items.stream().anyMatch(item -> item.goods().stream().anyMatch(goods::contains));
        return items.stream()
                .filter(item -> !known
                        || item.goods().isEmpty()
                        || item.goods().stream().anyMatch(goods::contains));
    }

    /** The goods that the evidence names. */
    Set<String> goodsOfEvidence() {
        return items.stream().flatMap(item -> item.goods().stream()).collect(Collectors.toSet());
    }

    /** The sentences of the evidence that is about that good and no other. */
    List<Statement> evidenceOf(String good) {
        return items.stream()
                .filter(item -> item.goods().equals(Set.of(good)))
                .flatMap(item -> item.passage().statements().stream())
                .toList();
    }

    /** What the evidence asserts and denies. */
    List<NegationGuard.Unit> units() {
        return units;
    }

    /** Content words of evidence and order. */
    Set<String> content() {
        return content;
    }
}
