package shop.xiaoer.broadcast.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.EvidenceState;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.Finding;

/**
 * The moves of a script's review ({@link Rewording} has those of its words). Each takes the script as it was read, checks, and keeps the script and one archive
 * entry in one step, or changes nothing and says why. Blocks on its ports; safe from any thread.
 */
public final class Review {
    private final ReviewLedger ledger;
    private final Moves moves;
    private final ScriptCheck check;
    private final Products products;
    private final ShopPolicies policies;
    private final Supplier<String> law;
    private final InstantSource clock;
    private final Eyes eyes;

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
            Eyes eyes) {
        this.ledger = ledger;
        this.check = check;
        this.products = products;
        this.policies = policies;
        this.law = law;
        this.clock = clock;
        this.eyes = eyes;
        this.moves = new Moves(ledger);
    }

    /** Version of the rules of the law as they are in force. */
    public String rules() {
        return law.get();
    }

    public ReviewOutcome submit(Script script, String version, Reviewer by, @Nullable String reason) {
        Instant now = clock.instant();
        return Moves.of(script, version, () -> switch (script.state()) {
            case ScriptState.Draft draft ->
                moves.keep(
                        script,
                        script.in(draft.submit(by.name(), now)),
                        ArchiveEntry.Act.submitted,
                        by,
                        now,
                        reason,
                        null);
            case ScriptState.Rejected rejected ->
                moves.keep(
                        script,
                        script.in(rejected.submit(by.name(), now)),
                        ArchiveEntry.Act.submitted,
                        by,
                        now,
                        reason,
                        null);
            case ScriptState.Expired expired ->
                moves.keep(
                        script,
                        script.in(expired.submit(by.name(), now)),
                        ArchiveEntry.Act.submitted,
                        by,
                        now,
                        reason,
                        null);
            case ScriptState.Writing writing -> Moves.notFrom(script, "it is still being written");
            case ScriptState.InReview inReview -> Moves.notFrom(script, "it is in review");
            case ScriptState.Approved approved -> Moves.notFrom(script, "it is approved");
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
        return Moves.of(script, version, () -> switch (script.state()) {
            case ScriptState.Draft draft -> approved(script, by, now, reason, validUntil);
            case ScriptState.InReview inReview ->
                eyes == Eyes.four && (inReview.by().equals(by.name()) || isOwn(script, by))
                        ? new ReviewOutcome.Forbidden(
                                "under four eyes nobody approves what they wrote, edited or submitted")
                        : approved(script, by, now, reason, validUntil);
            case ScriptState.Writing writing -> Moves.notFrom(script, "it is still being written");
            case ScriptState.Approved approved -> Moves.notFrom(script, "it is approved");
            case ScriptState.Rejected rejected -> Moves.notFrom(script, "it is rejected: submit it again");
            case ScriptState.Expired expired -> Moves.notFrom(script, "its approval is over: submit it again");
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
            return Moves.notFrom(script, "under four eyes it is submitted by one and approved by another");
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
        return moves.keep(script, checked.in(state), ArchiveEntry.Act.approved, by, now, reason, validUntil);
    }

    public ReviewOutcome reject(Script script, String version, Reviewer by, String reason) {
        Instant now = clock.instant();
        if (!by.role().mayDecide()) {
            return new ReviewOutcome.Forbidden("only a merchant or an admin rejects");
        }
        return Moves.of(
                script,
                version,
                () -> script.state() instanceof ScriptState.InReview inReview
                        ? moves.keep(
                                script,
                                script.in(inReview.reject(by.name(), now, reason)),
                                ArchiveEntry.Act.rejected,
                                by,
                                now,
                                reason,
                                null)
                        : Moves.notFrom(script, "only a script in review is rejected"));
    }

    /**
     * Keeps who answers for showing these words without the label for people, and why, as article 9 of the labelling
     * measures of 2025 asks. The script stays as it is; new words need a new agreement.
     */
    public ReviewOutcome agreeUnlabelled(Script script, String version, Reviewer by, String reason) {
        if (!by.role().mayDecide()) {
            return new ReviewOutcome.Forbidden("only a merchant or an admin agrees to leave the label out");
        }
        return Moves.of(
                script,
                version,
                () -> script.state() instanceof ScriptState.Writing
                        ? Moves.notFrom(script, "it is still being written")
                        : moves.keep(script, script, ArchiveEntry.Act.unlabelled, by, clock.instant(), reason, null));
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
            return Moves.notFrom(script, "no approval of it is over");
        }
        String reason = "the approval was valid until " + approved.end().orElseThrow();
        return moves.keep(script, script.in(approved.expire(reason)), ArchiveEntry.Act.expired, by, now, reason, null);
    }

    /**
     * Takes the approval back where a fact under the words has changed since, or where rules that changed since stand
     * against them; the reason names which. Prices and stock are no such facts. Rules that changed and have nothing new
     * to say leave the approval, and that they were asked is kept in the archive.
     */
    public ReviewOutcome withdrawStale(Script script, Reviewer by) {
        Instant now = clock.instant();
        if (!(script.state() instanceof ScriptState.Approved approved)) {
            return Moves.notFrom(script, "it is not approved");
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
                .orElseGet(() -> moves.keep(
                        script,
                        script.in(approved.under(rules)),
                        ArchiveEntry.Act.rechecked,
                        by,
                        now,
                        "the rules have changed and say nothing new of these words",
                        approved.validUntil()));
    }

    private ReviewOutcome withdrawn(Script before, Script checked, String reason, Reviewer by, Instant now) {
        return moves.keep(
                before, checked.in(before.state().redraft(reason)), ArchiveEntry.Act.withdrawn, by, now, reason, null);
    }
}
