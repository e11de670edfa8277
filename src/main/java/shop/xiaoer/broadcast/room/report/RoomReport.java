package shop.xiaoer.broadcast.room.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Repetition;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.show.ShowLedger;

/**
 * What a show was like.
 *
 * @param cues how many of each kind were said
 * @param loops what was said in each loop, measured against the loops before it
 * @param comments how many met which fate
 * @param toCueP50 milliseconds from a comment to the cue that answers it, -1 where none was answered
 * @param unanswered gaps in what the shop knows, by what viewers asked
 * @param realToEstimated time that cues took, over the time that was estimated; 0 where no cue has ended
 */
public record RoomReport(
        Map<CueKind, Long> cues,
        List<Loop> loops,
        Map<String, Long> comments,
        long toCueP50,
        long toCueP95,
        double realToEstimated,
        List<Unanswered> unanswered) {
    public RoomReport {
        unanswered = List.copyOf(unanswered);
        cues = Map.copyOf(cues);
        loops = List.copyOf(loops);
        comments = Map.copyOf(comments);
    }

    /** Words of a loop of which so great a share stood in one loop before it are felt to come again. */
    public static final double REPEATS = Repetition.FELT;

    /**
     * @param closest number of the loop before it that is most like it, 0 for the first
     * @param closeness {@link Repetition#closeness} to it
     * @param meaning the loop before it that is most like it in meaning, null where nothing could be compared
     */
    public record Loop(int loop, long sentences, int closest, double closeness, LoopMeaning.@Nullable Closest meaning) {
        public boolean repeats() {
            return closeness >= REPEATS;
        }
    }

    /**
     * The loops but the first, each beside what it is most like.
     *
     * @param repeats how many of them repeat
     * @param closeness their mean closeness in words
     * @param worst the greatest of them
     * @param meaning their mean closeness in meaning, -1 where none was measured
     */
    public record WholeShow(long repeats, double closeness, double worst, double meaning) {}

    /** All loops together; empty before the second has begun. */
    public Optional<WholeShow> whole() {
        List<Loop> later = loops.stream().skip(1).toList();
        return later.isEmpty()
                ? Optional.empty()
                : Optional.of(new WholeShow(
                        later.stream().filter(Loop::repeats).count(),
                        later.stream().mapToDouble(Loop::closeness).average().orElse(0),
                        later.stream().mapToDouble(Loop::closeness).max().orElse(0),
                        later.stream()
                                .map(Loop::meaning)
                                .filter(Objects::nonNull)
                                .mapToDouble(LoopMeaning.Closest::closeness)
                                .average()
                                .orElse(-1)));
    }

    /**
     * @param text as it was asked last
     * @param count how many asked it, in these words but for spaces, signs and case
     * @param why a word for programs, of the last one
     */
    public record Unanswered(String text, long count, String why, Instant lastAt) {}

    /** @param meanings as {@link LoopMeaning#of} measured them */
    public static RoomReport of(
            RoomLedger.Kept kept,
            List<ShowLedger.KeptCue> said,
            CommentLedger.Comments comments,
            List<Unanswered> unanswered,
            Map<Integer, LoopMeaning.Closest> meanings) {
        Map<CueKind, Long> kinds = new EnumMap<>(CueKind.class);
        Map<Integer, StringBuilder> texts = new TreeMap<>();
        Map<Integer, Long> sentences = new TreeMap<>();
        long real = 0;
        long estimated = 0;
        for (ShowLedger.KeptCue one : said) {
            RoomCue cue = one.cue();
            kinds.merge(cue.kind(), 1L, Long::sum);
            Place from = cue.from();
            if (from != null && cue.kind() == CueKind.segment) {
                texts.computeIfAbsent(from.loop(), _ -> new StringBuilder()).append(cue.text());
                sentences.merge(from.loop(), (long) one.said(), Long::sum);
            }
            if (one.state() == CueState.ended
                    && one.startedAt() != null
                    && one.endedAt() != null
                    && one.said() >= cue.sentenceMs().size()) {
                real += Duration.between(one.startedAt(), one.endedAt()).toMillis();
                estimated += cue.estMs();
            }
        }
        return new RoomReport(
                kinds,
                loops(texts, sentences, meanings),
                comments.fates(),
                percentile(comments.millisToCue(), 0.5),
                percentile(comments.millisToCue(), 0.95),
                estimated == 0 ? 0 : (double) real / estimated,
                unanswered);
    }

    private static List<Loop> loops(
            Map<Integer, StringBuilder> texts,
            Map<Integer, Long> sentences,
            Map<Integer, LoopMeaning.Closest> meanings) {
        List<Loop> loops = new ArrayList<>();
        Map<Integer, Repetition> before = new TreeMap<>();
        texts.forEach((number, text) -> {
            Repetition mine = Repetition.of(text.toString());
            int closest = 0;
            double closeness = 0;
            for (Map.Entry<Integer, Repetition> other : before.entrySet()) {
                double now = mine.closeness(other.getValue());
                if (now > closeness) {
                    closeness = now;
                    closest = other.getKey();
                }
            }
            loops.add(new Loop(number, sentences.getOrDefault(number, 0L), closest, closeness, meanings.get(number)));
            before.put(number, mine);
        });
        return loops;
    }

    private static long percentile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
