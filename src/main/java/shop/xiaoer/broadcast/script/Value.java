package shop.xiaoer.broadcast.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;

/**
 * What a variable of a pattern stands for.
 *
 * @param slot set where the text is a live slot's value
 * @param product the slot's product
 * @param sources where the text comes from
 * @param fact whether a sentence with it states a fact, so that its sources are always named; the sources of a name or
 *     a situation are named only where a figure stands in it
 */
record Value(
        String text,
        LiveSlot.@Nullable Kind slot,
        @Nullable String product,
        List<EvidenceRef.Source> sources,
        boolean fact) {

    Value {
        sources = List.copyOf(sources);
    }

    static Value words(String text) {
        return new Value(text, null, null, List.of(), false);
    }

    static Value named(String text, EvidenceRef.Source source) {
        return new Value(text, null, null, List.of(source), false);
    }

    static Value fact(String text, List<EvidenceRef.Source> sources) {
        return new Value(text, null, null, sources, true);
    }

    static Value slot(String text, LiveSlot.Kind kind, String product) {
        return new Value(text, kind, product, List.of(), false);
    }
}
