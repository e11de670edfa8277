package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger.Identity;
import shop.xiaoer.conversation.Ledger.Joining;

/**
 * Whose a conversation is. Its row is locked before anything is looked at, so that of two identities that come at once one
 * is first and the other sees whose it is by then. What is refused leaves nothing behind: the token is not spent.
 */
final class IdentityClaims {
    private IdentityClaims() {}

    /** @param proven the orders by whose proofs it was decided that the conversation may become this shopper's */
    static Joining join(Sql.Within within, ConversationId id, Identity identity, List<String> proven) {
        Optional<Row> row =
                within.first("select shopper, proven from conversation where id = $1 for update", id.value());
        if (row.isEmpty()) {
            return Joining.refused;
        }
        String shopper = row.get().getString("shopper");
        if (shopper != null && !shopper.equals(identity.subject())) {
            return Joining.refused;
        }
        if (shopper == null
                && !Arrays.asList(row.get().getArrayOfStrings("proven")).equals(proven)) {
            return Joining.moved;
        }
        if (!spend(within, id, identity)) {
            return Joining.refused;
        }
        if (shopper != null) {
            return Joining.known;
        }
        within.run(
                "update conversation set shopper = $2, shopper_name = $3, vip = $4 where id = $1",
                id.value(),
                identity.subject(),
                identity.name(),
                identity.vip());
        if (identity.vip()) {
            TicketMoves.first(within, id);
        }
        return Joining.joined;
    }

    /** A token belongs to the first conversation that it came with. */
    static boolean spend(Sql.Within within, ConversationId id, Identity identity) {
        within.run(
                "insert into identity_use (jti, conversation, expires_at) values ($1, $2, $3) on conflict do nothing",
                identity.jti(),
                id.value(),
                identity.expiresAt().atOffset(ZoneOffset.UTC));
        return within.first(
                        "select 1 as ours from identity_use where jti = $1 and conversation = $2",
                        identity.jti(),
                        id.value())
                .isPresent();
    }
}
