package shop.xiaoer.broadcast;

import java.time.Instant;
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
 * an edit or a changed fact: any of them -> Draft, the approval taken back with its reason
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
     * @param evidenceHash what the facts under the words said at the approval, see {@link EvidenceHash}
     * @param validUntil when the approval ends by itself, null for never
     */
    record Approved(
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable Instant validUntil,
            String evidenceHash) implements ScriptState {
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

        public Expired expire() {
            return new Expired(by, at);
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

    /** An approval whose time is over. */
    record Expired(String approvedBy, Instant approvedAt) implements ScriptState {
        @Override
        public String name() {
            return "expired";
        }

        public InReview submit(String who, Instant when) {
            return new InReview(who, when);
        }
    }
}
