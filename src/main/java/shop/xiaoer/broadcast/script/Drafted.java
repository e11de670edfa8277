package shop.xiaoer.broadcast.script;

import java.util.List;
import java.util.Set;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Sentences;

/**
 * A sentence, not yet in its segment. Offsets count code points of its text.
 *
 * @param emphasis stretches worth a stress
 * @param sources what it rests on, empty where it states nothing
 */
record Drafted(String text, List<LiveSlot> slots, List<Sentences.Span> emphasis, Set<EvidenceRef.Source> sources) {
    Drafted {
        slots = List.copyOf(slots);
        emphasis = List.copyOf(emphasis);
        sources = Set.copyOf(sources);
    }

    static Drafted plain(String text) {
        return new Drafted(text, List.of(), List.of(), Set.of());
    }
}
