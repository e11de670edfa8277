package shop.xiaoer.broadcast.room.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Repetition;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.SaidSentences;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/** From a place in the rundown to the words that are said there. */
final class Playlist {
    /** A renderer that cannot stop within a cue is cut in on at its end: no cue is longer than this. */
    private static final int MOST_MS = 20_000;
    /** A price that was read is good for this long: the next one is read for the next sentence. */
    private static final Duration VALUE = Duration.ofSeconds(60);

    private final Room room;
    private final ShowScripts scripts;
    private final Consumer<String> leftOut;

    /** @param leftOut hears in words what is not said, and why */
    Playlist(Room room, ShowScripts scripts, Consumer<String> leftOut) {
        this.room = room;
        this.scripts = scripts;
        this.leftOut = leftOut;
    }

    sealed interface Next {
        record Words(RoomCue cue) implements Next {}

        /** The last loop is over. */
        record Over() implements Next {}

        /**
         * So much was said in every way there is that the loop would be felt to repeat.
         *
         * @param loop the one that would say words again
         */
        record Spent(int loop) implements Next {}

        /** Not one script of the rundown may be said. */
        record NothingApproved() implements Next {}
    }

    Next at(Place place, Instant now) {
        Place at = place;
        int empty = 0;
        while (empty <= room.rundown().size()) {
            if (at.item() >= room.rundown().size()) {
                at = at.nextLoop();
                if (!room.hasLoop(at.loop())) {
                    return new Next.Over();
                }
                if (room.whenSpent() == Room.WhenSpent.pause && isSpent(at.loop())) {
                    return new Next.Spent(at.loop());
                }
            }
            RundownItem item = room.rundown().get(at.item());
            String id = item.inLoop(at.loop());
            Optional<Script> script = scripts.approved(id);
            if (script.isEmpty()) {
                leftOut.accept("script " + id + " has no valid approval");
                at = at.nextItem();
                empty++;
                continue;
            }
            Optional<RoomCue> cue = within(script.get(), item, at, now);
            if (cue.isPresent()) {
                return new Next.Words(cue.get());
            }
            empty += at.segment() == 1 && at.sentence() == 0 ? 1 : 0;
            at = at.nextItem();
        }
        return new Next.NothingApproved();
    }

    /** Whether so much of an item was said in the loops before that it would be felt to come again. */
    private boolean isSpent(int loop) {
        for (int i = 0; i < room.rundown().size(); i++) {
            String id = room.rundown().get(i).inLoop(loop);
            if (room.saidBefore(id, loop, 0) > 0 && share(id, room.saidBefore(id, loop, i)) >= Repetition.FELT) {
                return true;
            }
        }
        return false;
    }

    /** The share of a script's time that has no other words left after so many turns; all of one that may not be said. */
    private double share(String id, int turns) {
        List<Segment> segments = scripts.approved(id).stream()
                .flatMap(script -> script.segments().stream())
                .filter(segment -> segment.type() != SegmentType.notice)
                .toList();
        long all = segments.stream().mapToLong(Segment::estMs).sum();
        long again = segments.stream()
                .filter(segment -> segment.ways() <= turns)
                .mapToLong(Segment::estMs)
                .sum();
        return all == 0 ? 1 : (double) again / all;
    }

    /** The first words of the script from a place on. */
    private Optional<RoomCue> within(Script script, RundownItem item, Place from, Instant now) {
        Place at = from;
        while (at.segment() <= script.segments().size()) {
            Optional<RoomCue> cue = within(script, script.segment(at.segment()).orElseThrow(), item, at, now);
            if (cue.isPresent()) {
                return cue;
            }
            at = at.nextSegment();
        }
        return Optional.empty();
    }

    /** Words of the way that is begun already, else of the one whose turn it is, or the next that the law lets pass. */
    private Optional<RoomCue> within(Script script, Segment segment, RundownItem item, Place at, Instant now) {
        List<Integer> ways = at.variant() > 0 && at.variant() <= segment.ways()
                ? List.of(at.variant())
                : Turns.order(segment, 1 + room.saidBefore(script.id(), at.loop(), at.item()));
        for (int way : ways) {
            Segment said = scripts.checked(script, segment.way(way).orElseThrow());
            if (!said.blocked()) {
                Place here = new Place(at.loop(), at.item(), at.segment(), at.sentence(), way);
                return cue(script, said, item, here, now);
            }
            leftOut.accept("segment " + segment.n() + (way == 1 ? "" : ", variant " + way) + " of script " + script.id()
                    + ": " + said.findings().getFirst().rule());
        }
        return Optional.empty();
    }

    private Optional<RoomCue> cue(Script script, Segment segment, RundownItem item, Place from, Instant now) {
        List<Sentences.Span> spans = Sentences.of(segment.text());
        int first = from.sentence();
        while (first < spans.size() && isGone(segment, spans.get(first))) {
            leftOut.accept("segment " + segment.n() + " of script " + script.id() + ": a live value is gone");
            first++;
        }
        if (first >= spans.size()) {
            return Optional.empty();
        }
        Place at = from.sentences(first - from.sentence());
        return Optional.of(cue(script, segment, item, at, spans, now));
    }

    private RoomCue cue(
            Script script, Segment segment, RundownItem item, Place at, List<Sentences.Span> spans, Instant now) {
        Language language = script.language();
        boolean live = hasSlot(segment, spans.get(at.sentence()));
        List<Integer> times = new ArrayList<>();
        int end = at.sentence();
        do {
            times.add(SaidSentences.time(words(segment, spans, end, end + 1), language));
            end++;
        } while (!live
                && end < spans.size()
                && !hasSlot(segment, spans.get(end))
                && times.stream().mapToInt(ms -> ms).sum() < MOST_MS);
        String text = words(segment, spans, at.sentence(), end);
        return new RoomCue(
                0,
                segment.type() == SegmentType.notice ? CueKind.notice : CueKind.segment,
                text,
                SpokenForm.of(text, language).spoken(),
                language,
                product(segment, item),
                script.id(),
                segment.n(),
                item.scene(),
                null,
                null,
                List.of(),
                times,
                live ? now.plus(VALUE) : null,
                at,
                end == spans.size(),
                null,
                null);
    }

    private static String words(Segment segment, List<Sentences.Span> spans, int from, int to) {
        return CodePoints.slice(
                segment.text(), spans.get(from).from(), spans.get(to - 1).to());
    }

    private static @Nullable String product(Segment segment, RundownItem item) {
        return segment.productIfAny()
                .orElse(item.products().isEmpty() ? null : item.products().getFirst());
    }

    /** How a product is called aloud, empty for none. */
    String nameOf(@Nullable String product, Language language) {
        return product == null ? "" : scripts.nameOf(product, language);
    }

    private static boolean hasSlot(Segment segment, Sentences.Span span) {
        return segment.slots().stream().anyMatch(slot -> overlaps(slot, span));
    }

    private boolean isGone(Segment segment, Sentences.Span span) {
        return segment.slots().stream().anyMatch(slot -> overlaps(slot, span) && !scripts.isLive(slot));
    }

    private static boolean overlaps(LiveSlot slot, Sentences.Span span) {
        return slot.from() < span.to() && slot.to() > span.from();
    }
}
