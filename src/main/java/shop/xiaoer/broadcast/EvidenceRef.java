package shop.xiaoer.broadcast;

import org.jspecify.annotations.Nullable;

/**
 * What a factual stretch of text rests on.
 *
 * @param from first code point of the segment's text, inclusive
 * @param to last code point, exclusive
 */
public record EvidenceRef(int from, int to, Source source) {
    public EvidenceRef {
        CodePoints.checkRange("evidence", from, to);
    }

    /**
     * @param kind {@code product} for a field of the catalogue, else the paper's kind: testReport, certificate, patent,
     *     award; {@code policy} for an article of the shop's own rules
     * @param id the product's id, the paper's or the policy's
     * @param field the product's field, such as {@code attributes.material}, {@code sellingPoints.0}, {@code name}; a
     *     policy's paragraph, such as {@code paragraphs.0}
     */
    public record Source(String kind, String id, @Nullable String field) {
        public static final String PRODUCT = "product";
        public static final String POLICY = "policy";

        public Source {
            if (kind.isBlank() || id.isBlank()) {
                throw new IllegalArgumentException("source: kind and id must be given");
            }
        }

        /** How it is called where a change of it is told: {@code product P1001 attributes.material}. */
        public String name() {
            return kind + " " + id + (field == null ? "" : " " + field);
        }

        public static Source ofProduct(String id, String field) {
            return new Source(PRODUCT, id, field);
        }
    }
}
