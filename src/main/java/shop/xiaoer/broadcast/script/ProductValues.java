package shop.xiaoer.broadcast.script;

import static shop.xiaoer.broadcast.script.fact.Fact.Kind.attribute;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.flag;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.paper;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.returnable;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.SlotText;
import shop.xiaoer.broadcast.script.fact.Fact;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;

/** What stands in the places of a sentence about one product. Used by one thread. */
final class ProductValues {
    private static final DateTimeFormatter ZH_DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private final ScriptFacts.ProductFacts facts;
    private final Language language;
    private final List<String> phrases;
    private final RandomGenerator random;
    private final Map<String, Value> names;

    ProductValues(ScriptFacts.ProductFacts facts, Language language, Persona persona, RandomGenerator random) {
        this.facts = facts;
        this.language = language;
        this.phrases = persona.phrases(language);
        this.random = random;
        this.names = names(persona);
    }

    Value name() {
        return Objects.requireNonNull(names.get("product"));
    }

    private static EvidenceRef.Source source(Fact fact) {
        return fact.sources().getFirst();
    }

    static Value value(Fact fact) {
        return Value.fact(fact.value(), fact.sources());
    }

    /** Label and value in one. */
    Value line(Fact fact) {
        String between = language == Language.ZH ? "" : " ";
        boolean bare = fact.label().isEmpty() || fact.value().startsWith(fact.label());
        return Value.fact(bare ? fact.value() : fact.label() + between + fact.value(), fact.sources());
    }

    /** With what the fact says. */
    Map<String, Value> of(Fact fact) {
        Map<String, Value> values = any();
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
    Map<String, Value> any() {
        Map<String, Value> values = new HashMap<>(names);
        List<Fact> labelled = facts.of(attribute, flag);
        if (labelled.size() >= 2) {
            int a = random.nextInt(labelled.size());
            int b = (a + 1 + random.nextInt(labelled.size() - 1)) % labelled.size();
            values.put("labelA", label(labelled.get(a)));
            values.put("labelB", label(labelled.get(b)));
            values.put("label", label(labelled.get(a)));
        }
        if (!phrases.isEmpty()) {
            values.put("phrase", Value.words(phrases.get(random.nextInt(phrases.size()))));
        }
        return values;
    }

    private static Value label(Fact fact) {
        return Value.named(fact.label(), source(fact));
    }

    /** With what the paper is. */
    Map<String, Value> ofPaper(Fact fact) {
        Product.Evidence paper = Objects.requireNonNull(fact.paper());
        Map<String, Value> values = of(fact);
        String title = paper.title().in(language);
        boolean marked = language == Language.ZH && !title.startsWith("《");
        values.put("title", Value.named(marked ? "《" + title + "》" : theTitle(title), source(fact)));
        values.put("issuer", Value.named(paper.issuer().in(language), source(fact)));
        values.put("number", Value.named(paper.number(), source(fact)));
        values.put(
                "date", Value.named((language == Language.ZH ? ZH_DATE : EN_DATE).format(paper.date()), source(fact)));
        values.put("says", value(fact));
        return values;
    }

    private static String theTitle(String title) {
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return "the " + (word ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) : title);
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
