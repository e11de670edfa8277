/**
 * PostgreSQL behind the ports of the floors below. Only this package knows SQL. All of it blocks and is called on virtual
 * threads.
 *
 * <p>{@link shop.xiaoer.store.PgLedger} holds the conversations, one commit per transition. {@code Transitions} sends each
 * to its place: {@code ShopperWords}, {@code BotTurns}, {@code Takeover}, {@code CallbackMoves}, {@code Closing}. All of them move the row under
 * its fence and write the log through {@code ConversationRows}, move the ticket through {@code TicketMoves}, and remember
 * what a client's id was used for through {@code Commands}. The other classes hold the shop.
 */
@NullMarked
package shop.xiaoer.store;

import org.jspecify.annotations.NullMarked;
