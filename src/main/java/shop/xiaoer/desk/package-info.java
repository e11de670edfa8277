/**
 * Where what happens is put in motion. Everything runs on virtual threads from the one bounded {@link
 * shop.xiaoer.desk.Starter}; lanes are touched on their own event loop only.
 *
 * <p>{@link shop.xiaoer.desk.ConversationDesk} takes the shopper's words and choices; {@code Offers} knows what may be
 * chosen. {@link shop.xiaoer.desk.TurnRunner} runs the bot's turns, each a {@code RunningTurn}; {@code SecretFields} keeps
 * for it what no log may hold. {@link shop.xiaoer.desk.AgentDesk} serves the people who take over, each window a {@link
 * shop.xiaoer.desk.Seat} among the {@code Windows}, and {@link shop.xiaoer.desk.Supervision} those who watch over them; {@code Silence} falls
 * before any of them is told that a chat is theirs, {@code DeskNews} tells what happens beside a log. {@code Boards} shows all of them the queue,
 * as {@link shop.xiaoer.desk.QueueView} reads it; {@link shop.xiaoer.desk.QueueKeeper} keeps it moving by the clock: by
 * {@code DeskMoves} it assigns, and brings back what a silent agent holds. {@link shop.xiaoer.desk.AgentAssist} drafts and
 * translates for them, and {@link shop.xiaoer.desk.ReplyShelf} fills the replies that are kept ready.
 *
 * <p>{@link shop.xiaoer.desk.EventFeed} carries what was committed to every {@link shop.xiaoer.desk.SocketLane} that shows
 * the conversation. {@link shop.xiaoer.desk.Neighbours} tells and asks the other nodes of the shop, {@link
 * shop.xiaoer.desk.FromOtherNodes} does what they tell. {@link shop.xiaoer.desk.SingleAnswers} answers programs that bring their talk with them.
 * Live rooms are in motion in {@code desk.room}, scripts in {@code desk.script}.
 */
@NullMarked
package shop.xiaoer.desk;

import org.jspecify.annotations.NullMarked;
