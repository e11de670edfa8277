package shop.xiaoer.desk;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Outcome;

/** How a client's frame ended: exactly one of these for each frame with an id. */
public sealed interface Ending {
    /** It is durable; {@code seq} of the event that it made, null where it made none. */
    record Done(@Nullable Long seq) implements Ending {}

    /** It changed nothing; {@code code} is one of the contract's. */
    record Problem(String code, String detail) implements Ending {}

    /** How an agent is told of a commit that did not come about, or had come about before. */
    static Ending of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed ignored -> throw new IllegalStateException("a commit is no refusal");
            case Outcome.Repeated repeated -> new Done(repeated.seq());
            case Outcome.IdReused ignored -> new Problem("idReused", "id: was used with other content");
            case Outcome.AlreadyClaimed claimed ->
                new Problem("alreadyClaimed", "conversation: " + claimed.agent() + " serves it");
            case Outcome.Stale stale ->
                new Problem("staleEpoch", "epoch: is " + stale.now().epoch() + " now");
            case Outcome.Closed ignored -> new Problem("closed", "conversation: is closed");
            case Outcome.WriteRefused ignored -> new Problem("staleEpoch", "the order changed");
            case Outcome.Unknown ignored -> new Problem("notFound", "conversation: no such one");
        };
    }
}
