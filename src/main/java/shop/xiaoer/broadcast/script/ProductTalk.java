package shop.xiaoer.broadcast.script;

import static shop.xiaoer.broadcast.script.Fact.Kind.attribute;
import static shop.xiaoer.broadcast.script.Fact.Kind.flag;
import static shop.xiaoer.broadcast.script.Fact.Kind.paper;
import static shop.xiaoer.broadcast.script.Fact.Kind.point;
import static shop.xiaoer.broadcast.script.Fact.Kind.returnable;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.SlotText;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;

/**
 * What can be said of one product, a segment at a time. Facts take turns: the one told least often comes next. A segment
 * comes back empty where the grammar has nothing new to say of its kind.
 */
final class ProductTalk {
    private static final DateTimeFormatter ZH_DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    /** Words of a value that can still be said in one breath with two others. */
    private static final int SHORT_VALUE = 14;

    private final ScriptFacts.ProductFacts facts;
    private final Language language;
    private final SentenceMaker maker;
    private final List<String> phrases;
    private final Map<String, Value> names;
    private final Map<String, Integer> told = new HashMap<>();
    private final Set<EvidenceRef.Source> barred = new HashSet<>();
    private int turn;

    ProductTalk(ScriptFacts.ProductFacts facts, Language language, SentenceMaker maker, Persona persona) {
        this.facts = facts;
        this.language = language;
        this.maker = maker;
        this.phrases = persona.phrases(language);
        this.names = names(persona);
    }

    String id() {
        return facts.id();
    }

    Value name() {
        return Objects.requireNonNull(names.get("product"));
    }

    Product product() {
        return facts.product();
    }

    /** Facts from these sources are told no more: a rule of the law stands against them. */
    void bar(Set<EvidenceRef.Source> sources) {
        barred.addAll(sources);
    }

    SegmentDraft bridge(Value previous, boolean back) {
        Map<String, Value> values = values();
        values.put("previous", previous);
        return segment(SegmentType.bridge, List.of(one(back ? "bridge.return" : "bridge", values)));
    }

    SegmentDraft hook() {
        return segment(SegmentType.hook, List.of(one("hook", values()), one("hook.more", values())));
    }

    SegmentDraft shortHook() {
        return segment(SegmentType.hook, List.of(one("hook", values())));
    }

    SegmentDraft pain() {
        return situation("pain", SegmentType.pain, true);
    }

    SegmentDraft suit() {
        return situation("suit", SegmentType.pain, false);
    }

    private SegmentDraft situation(String section, SegmentType type, boolean turn) {
        List<ScriptFacts.Situation> pains = facts.pains();
        if (pains.isEmpty()) {
            return segment(type, List.of());
        }
        ScriptFacts.Situation pain = pains.stream()
                .min((a, b) -> told(a.source().field()) - told(b.source().field()))
                .orElseThrow();
        count(pain.source().field());
        Map<String, Value> values = values();
        values.put("pain", Value.named(pain.text(), pain.source()));
        return segment(type, List.of(one(section, values), turn ? one("pain.turn", values) : List.of()));
    }

    SegmentDraft point() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : least(1 + maker.random().nextInt(2), point)) {
            units.add(one("point", factValues(fact)));
        }
        least(1, attribute, flag).forEach(fact -> units.add(told(fact)));
        return segment(SegmentType.sellingPoint, units);
    }

    SegmentDraft attributes() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : least(2 + maker.random().nextInt(2), attribute, flag)) {
            units.add(told(fact));
        }
        if (maker.random().nextInt(3) == 0) {
            units.add(talkUnit());
        }
        return segment(SegmentType.sellingPoint, units);
    }

    SegmentDraft pair() {
        List<Fact> two = least(2, this::isShort, attribute, flag);
        if (two.size() < 2) {
            return attributes();
        }
        Map<String, Value> values = values();
        values.put("labelA", Value.words(two.get(0).label()));
        values.put("valueA", value(two.get(0)));
        values.put("labelB", Value.words(two.get(1).label()));
        values.put("valueB", value(two.get(1)));
        List<List<Drafted>> units = new ArrayList<>();
        units.add(one("pair", values));
        least(1, point, attribute).forEach(fact -> units.add(told(fact)));
        return segment(SegmentType.sellingPoint, units);
    }

    SegmentDraft recap() {
        List<Fact> three = least(3, this::isShort, attribute, flag);
        if (three.size() < 3) {
            return attributes();
        }
        Map<String, Value> values = values();
        for (int i = 0; i < 3; i++) {
            values.put(List.of("a", "b", "c").get(i), line(three.get(i)));
        }
        return segment(SegmentType.sellingPoint, List.of(one("recap", values)));
    }

    SegmentDraft proof() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : least(1, paper)) {
            List<Drafted> unit = new ArrayList<>(paperUnit(fact));
            if (!unit.isEmpty()) {
                unit.addAll(one("proof.after", values()));
            }
            units.add(unit);
        }
        if (units.isEmpty() || maker.random().nextInt(3) == 0) {
            least(1, returnable).forEach(fact -> units.add(one("returnable", factValues(fact))));
        }
        return segment(SegmentType.proof, units);
    }

    SegmentDraft price(boolean withStock) {
        List<List<Drafted>> units = new ArrayList<>();
        units.add(one("price", values()));
        if (withStock) {
            // A count of nothing is no reason to stay; the slot still shows it where the stock runs out later.
            boolean stocked = facts.product().stock() > 0 && maker.random().nextBoolean();
            units.add(one(stocked ? "stock" : "price.note", values()));
        }
        return segment(SegmentType.price, units);
    }

    SegmentDraft callToAction() {
        return segment(SegmentType.callToAction, List.of(one("cta", values())));
    }

    SegmentDraft question() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : least(1 + maker.random().nextInt(2), attribute, flag)) {
            Map<String, Value> values = factValues(fact);
            if (!fact.asks().isEmpty()) {
                values.put(
                        "ask",
                        Value.words(fact.asks()
                                .get(maker.random().nextInt(fact.asks().size()))));
            }
            Optional<Drafted> ask = fact.asks().isEmpty() || maker.random().nextInt(3) == 0
                    ? maker.make("qa.label", values)
                    : maker.make("qa.ask", values);
            Optional<Drafted> answer = ask.flatMap(q -> maker.make("qa.answer", values));
            if (answer.isPresent()) {
                units.add(List.of(ask.orElseThrow(), answer.get()));
            } else {
                ask.ifPresent(maker::forget);
            }
        }
        return segment(SegmentType.qa, units);
    }

    SegmentDraft interaction() {
        return segment(SegmentType.interaction, List.of(one("interaction", values()), talkUnit()));
    }

    /** The next way of looking at the product, in turns; always true, since each is made of facts and situations. */
    SegmentDraft angle() {
        return switch (turn++ % 9) {
            case 0 -> attributes();
            case 1 -> question();
            case 2 -> point();
            case 3 -> interaction();
            case 4 -> pair();
            case 5 -> suit();
            case 6 -> recap();
            case 7 -> question();
            default -> proof();
        };
    }

    private List<Drafted> told(Fact fact) {
        return switch (fact.kind()) {
            case attribute -> one("fact", factValues(fact));
            case flag -> one("fact.flag", factValues(fact));
            case point -> one("point", factValues(fact));
            case paper -> paperUnit(fact);
            case returnable -> one("returnable", factValues(fact));
            case policy -> one("policy", factValues(fact));
        };
    }

    private List<Drafted> paperUnit(Fact fact) {
        Product.Evidence paper = Objects.requireNonNull(fact.paper());
        Map<String, Value> values = factValues(fact);
        String title = paper.title().in(language);
        boolean marked = language == Language.ZH && !title.startsWith("《");
        values.put("title", Value.named(marked ? "《" + title + "》" : theTitle(title), source(fact)));
        values.put("issuer", Value.named(paper.issuer().in(language), source(fact)));
        values.put("number", Value.named(paper.number(), source(fact)));
        values.put(
                "date", Value.named((language == Language.ZH ? ZH_DATE : EN_DATE).format(paper.date()), source(fact)));
        values.put("says", value(fact));
        boolean issued = paper.kind().equals("testReport") || paper.kind().equals("certificate");
        return one(issued ? "proof" : "proof.other", values);
    }

    private static String theTitle(String title) {
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return "the " + (word ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) : title);
    }

    private List<Drafted> talkUnit() {
        Map<String, Value> values = values();
        return one(values.containsKey("phrase") && maker.random().nextInt(3) == 0 ? "talk.phrase" : "talk", values);
    }

    private List<Drafted> one(String section, Map<String, Value> values) {
        return maker.make(section, values).map(List::of).orElse(List.of());
    }

    private SegmentDraft segment(SegmentType type, List<List<Drafted>> units) {
        return new SegmentDraft(type, facts.id(), units);
    }

    /** The facts told least often, in a random order among equals; they count as told. */
    private List<Fact> least(int wanted, Fact.Kind... kinds) {
        return least(wanted, fact -> true, kinds);
    }

    private List<Fact> least(int wanted, Predicate<Fact> among, Fact.Kind... kinds) {
        List<Fact> open = new ArrayList<>(facts.of(kinds).stream()
                .filter(among)
                .filter(fact -> fact.sources().stream().noneMatch(barred::contains))
                .toList());
        List<Fact> chosen = new ArrayList<>();
        while (chosen.size() < wanted && !open.isEmpty()) {
            int fewest = open.stream().mapToInt(fact -> told(fact.id())).min().orElse(0);
            List<Fact> equals =
                    open.stream().filter(fact -> told(fact.id()) == fewest).toList();
            Fact fact = equals.get(maker.random().nextInt(equals.size()));
            chosen.add(fact);
            open.remove(fact);
            count(fact.id());
        }
        return chosen;
    }

    /** Whether its value stands well in a row of others. */
    private boolean isShort(Fact fact) {
        return ScriptWords.count(fact.value(), language) <= SHORT_VALUE
                && !fact.value().contains("，");
    }

    private int told(@Nullable String id) {
        return told.getOrDefault(id, 0);
    }

    private void count(@Nullable String id) {
        told.merge(Objects.requireNonNull(id), 1, Integer::sum);
    }

    private static EvidenceRef.Source source(Fact fact) {
        return fact.sources().getFirst();
    }

    private static Value value(Fact fact) {
        return Value.fact(fact.value(), fact.sources());
    }

    private Value line(Fact fact) {
        String between = language == Language.ZH ? "" : " ";
        boolean bare = fact.label().isEmpty() || fact.value().startsWith(fact.label());
        return Value.fact(bare ? fact.value() : fact.label() + between + fact.value(), fact.sources());
    }

    private Map<String, Value> factValues(Fact fact) {
        Map<String, Value> values = values();
        values.put("label", Value.words(fact.label()));
        values.put("value", value(fact));
        values.put("point", value(fact));
        if (fact.kind() == returnable) {
            // The sentence itself is the fact; an empty stretch carries its source.
            values.put("product", Value.fact(facts.name(), fact.sources()));
        }
        return values;
    }

    /** Names, slots, a phrase of the persona, and two labels to talk about. */
    private Map<String, Value> values() {
        Map<String, Value> values = new HashMap<>(names);
        List<Fact> labelled = facts.of(attribute, flag);
        if (labelled.size() >= 2) {
            int a = maker.random().nextInt(labelled.size());
            int b = (a + 1 + maker.random().nextInt(labelled.size() - 1)) % labelled.size();
            values.put("labelA", label(labelled.get(a)));
            values.put("labelB", label(labelled.get(b)));
            values.put("label", label(labelled.get(a)));
        }
        if (!phrases.isEmpty()) {
            values.put("phrase", Value.words(phrases.get(maker.random().nextInt(phrases.size()))));
        }
        return values;
    }

    private static Value label(Fact fact) {
        return Value.named(fact.label(), source(fact));
    }

    private Map<String, Value> names(Persona persona) {
        Map<String, Value> values = new HashMap<>();
        Product product = facts.product();
        values.put("product", Value.named(facts.name(), EvidenceRef.Source.ofProduct(facts.id(), "name")));
        values.put("category", Value.named(facts.category(), EvidenceRef.Source.ofProduct(facts.id(), "categoryName")));
        values.put("host", Value.words(persona.name().in(language)));
        values.put("price", Value.slot(SlotText.price(product.price(), language), LiveSlot.Kind.price, facts.id()));
        values.put("stock", Value.slot(String.valueOf(product.stock()), LiveSlot.Kind.stock, facts.id()));
        boolean many = language == Language.EN && facts.name().matches("(?i).*[^suo]s");
        values.put("is", Value.words(many ? "are" : "is"));
        values.put("was", Value.words(many ? "were" : "was"));
        values.put("has", Value.words(many ? "have" : "has"));
        values.put("s", Value.words(many ? "" : "s"));
        values.put("es", Value.words(many ? "" : "es"));
        return Map.copyOf(values);
    }
}
