/**
 * Where what happens is put in motion. Everything runs on virtual threads from the one bounded {@link
 * shop.xiaoer.desk.Starter}; lanes are touched on their own event loop only.
 *
 * <p>{@link shop.xiaoer.desk.ConversationDesk} takes the shopper's words and choices; {@code Offers} knows what may be
 * chosen. {@link shop.xiaoer.desk.TurnRunner} runs the bot's turns, each a {@code RunningTurn}; {@code SecretFields} keeps
 * for it what no log may hold. {@link shop.xiaoer.desk.Silence} falls before anybody is told that a chat is theirs. {@link
 * shop.xiaoer.desk.SingleAnswers} answers programs that bring their talk with them.
 *
 * <p>{@link shop.xiaoer.desk.EventFeed} carries what was committed to every {@link shop.xiaoer.desk.SocketLane} that shows
 * the conversation. {@link shop.xiaoer.desk.Neighbours} tells and asks the other nodes of the shop. The people who take over
 * are served in {@code desk.agent}, live rooms are in motion in {@code desk.room}, scripts in {@code desk.script}.
 */
@NullMarked
package shop.xiaoer.desk;

import org.jspecify.annotations.NullMarked;
