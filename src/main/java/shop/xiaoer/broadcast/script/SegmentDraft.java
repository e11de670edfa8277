package shop.xiaoer.broadcast.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.text.Language;

/**
 * A segment that is being put together.
 *
 * @param units sentences that stay together, such as a question and its answer
 */
record SegmentDraft(SegmentType type, @Nullable String product, List<List<Drafted>> units) {
    SegmentDraft {
        units = units.stream().filter(unit -> !unit.isEmpty()).map(List::copyOf).toList();
    }

    List<Drafted> sentences() {
        return units.stream().flatMap(List::stream).toList();
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    int words(Language language) {
        return units.stream().mapToInt(unit -> words(unit, language)).sum();
    }

    static int words(List<Drafted> unit, Language language) {
        return unit.stream()
                .mapToInt(drafted -> ScriptWords.count(drafted.text(), language))
                .sum();
    }

    SegmentDraft with(List<List<Drafted>> kept) {
        return new SegmentDraft(type, product, kept);
    }
}
