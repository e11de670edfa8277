package shop.xiaoer.broadcast.room.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Recent;
import shop.xiaoer.text.embed.Encoder;

/**
 * How alike the loops of a show are in meaning: the mean cosine of what was said at the same places of the rundown. Bounded:
 * the newest loops are looked at, a call encodes for a few seconds at most, and what it did not come to is left out and
 * known the next time. Blocks; safe from any thread, to be called beside a room's own work.
 */
public final class LoopMeaning {
    private static final int LOOPS = 50;
    private static final int KEPT = 4_000;
    private static final Duration TIME = Duration.ofSeconds(3);

    private final Encoder encoder;
    private final Recent<String, float[]> vectors = new Recent<>(KEPT);

    public LoopMeaning(Encoder encoder) {
        this.encoder = encoder;
    }

    /**
     * A loop beside the loop before it that is most like it in meaning.
     *
     * @param closeness mean cosine, 0 to 1
     * @param places of the rundown that were compared
     */
    public record Closest(int loop, int closest, double closeness, int places) {}

    private record Spot(int item, int segment) {}

    /** Loops of which something could be compared, by their number; those before the newest {@value #LOOPS} not at all. */
    public Map<Integer, Closest> of(List<ShowLedger.KeptCue> said, Language language) {
        NavigableMap<Integer, Map<Spot, String>> loops = texts(said);
        while (loops.size() > LOOPS) {
            loops.pollFirstEntry();
        }
        Map<String, float[]> known = encoded(loops, language);
        Map<Integer, Closest> closest = new TreeMap<>();
        List<Integer> before = new ArrayList<>();
        loops.forEach((loop, mine) -> {
            before.stream()
                    .flatMap(other -> beside(loop, mine, other, loops.getOrDefault(other, Map.of()), known).stream())
                    .max(Comparator.comparingDouble(Closest::closeness))
                    .ifPresent(best -> closest.put(loop, best));
            before.add(loop);
        });
        return closest;
    }

    private static NavigableMap<Integer, Map<Spot, String>> texts(List<ShowLedger.KeptCue> said) {
        NavigableMap<Integer, Map<Spot, String>> loops = new TreeMap<>();
        for (ShowLedger.KeptCue one : said) {
            Place from = one.cue().from();
            if (from != null && one.cue().kind() == CueKind.segment) {
                loops.computeIfAbsent(from.loop(), _ -> new LinkedHashMap<>())
                        .merge(new Spot(from.item(), from.segment()), one.cue().text(), String::concat);
            }
        }
        return loops;
    }

    /** Texts with their vectors, as far as the time goes. */
    private Map<String, float[]> encoded(Map<Integer, Map<Spot, String>> loops, Language language) {
        long end = System.nanoTime() + TIME.toNanos();
        return loops.values().stream()
                .flatMap(places -> places.values().stream())
                .distinct()
                .takeWhile(_ -> System.nanoTime() < end)
                .collect(Collectors.toMap(
                        text -> text, text -> vectors.get(language + text, () -> encoder.encode(text, language))));
    }

    private static Optional<Closest> beside(
            int loop, Map<Spot, String> mine, int other, Map<Spot, String> theirs, Map<String, float[]> known) {
        double sum = 0;
        int places = 0;
        for (Map.Entry<Spot, String> one : mine.entrySet()) {
            float[] here = known.get(one.getValue());
            float[] there = known.get(theirs.getOrDefault(one.getKey(), ""));
            if (here != null && there != null) {
                sum += Math.clamp(Encoder.cosine(here, there), 0, 1);
                places++;
            }
        }
        return places == 0 ? Optional.empty() : Optional.of(new Closest(loop, other, sum / places, places));
    }
}
