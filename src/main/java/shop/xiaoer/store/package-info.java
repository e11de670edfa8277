/**
 * PostgreSQL behind the ports of the floors below. Only this package and its rooms know SQL. All of it blocks and is called
 * on virtual threads.
 *
 * <p>{@link shop.xiaoer.store.PgLedger} holds the conversations, one commit per transition. {@code Transitions} sends each
 * to its place: {@code ShopperWords}, {@code BotTurns}, {@code Takeover}, {@code CallbackMoves}, {@code Closing}. All of them move the row under
 * its fence and write the log through {@code ConversationRows}, move the ticket through {@code TicketMoves}, and remember
 * what a client's id was used for through {@code Commands}. The other classes hold the shop. Who may come in is kept by {@code
 * store.account}, the studio and the live rooms by {@code store.broadcast}.
 *
 * <p>What is here stands together because the moves of a conversation write the ticket, its tags, the audit trail and what
 * webhooks are owed in one transaction, and the desk's other tables are read beside them.
 */
@NullMarked
package shop.xiaoer.store;

import org.jspecify.annotations.NullMarked;
