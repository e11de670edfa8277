package shop.xiaoer.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.text.Language;

/**
 * What a script's evidence says at one moment, by source: where it differs from what was kept at the approval, a fact has
 * changed under the words and the approval no longer holds. Price and stock are no evidence and never stand in it.
 */
public final class EvidenceState {
    private static final int SHOWN = 3;

    private EvidenceState() {}

    /**
     * Blocks on the port, once a product.
     *
     * @return what each source says in the script's language, blank where it is gone; keys such as {@code product P1001
     *     attributes.material}
     */
    public static Map<String, String> of(Script script, Products products, ShopPolicies policies) {
        Map<String, String> contents = new TreeMap<>();
        List<PolicyArticle> articles = policies.in(script.language());
        List<Segment> said = script.segments().stream()
                .flatMap(segment -> segment.everyWay().stream())
                .toList();
        said.stream()
                .flatMap(segment -> segment.evidence().stream())
                .map(EvidenceRef::source)
                .filter(source -> source.kind().equals(EvidenceRef.Source.POLICY))
                .forEach(source -> contents.put(
                        source.name(),
                        articles.stream()
                                .flatMap(article -> article.at(source).stream())
                                .findFirst()
                                .orElse("")));
        for (String id : productsOf(script.segments())) {
            Optional<Product> product = products.find(id);
            for (Segment segment : said) {
                if (id.equals(segment.product())) {
                    segment.evidence().stream()
                            .map(EvidenceRef::source)
                            .filter(source -> !source.kind().equals(EvidenceRef.Source.POLICY))
                            .forEach(source -> contents.put(
                                    source.name(),
                                    product.map(p -> content(p, source, script.language()))
                                            .orElse("")));
                }
            }
        }
        return contents;
    }

    /** Which sources say something else now, in words; empty where none does. */
    public static Optional<String> change(Map<String, String> before, Map<String, String> now) {
        List<String> changed = new ArrayList<>();
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = now.getOrDefault(name, "");
            if (!was.equals(is)) {
                changed.add(name
                        + (is.isEmpty()
                                ? " is gone, it was '" + was + "'"
                                : " was '" + was + "' and is '" + is + "' now"));
            }
        }
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String more = changed.size() > SHOWN ? "; and " + (changed.size() - SHOWN) + " more" : "";
        return Optional.of(String.join("; ", changed.subList(0, Math.min(SHOWN, changed.size()))) + more);
    }

    private static Set<String> productsOf(List<Segment> segments) {
        Set<String> ids = new TreeSet<>();
        segments.forEach(segment -> segment.productIfAny().ifPresent(ids::add));
        return ids;
    }

    private static String content(Product product, EvidenceRef.Source source, Language language) {
        if (!source.kind().equals(EvidenceRef.Source.PRODUCT)) {
            return product.evidence().stream()
                    .filter(paper -> paper.id().equals(source.id()))
                    .map(paper -> paper.title().in(language) + ", "
                            + paper.issuer().in(language) + ", " + paper.number() + ", " + paper.date() + ", "
                            + paper.says().in(language))
                    .findFirst()
                    .orElse("");
        }
        if (!source.id().equals(product.id())) {
            return "";
        }
        String field = source.field() == null ? "" : source.field();
        String rest = field.substring(field.indexOf('.') + 1);
        return switch (field.replaceFirst("\\..*", "")) {
            case "name" -> product.name().in(language);
            case "categoryName" -> product.categoryName().in(language);
            case "returnable" -> String.valueOf(product.returnable());
            case "attributes" ->
                product.attribute(rest)
                        .map(a -> a.label().in(language) + ": " + a.value().in(language))
                        .orElse("");
            case "sellingPoints" ->
                at(product.sellingPoints(), rest)
                        .map(point -> point.text().in(language))
                        .orElse("");
            case "pains" ->
                at(product.pains(), rest).map(pain -> pain.in(language)).orElse("");
            default -> "";
        };
    }

    private static <T> Optional<T> at(List<T> list, String index) {
        int i = Integer.parseInt(index);
        return i < list.size() ? Optional.of(list.get(i)) : Optional.empty();
    }
}
