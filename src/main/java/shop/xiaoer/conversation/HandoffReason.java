package shop.xiaoer.conversation;

/** Why a conversation goes to a person; the names are those on the wire. */
public enum HandoffReason {
    shopperAsked,
    lowConfidence,
    ambiguous,
    sensitive,
    angry,
    repeatedFailure,
    policy,
    toolFailure,
    modelUnavailable;

    /** An angry or endangered shopper goes before one who is only waiting. */
    public int priority() {
        return switch (this) {
            case sensitive -> 30;
            case angry -> 20;
            case repeatedFailure, toolFailure -> 10;
            case shopperAsked, lowConfidence, ambiguous, policy, modelUnavailable -> 0;
        };
    }
}
