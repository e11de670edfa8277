package shop.xiaoer.broadcast;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a script stands, with the moves that are lawful from there.
 *
 * <pre>
 * Writing -> Draft -> InReview -> Approved -> Expired
 *              |          |          |
 *              |          +-> Rejected
 *              +-> Approved (a reviewer's approval of a draft submits it as well)
 * an edit, a changed fact or a changed rule: any of them -> Draft, the approval taken back with its reason
 * </pre>
 */
public sealed interface ScriptState {
    /** The name on the wire. */
    String name();

    /** Leaves this state for a draft with new words, or over changed facts. */
    default Draft redraft(String reason) {
        return new Draft(this instanceof Approved ? reason : null);
    }

    /** Segments are being written. */
    record Writing(double progress) implements ScriptState {
        public Writing {
            if (!(progress >= 0 && progress <= 1)) {
                throw new IllegalArgumentException("progress: must lie between 0 and 1, is " + progress);
            }
        }

        @Override
        public String name() {
            return "writing";
        }

        public Draft written() {
            return new Draft(null);
        }
    }

    /** @param withdrawn why an approval was taken back, null where there was none */
    record Draft(@Nullable String withdrawn) implements ScriptState {
        @Override
        public String name() {
            return "draft";
        }

        public InReview submit(String by, Instant at) {
            return new InReview(by, at);
        }
    }

    record InReview(String by, Instant at) implements ScriptState {
        @Override
        public String name() {
            return "inReview";
        }

        public Rejected reject(String reviewer, Instant when, String reason) {
            return new Rejected(reviewer, when, reason);
        }
    }

    /**
     * @param validUntil when the approval ends by itself, null for never
     * @param facts what the sources under the words said at the approval, see {@link EvidenceState}
     * @param law version of the rules that the words were held against last
     */
    record Approved(
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable Instant validUntil,
            Map<String, String> facts,
            String law)
            implements ScriptState {
        public Approved {
            // Approvals of earlier builds kept neither: they are held against nothing and looked at again.
            facts = facts == null ? Map.of() : Map.copyOf(facts);
            law = law == null ? "" : law;
        }

        @Override
        public String name() {
            return "approved";
        }

        public boolean validAt(Instant now) {
            return validUntil == null || now.isBefore(validUntil);
        }

        public Optional<Instant> end() {
            return Optional.ofNullable(validUntil);
        }

        /** The same approval, held against other rules. */
        public Approved under(String rules) {
            return new Approved(by, at, reason, validUntil, facts, rules);
        }

        public Expired expire(String why) {
            return new Expired(by, at, why);
        }
    }

    record Rejected(String by, Instant at, String reason) implements ScriptState {
        @Override
        public String name() {
            return "rejected";
        }

        public InReview submit(String who, Instant when) {
            return new InReview(who, when);
        }
    }

    /**
     * An approval whose time is over.
     *
     * @param reason when it ended
     */
    record Expired(
            String approvedBy, Instant approvedAt, @Nullable String reason) implements ScriptState {
        @Override
        public String name() {
            return "expired";
        }

        public InReview submit(String who, Instant when) {
            return new InReview(who, when);
        }
    }
}
