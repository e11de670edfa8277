/**
 * Where what happens is put in motion. {@link shop.xiaoer.desk.ConversationDesk} takes the shopper's words, {@link
 * shop.xiaoer.desk.TurnRunner} runs the bot's turns, {@link shop.xiaoer.desk.AgentDesk} serves the people who take
 * over, {@link shop.xiaoer.desk.AgentAssist} drafts and translates for them, {@link shop.xiaoer.desk.EventFeed} carries what was committed to every {@link shop.xiaoer.desk.SocketLane} that
 * shows the conversation. {@link shop.xiaoer.desk.SingleAnswers} answers programs that bring their talk with them. Everything runs on virtual threads from the one bounded {@link shop.xiaoer.desk.Starter};
 * lanes are touched on their own event loop only.
 */
@NullMarked
package shop.xiaoer.desk;

import org.jspecify.annotations.NullMarked;
