package shop.xiaoer.broadcast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/**
 * What a broadcaster says from welcome to goodbye.
 *
 * @param version {@link ScriptVersion#of(List)} of the segments
 * @param platform id of its {@link PlatformProfile}
 * @param persona id of its {@link Persona}
 * @param engine {@code template}, or the model's name
 * @param findings what a rule says of the whole; a segment's own findings stand with it
 * @param origin what it was made of
 */
public record Script(
        String id,
        String version,
        ScriptState state,
        Language language,
        String platform,
        String persona,
        long seed,
        String engine,
        List<String> products,
        List<Segment> segments,
        List<Finding> findings,
        List<Removed> removed,
        Origin origin) {

    public Script {
        products = List.copyOf(products);
        segments = List.copyOf(segments);
        findings = List.copyOf(findings);
        removed = List.copyOf(removed);
        // Scripts of earlier builds were kept without it.
        origin = origin == null ? Origin.unknown() : origin;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).n() != i + 1) {
                throw new IllegalArgumentException("segments: must be numbered from 1 without a gap");
            }
        }
    }

    public Optional<Segment> segment(int n) {
        return n >= 1 && n <= segments.size() ? Optional.of(segments.get(n - 1)) : Optional.empty();
    }

    public int words() {
        return segments.stream()
                .mapToInt(segment -> ScriptWords.count(segment.text(), language))
                .sum();
    }

    /** The findings of the whole and of its segments that keep it from being approved. */
    public List<Finding> blocking() {
        return Stream.concat(
                        findings.stream(),
                        segments.stream()
                                .flatMap(segment -> segment.everyWay().stream())
                                .flatMap(way -> way.findings().stream()))
                .filter(finding -> finding.severity() == Finding.Severity.blocking)
                .toList();
    }

    public Script in(ScriptState now) {
        return new Script(
                id, version, now, language, platform, persona, seed, engine, products, segments, findings, removed,
                origin);
    }

    /** The same script, known to have been written under these rules of the law. */
    public Script under(String rules) {
        return from(origin.under(rules));
    }

    /** The same script, held against the one that it was made again from. */
    public Script comparedWith(Script old) {
        return from(Origin.compared(old, this));
    }

    private Script from(Origin known) {
        return new Script(
                id, version, state, language, platform, persona, seed, engine, products, segments, findings, removed,
                known);
    }

    /** The same script with other segments and findings; the version follows the words. */
    public Script with(List<Segment> now, List<Finding> found) {
        return new Script(
                id,
                ScriptVersion.of(now),
                state,
                language,
                platform,
                persona,
                seed,
                engine,
                products,
                now,
                found,
                removed,
                origin);
    }

    /**
     * The script with price and stock as they stand now. Version and state stay: a new value is no edit. A product that
     * is gone keeps its old value. Blocks on the port, once a product.
     */
    public Script withSlotValues(Products now) {
        Map<String, Optional<Product>> read = new HashMap<>();
        List<Segment> filled = segments.stream()
                .map(segment -> segment.withSlotValues(
                        slot -> read.computeIfAbsent(slot.product(), now::find)
                                .flatMap(product -> SlotText.of(slot.kind(), product, language)),
                        language))
                .toList();
        return new Script(
                id, version, state, language, platform, persona, seed, engine, products, filled, findings, removed,
                origin);
    }
}
