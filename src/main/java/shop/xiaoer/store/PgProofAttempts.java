package shop.xiaoer.store;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.entrance.ProofAttempts;

/** The count of wrong proofs, in the database: another window or another node does not start it anew. */
public final class PgProofAttempts implements ProofAttempts {
    private static final int A_CONVERSATION = 5;
    private static final int AN_ORDER = 20;

    private final Sql sql;

    public PgProofAttempts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean exhausted(ConversationId conversation, @Nullable String order) {
        return sql.first(
                        "select (select count(*) from proof_attempt where conversation = $1) >= $3"
                                + " or (select count(*) from proof_attempt where order_number = $2 and at > clock_timestamp() - interval '15 minutes') >= $4 as over",
                        conversation.value(),
                        order == null ? "" : order,
                        A_CONVERSATION,
                        AN_ORDER)
                .orElseThrow()
                .getBoolean("over");
    }

    @Override
    public void wrong(ConversationId conversation, String order) {
        // At the door for programs there is no conversation to count in; the order's own count holds there, too.
        sql.run(
                "insert into proof_attempt (conversation, order_number) values ((select id from conversation where id = $1), $2)",
                conversation.value(),
                order);
    }
}
