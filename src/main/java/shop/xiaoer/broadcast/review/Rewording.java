package shop.xiaoer.broadcast.review;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.VariantMeter;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.script.SegmentRewriter;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;

/**
 * Other words for a script: of one way of a segment, one more way, one less, another first. Each makes it a draft with a
 * new version, takes an approval back with the reason, and is kept with its archive entry in one step. Blocks on its
 * ports; safe from any thread.
 */
public final class Rewording {
    private final Moves moves;
    private final ScriptCheck check;
    private final VariantMeter meter;
    private final InstantSource clock;

    public Rewording(ReviewLedger ledger, ScriptCheck check, VariantMeter meter, InstantSource clock) {
        this.moves = new Moves(ledger);
        this.check = check;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * A place in a script.
     *
     * @param way of the segment: 1 for its first words, from 2 on for its variants
     */
    public record Spot(int n, int way) {
        String named() {
            return way == 1 ? "segment " + n : "variant " + way + " of segment " + n;
        }
    }

    /**
     * New words for one way of a segment. Without {@code slots} each old slot is found again where its value stands once.
     * The script becomes a draft with a new version, an approval is taken back with the reason.
     */
    public ReviewOutcome edit(
            Script script, Spot spot, String text, @Nullable List<LiveSlot> slots, String version, Reviewer by) {
        Optional<ReviewOutcome> fault = fault(script, spot, text, slots);
        return fault.orElseGet(() -> Moves.of(script, version, () -> {
            Segment segment = script.segment(spot.n()).orElseThrow();
            List<Segment> ways = new ArrayList<>(segment.everyWay());
            ways.set(spot.way() - 1, rewritten(script, ways.get(spot.way() - 1), text, slots));
            return reworded(script, ways, spot.named() + " was edited by " + by.name(), by);
        }));
    }

    /** New words for the first way of a segment. */
    public ReviewOutcome edit(
            Script script, int n, String text, @Nullable List<LiveSlot> slots, String version, Reviewer by) {
        return edit(script, new Spot(n, 1), text, slots, version, by);
    }

    /** One more way for a segment, in a person's words. The rest as in {@link #edit}. */
    public ReviewOutcome add(
            Script script, int n, String text, @Nullable List<LiveSlot> slots, String version, Reviewer by) {
        Optional<ReviewOutcome> fault = fault(script, new Spot(n, 1), text, slots);
        return fault.orElseGet(() -> Moves.of(script, version, () -> {
            Segment segment = script.segment(n).orElseThrow();
            return put(script, rewritten(script, segment, text, slots), 0, by);
        }));
    }

    /**
     * A way that was written for a segment, as one more or in the place of another.
     *
     * @param without the way whose place it takes, 0 where it is one more
     */
    public ReviewOutcome put(Script script, Segment written, int without, String version, Reviewer by) {
        Optional<ReviewOutcome> fault = fault(script, new Spot(written.n(), Math.max(1, without)));
        return fault.orElseGet(() -> Moves.of(script, version, () -> put(script, written, without, by)));
    }

    private ReviewOutcome put(Script script, Segment written, int without, Reviewer by) {
        List<Segment> ways =
                new ArrayList<>(script.segment(written.n()).orElseThrow().everyWay());
        if (without > 0) {
            ways.set(without - 1, written);
            String what = new Spot(written.n(), without).named() + " was written again by " + by.name();
            return reworded(script, ways, what, by);
        }
        if (ways.size() >= Variants.MOST) {
            return new ReviewOutcome.BadField(
                    "variants", "segment " + written.n() + " has " + Variants.MOST + " ways already");
        }
        ways.add(written);
        return reworded(script, ways, new Spot(written.n(), ways.size()).named() + " was added by " + by.name(), by);
    }

    /** Drops one way of a segment that has another; where it is the first, the second takes its place. */
    public ReviewOutcome drop(Script script, Spot spot, String version, Reviewer by) {
        Optional<ReviewOutcome> fault = fault(script, spot);
        return fault.orElseGet(() -> Moves.of(script, version, () -> {
            List<Segment> ways =
                    new ArrayList<>(script.segment(spot.n()).orElseThrow().everyWay());
            if (ways.size() == 1) {
                return new ReviewOutcome.BadField("variant", "is the only one of segment " + spot.n());
            }
            ways.remove(spot.way() - 1);
            return reworded(script, ways, spot.named() + " was dropped by " + by.name(), by);
        }));
    }

    /** Has one way of a segment be the first: what is exported, and said in the first loop. */
    public ReviewOutcome prefer(Script script, Spot spot, String version, Reviewer by) {
        Optional<ReviewOutcome> fault = fault(script, spot);
        return fault.orElseGet(() -> Moves.of(script, version, () -> {
            List<Segment> ways =
                    new ArrayList<>(script.segment(spot.n()).orElseThrow().everyWay());
            ways.addFirst(ways.remove(spot.way() - 1));
            return reworded(script, ways, spot.named() + " was put first by " + by.name(), by);
        }));
    }

    private Optional<ReviewOutcome> fault(Script script, Spot spot, String text, @Nullable List<LiveSlot> slots) {
        if (text.isBlank()) {
            return Optional.of(new ReviewOutcome.BadField("text", "must not be blank"));
        }
        return fault(script, spot)
                .or(() -> slots == null
                        ? Optional.empty()
                        : fault(slots, text, script).map(why -> new ReviewOutcome.BadField("slots", why)));
    }

    private static Optional<ReviewOutcome> fault(Script script, Spot spot) {
        if (script.state() instanceof ScriptState.Writing) {
            return Optional.of(Moves.notFrom(script, "it is still being written"));
        }
        Optional<Segment> segment = script.segment(spot.n());
        if (segment.isEmpty()) {
            return Optional.of(new ReviewOutcome.NoSuchSegment(spot.n()));
        }
        return spot.way() >= 1 && spot.way() <= segment.get().ways()
                ? Optional.empty()
                : Optional.of(new ReviewOutcome.BadField(
                        "variant",
                        "segment " + spot.n() + " has " + segment.get().ways()));
    }

    private Segment rewritten(Script script, Segment old, String text, @Nullable List<LiveSlot> slots) {
        List<LiveSlot> now = slots == null ? SlotFinder.again(old, text) : slots;
        EvidenceJudge judge = check.judges(script).of(old.product());
        return SegmentRewriter.rewrite(old, text, now, judge, script.language());
    }

    /** @param ways all of one segment, in their new order */
    private ReviewOutcome reworded(Script script, List<Segment> ways, String reason, Reviewer by) {
        Segment first = ways.getFirst();
        Segment measured = meter.with(first, ways.subList(1, ways.size()), script.language());
        List<Segment> segments = new ArrayList<>(script.segments());
        segments.set(first.n() - 1, check.check(measured, script));
        Script after = script.with(segments, script.findings());
        if (after.version().equals(script.version())) {
            return new ReviewOutcome.Unchanged(script);
        }
        Script draft =
                after.with(segments, check.ofWhole(after)).in(script.state().redraft(reason));
        return moves.keep(script, draft, ArchiveEntry.Act.edited, by, clock.instant(), reason, null);
    }

    private static Optional<String> fault(List<LiveSlot> slots, String text, Script script) {
        int length = CodePoints.length(text);
        List<LiveSlot> inOrder = slots.stream()
                .sorted((a, b) -> Integer.compare(a.from(), b.from()))
                .toList();
        int end = 0;
        for (LiveSlot slot : inOrder) {
            if (slot.from() < end || slot.to() > length) {
                return Optional.of("must be disjoint and inside the text");
            }
            if (!script.products().contains(slot.product())) {
                return Optional.of("'" + slot.product() + "' is no product of this script");
            }
            end = slot.to();
        }
        return Optional.empty();
    }
}
