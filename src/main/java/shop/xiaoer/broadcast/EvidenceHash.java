package shop.xiaoer.broadcast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;

/**
 * What a script's evidence says at one moment, as one hash: where it differs from the hash kept at the approval, a fact
 * has changed under the words and the approval no longer holds.
 */
public final class EvidenceHash {
    private EvidenceHash() {}

    /** Blocks on the port. A source that is gone counts as an empty text, so that its loss changes the hash, too. */
    public static String of(List<Segment> segments, Products products) {
        Map<String, String> contents = new TreeMap<>();
        for (String id : productsOf(segments)) {
            Optional<Product> product = products.find(id);
            for (Segment segment : segments) {
                if (id.equals(segment.product())) {
                    segment.evidence()
                            .forEach(ref -> contents.put(
                                    ref.source().kind()
                                            + '/'
                                            + ref.source().id()
                                            + '/'
                                            + ref.source().field(),
                                    product.map(p -> content(p, ref.source())).orElse("")));
                }
            }
        }
        return ScriptVersion.hash(contents.toString());
    }

    private static Set<String> productsOf(List<Segment> segments) {
        Set<String> ids = new TreeSet<>();
        segments.forEach(segment -> segment.productIfAny().ifPresent(ids::add));
        return ids;
    }

    private static String content(Product product, EvidenceRef.Source source) {
        if (!source.kind().equals(EvidenceRef.Source.PRODUCT)) {
            return product.evidence().stream()
                    .filter(paper -> paper.id().equals(source.id()))
                    .map(paper -> paper.title() + "|" + paper.issuer() + "|" + paper.number() + "|" + paper.date() + "|"
                            + paper.says())
                    .findFirst()
                    .orElse("");
        }
        if (!source.id().equals(product.id())) {
            return "";
        }
        String field = source.field() == null ? "" : source.field();
        String rest = field.substring(field.indexOf('.') + 1);
        return switch (field.replaceFirst("\\..*", "")) {
            case "name" -> product.name().toString();
            case "categoryName" -> product.categoryName().toString();
            case "returnable" -> String.valueOf(product.returnable());
            case "attributes" ->
                product.attribute(rest).map(a -> a.label() + "|" + a.value()).orElse("");
            case "sellingPoints" -> at(product.sellingPoints(), rest);
            case "pains" -> at(product.pains(), rest);
            default -> "";
        };
    }

    private static String at(List<?> list, String index) {
        int i = Integer.parseInt(index);
        return i < list.size() ? list.get(i).toString() : "";
    }
}
