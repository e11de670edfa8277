package shop.xiaoer.broadcast.script.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.PolicyArticle;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;

/**
 * All that a script may say of its products, read once at its start. Prices and stock are not among the facts: they
 * come in as live slots.
 *
 * @param policies the shop's rules in that language
 */
public record ScriptFacts(Language language, List<ProductFacts> products, List<PolicyArticle> policies) {
    private static final Pattern INNER_STOP = Pattern.compile("[。！？；!?;…\\n]+|\\.(?=\\s)");
    private static final Pattern END_STOP = Pattern.compile("[。！？；!?;….，,、\\s]+$");
    private static final Pattern ZH_FLAG =
            Pattern.compile("^(?:支持|不|可|无|有|需|含|是$|否$|能|带|免|已|未|适合|适用|采用|配|附|通过|仅|自带|兼容).*");
    private static final Pattern EN_FLAG = Pattern.compile(
            "(?i)^(?:yes|no|not|none|supported|unsupported|with|without|can|cannot|has|have|included|includes|available|suitable|fits|for|in|on|up to|only|works|comes|needs|made|safe|keeps)\\b.*");
    private static final Pattern NO_NOUN = Pattern.compile(
            "(?:in|for|on|with|from|made|keeps|works|fits|comes|holds|needs|runs|charges|suits|suitable|used|safe|contains|includes|goes|can|what|how|who)\\b.*|.*\\b(?:for|with|to|in|of|by|from|on)");
    private static final List<String> FUNCTION_WORDS = List.of(
            "the", "a", "an", "it", "its", "you", "your", "in", "on", "at", "with", "for", "has", "every", "each",
            "all", "no", "two", "three", "one", "both", "when", "after", "before", "by", "made", "holds", "keeps",
            "there", "this", "that", "they", "their", "half", "some", "most", "as", "if", "from", "while", "up",
            "comes", "works", "fits");

    public ScriptFacts {
        products = List.copyOf(products);
        policies = List.copyOf(policies);
    }

    /**
     * @param name as it stands in a sentence
     * @param category the shop's category as it stands in a sentence
     * @param pains situations, without a stop at their end, with the field that each comes from
     */
    public record ProductFacts(Product product, String name, String category, List<Fact> facts, List<Situation> pains) {
        public ProductFacts {
            facts = List.copyOf(facts);
            pains = List.copyOf(pains);
        }

        public String id() {
            return product.id();
        }

        public List<Fact> of(Fact.Kind... kinds) {
            List<Fact.Kind> wanted = List.of(kinds);
            return facts.stream().filter(fact -> wanted.contains(fact.kind())).toList();
        }
    }

    public record Situation(String text, EvidenceRef.Source source) {}

    /** Port: whole questions that ask for an attribute, from the knowledge base; may be empty. */
    @FunctionalInterface
    public interface AttributeAsks {
        List<String> of(String attribute, Language language);

        static AttributeAsks none() {
            return (attribute, language) -> List.of();
        }
    }

    public static ScriptFacts of(List<Product> products, Language language, AttributeAsks asks, ShopPolicies policies) {
        return new ScriptFacts(
                language,
                products.stream().map(product -> of(product, language, asks)).toList(),
                policies.in(language));
    }

    /** Of everything that is a fact here; two hashes differ where a script may say something else. */
    public String hash() {
        StringBuilder all = new StringBuilder();
        products.forEach(product -> all.append(product.id())
                .append(product.name())
                .append(product.category())
                .append(product.product().complianceCategory())
                .append(product.facts())
                .append(product.pains()));
        return ScriptVersion.hash(all.append(policies).toString());
    }

    public Optional<ProductFacts> product(String id) {
        return products.stream().filter(facts -> facts.id().equals(id)).findFirst();
    }

    private static ProductFacts of(Product product, Language language, AttributeAsks asks) {
        List<Fact> facts = new ArrayList<>();
        product.attributes().forEach(attribute -> facts.add(attribute(product, attribute, language, asks)));
        IntStream.range(0, product.sellingPoints().size()).forEach(i -> facts.add(point(product, i, language)));
        product.evidence().forEach(paper -> facts.add(paper(paper, language)));
        if (product.returnable()) {
            facts.add(new Fact(
                    "returnable",
                    Fact.Kind.returnable,
                    "",
                    "",
                    List.of(EvidenceRef.Source.ofProduct(product.id(), "returnable")),
                    List.of(),
                    null));
        }
        List<Situation> pains = IntStream.range(0, product.pains().size())
                .mapToObj(i -> new Situation(
                        clause(product.pains().get(i).in(language), language),
                        EvidenceRef.Source.ofProduct(product.id(), "pains." + i)))
                .toList();
        String name = product.name().in(language).strip();
        String category = product.categoryName().in(language).strip();
        return switch (language) {
            case ZH -> new ProductFacts(product, name, category, facts, pains);
            case EN ->
                new ProductFacts(
                        product,
                        name.toLowerCase(Locale.ROOT).startsWith("the ") ? name : "the " + name,
                        category.toLowerCase(Locale.ROOT),
                        facts,
                        pains);
        };
    }

    private static Fact attribute(Product product, Product.Attribute attribute, Language language, AttributeAsks asks) {
        String value = clause(attribute.value().in(language), language);
        boolean flag =
                (language == Language.ZH ? ZH_FLAG : EN_FLAG).matcher(value).matches();
        String label = attribute.label().in(language).strip();
        return new Fact(
                "attribute:" + attribute.key(),
                flag ? Fact.Kind.flag : Fact.Kind.attribute,
                language == Language.EN ? enLabel(label) : label,
                value,
                sources(product, "attributes." + attribute.key(), attribute.evidence()),
                asks.of(attribute.key(), language).stream()
                        .map(ask -> clause(ask, language))
                        .toList(),
                null);
    }

    /** Lower case, and in quotes where it is no noun: "in the box", "keeps warm for". */
    private static String enLabel(String label) {
        boolean acronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        String lower = acronym ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
        return NO_NOUN.matcher(lower).matches() ? "“" + lower + "”" : lower;
    }

    private static Fact point(Product product, int index, Language language) {
        Product.SellingPoint point = product.sellingPoints().get(index);
        return new Fact(
                "point:" + index,
                Fact.Kind.point,
                "",
                clause(point.text().in(language), language),
                sources(product, "sellingPoints." + index, point.evidence()),
                List.of(),
                null);
    }

    private static Fact paper(Product.Evidence paper, Language language) {
        return new Fact(
                "paper:" + paper.id(),
                Fact.Kind.paper,
                paper.title().in(language),
                clause(paper.says().in(language), language),
                List.of(new EvidenceRef.Source(paper.kind(), paper.id(), null)),
                List.of(),
                paper);
    }

    /** The field itself, then each paper or attribute that the catalogue names for it. */
    private static List<EvidenceRef.Source> sources(Product product, String field, List<String> evidence) {
        Stream<EvidenceRef.Source> proofs = evidence.stream().flatMap(id -> {
            if (id.startsWith("attribute:")) {
                return Stream.of(EvidenceRef.Source.ofProduct(
                        product.id(), "attributes." + id.substring("attribute:".length())));
            }
            return product.evidence().stream()
                    .filter(paper -> paper.id().equals(id))
                    .map(paper -> new EvidenceRef.Source(paper.kind(), paper.id(), null));
        });
        return Stream.concat(Stream.of(EvidenceRef.Source.ofProduct(product.id(), field)), proofs)
                .distinct()
                .toList();
    }

    /** A text that can stand inside a sentence: no stop at its end, commas for those within. */
    static String clause(String text, Language language) {
        String open = END_STOP.matcher(text.strip()).replaceAll("");
        String flat = INNER_STOP.matcher(open).replaceAll(language == Language.ZH ? "，" : ",");
        return language == Language.EN ? lowerFirst(flat) : flat;
    }

    private static String lowerFirst(String text) {
        String first = text.split("[ ,'’]", 2)[0];
        return FUNCTION_WORDS.contains(first.toLowerCase(Locale.ROOT)) && !text.isEmpty()
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }
}
