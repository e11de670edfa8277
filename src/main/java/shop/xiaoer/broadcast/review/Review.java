package shop.xiaoer.broadcast.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.EvidenceState;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.VariantMeter;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.script.EvidenceJudge;
import shop.xiaoer.broadcast.script.SegmentRewriter;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.Finding;

/**
 * The moves of a script's review. Each takes the script as it was read, checks, and keeps the script and one archive
 * entry in one step, or changes nothing and says why. Blocks on its ports; safe from any thread.
 */
public final class Review {
    private final ReviewLedger ledger;
    private final ScriptCheck check;
    private final Products products;
    private final ShopPolicies policies;
    private final Supplier<String> law;
    private final InstantSource clock;
    private final Eyes eyes;
    private final VariantMeter meter;

    /** Whether those who wrote, edited or submitted a script may approve it as well. */
    public enum Eyes {
        two,
        four
    }

    /** @param law version of the rules as they stand: another one than at an approval has its words checked again */
    public Review(
            ReviewLedger ledger,
            ScriptCheck check,
            Products products,
            ShopPolicies policies,
            Supplier<String> law,
            InstantSource clock,
            Eyes eyes,
            VariantMeter meter) {
        this.ledger = ledger;
        this.check = check;
        this.products = products;
        this.policies = policies;
        this.law = law;
        this.clock = clock;
        this.eyes = eyes;
        this.meter = meter;
    }

    /** Version of the rules of the law as they are in force. */
    public String rules() {
        return law.get();
    }

    public ReviewOutcome submit(Script script, String version, Reviewer by, @Nullable String reason) {
        Instant now = clock.instant();
        return of(script, version, () -> switch (script.state()) {
            case ScriptState.Draft draft ->
                keep(
                        script,
                        script.in(draft.submit(by.name(), now)),
                        ArchiveEntry.Act.submitted,
                        by,
                        now,
                        reason,
                        null);
            case ScriptState.Rejected rejected ->
                keep(
                        script,
                        script.in(rejected.submit(by.name(), now)),
                        ArchiveEntry.Act.submitted,
                        by,
                        now,
                        reason,
                        null);
            case ScriptState.Expired expired ->
                keep(
                        script,
                        script.in(expired.submit(by.name(), now)),
                        ArchiveEntry.Act.submitted,
                        by,
                        now,
                        reason,
                        null);
            case ScriptState.Writing writing -> notFrom(script, "it is still being written");
            case ScriptState.InReview inReview -> notFrom(script, "it is in review");
            case ScriptState.Approved approved -> notFrom(script, "it is approved");
        });
    }

    /** Approves a script in review, or a draft, which is thereby submitted. The law is asked again first. */
    public ReviewOutcome approve(
            Script script, String version, Reviewer by, @Nullable String reason, @Nullable Instant validUntil) {
        Instant now = clock.instant();
        if (!by.role().mayDecide()) {
            return new ReviewOutcome.Forbidden("only a merchant or an admin approves");
        }
        if (validUntil != null && !validUntil.isAfter(now)) {
            return new ReviewOutcome.BadField("validUntil", "must lie in the future");
        }
        return of(script, version, () -> switch (script.state()) {
            case ScriptState.Draft draft -> approved(script, by, now, reason, validUntil);
            case ScriptState.InReview inReview ->
                eyes == Eyes.four && (inReview.by().equals(by.name()) || isOwn(script, by))
                        ? new ReviewOutcome.Forbidden(
                                "under four eyes nobody approves what they wrote, edited or submitted")
                        : approved(script, by, now, reason, validUntil);
            case ScriptState.Writing writing -> notFrom(script, "it is still being written");
            case ScriptState.Approved approved -> notFrom(script, "it is approved");
            case ScriptState.Rejected rejected -> notFrom(script, "it is rejected: submit it again");
            case ScriptState.Expired expired -> notFrom(script, "its approval is over: submit it again");
        });
    }

    /** Whether the words are, in part, of this hand, or were put to review by it, now or before. */
    private boolean isOwn(Script script, Reviewer by) {
        return ledger.author(script.id()).filter(by.name()::equals).isPresent()
                || ledger.entries(script.id()).stream()
                        .filter(entry -> entry.by().equals(by.name()))
                        .anyMatch(entry -> entry.act() == ArchiveEntry.Act.edited
                                || (entry.act() == ArchiveEntry.Act.submitted
                                        && entry.version().equals(script.version())));
    }

    private ReviewOutcome approved(
            Script script, Reviewer by, Instant now, @Nullable String reason, @Nullable Instant validUntil) {
        if (eyes == Eyes.four && script.state() instanceof ScriptState.Draft) {
            return notFrom(script, "under four eyes it is submitted by one and approved by another");
        }
        // Before the check: rules or facts that change meanwhile take the approval back at the next look.
        String rules = law.get();
        Map<String, String> facts = EvidenceState.of(script, products, policies);
        Script checked = check.check(script.withSlotValues(products));
        List<Finding> blocking = checked.blocking();
        if (!blocking.isEmpty()) {
            return new ReviewOutcome.BlockingFindings(blocking);
        }
        ScriptState state = new ScriptState.Approved(by.name(), now, reason, validUntil, facts, rules);
        return keep(script, checked.in(state), ArchiveEntry.Act.approved, by, now, reason, validUntil);
    }

    public ReviewOutcome reject(Script script, String version, Reviewer by, String reason) {
        Instant now = clock.instant();
        if (!by.role().mayDecide()) {
            return new ReviewOutcome.Forbidden("only a merchant or an admin rejects");
        }
        return of(
                script,
                version,
                () -> script.state() instanceof ScriptState.InReview inReview
                        ? keep(
                                script,
                                script.in(inReview.reject(by.name(), now, reason)),
                                ArchiveEntry.Act.rejected,
                                by,
                                now,
                                reason,
                                null)
                        : notFrom(script, "only a script in review is rejected"));
    }

    /**
     * Keeps who answers for showing these words without the label for people, and why, as article 9 of the labelling
     * measures of 2025 asks. The script stays as it is; new words need a new agreement.
     */
    public ReviewOutcome agreeUnlabelled(Script script, String version, Reviewer by, String reason) {
        if (!by.role().mayDecide()) {
            return new ReviewOutcome.Forbidden("only a merchant or an admin agrees to leave the label out");
        }
        return of(
                script,
                version,
                () -> script.state() instanceof ScriptState.Writing
                        ? notFrom(script, "it is still being written")
                        : keep(script, script, ArchiveEntry.Act.unlabelled, by, clock.instant(), reason, null));
    }

    /** Whether somebody has agreed to these very words without the label. */
    public boolean agreedUnlabelled(Script script) {
        return ledger.entries(script.id()).stream()
                .anyMatch(entry -> entry.act() == ArchiveEntry.Act.unlabelled
                        && entry.version().equals(script.version()));
    }

    /** Ends an approval whose time is over; {@code by} names the part of the server that noticed. */
    public ReviewOutcome expire(Script script, Reviewer by) {
        Instant now = clock.instant();
        if (!(script.state() instanceof ScriptState.Approved approved) || approved.validAt(now)) {
            return notFrom(script, "no approval of it is over");
        }
        String reason = "the approval was valid until " + approved.end().orElseThrow();
        return keep(script, script.in(approved.expire(reason)), ArchiveEntry.Act.expired, by, now, reason, null);
    }

    /**
     * Takes the approval back where a fact under the words has changed since, or where rules that changed since stand
     * against them; the reason names which. Prices and stock are no such facts. Rules that changed and have nothing new
     * to say leave the approval, and that they were asked is kept in the archive.
     */
    public ReviewOutcome withdrawStale(Script script, Reviewer by) {
        Instant now = clock.instant();
        if (!(script.state() instanceof ScriptState.Approved approved)) {
            return notFrom(script, "it is not approved");
        }
        Optional<String> fact = EvidenceState.change(approved.facts(), EvidenceState.of(script, products, policies));
        if (fact.isPresent()) {
            return withdrawn(script, script, "a fact under the words has changed: " + fact.get(), by, now);
        }
        String rules = law.get();
        if (approved.law().equals(rules)) {
            return new ReviewOutcome.Unchanged(script);
        }
        Script checked = check.check(script);
        return NewFindings.first(script, checked)
                .map(found -> withdrawn(script, checked, "a rule has changed: " + found, by, now))
                .orElseGet(() -> keep(
                        script,
                        script.in(approved.under(rules)),
                        ArchiveEntry.Act.rechecked,
                        by,
                        now,
                        "the rules have changed and say nothing new of these words",
                        approved.validUntil()));
    }

    private ReviewOutcome withdrawn(Script before, Script checked, String reason, Reviewer by, Instant now) {
        return keep(
                before, checked.in(before.state().redraft(reason)), ArchiveEntry.Act.withdrawn, by, now, reason, null);
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
        return fault.orElseGet(() -> of(script, version, () -> {
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
        return fault.orElseGet(() -> of(script, version, () -> {
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
        return fault.orElseGet(() -> of(script, version, () -> put(script, written, without, by)));
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
        return fault.orElseGet(() -> of(script, version, () -> {
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
        return fault.orElseGet(() -> of(script, version, () -> {
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
            return Optional.of(notFrom(script, "it is still being written"));
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
        return keep(script, draft, ArchiveEntry.Act.edited, by, clock.instant(), reason, null);
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

    private static ReviewOutcome of(Script script, String version, Supplier<ReviewOutcome> move) {
        return script.version().equals(version) ? move.get() : new ReviewOutcome.StaleVersion(script.version());
    }

    private static ReviewOutcome notFrom(Script script, String why) {
        return new ReviewOutcome.NotPossible(script.state().name(), why);
    }

    /** @param before as it was read: where it is another one by now, nothing is kept */
    private ReviewOutcome keep(
            Script before,
            Script after,
            ArchiveEntry.Act act,
            Reviewer by,
            Instant at,
            @Nullable String reason,
            @Nullable Instant validUntil) {
        ArchiveEntry entry = ArchiveEntry.after(
                ledger.last(after.id()).orElse(null),
                after.id(),
                after.version(),
                act,
                by,
                at,
                reason,
                validUntil,
                content(after));
        return ledger.append(before, after, entry)
                ? new ReviewOutcome.Moved(after, entry)
                : new ReviewOutcome.StaleVersion(
                        ledger.last(after.id()).map(ArchiveEntry::version).orElse(before.version()));
    }

    /** The words in full, one segment a line: whoever reads an entry alone sees what it was about. */
    private static String content(Script script) {
        return script.segments().stream()
                .flatMap(segment -> IntStream.rangeClosed(1, segment.ways())
                        .mapToObj(way -> segment.n() + (way == 1 ? "" : "." + way) + " " + segment.type() + " "
                                + segment.way(way)
                                        .orElseThrow()
                                        .outsideSlots()
                                        .replace(String.valueOf(Sentences.SLOT_MARK), "{}")))
                .collect(Collectors.joining("\n"));
    }
}
