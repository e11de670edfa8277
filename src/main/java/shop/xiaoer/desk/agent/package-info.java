/**
 * The people who serve. {@link shop.xiaoer.desk.agent.AgentDesk} does what they ask for, each window a {@link
 * shop.xiaoer.desk.agent.Seat} among the {@code Windows}, and {@link shop.xiaoer.desk.agent.Supervision} what those ask for
 * who watch over them; {@code DeskNews} tells what happens beside a log. {@code Boards} shows all of them the queue, as {@link
 * shop.xiaoer.desk.agent.QueueView} reads it; {@link shop.xiaoer.desk.agent.QueueKeeper} keeps it moving by the clock: by
 * {@code DeskMoves} it assigns, and brings back what a silent agent holds. {@link shop.xiaoer.desk.agent.AgentAssist} drafts
 * and translates for them, and {@link shop.xiaoer.desk.agent.ReplyShelf} fills the replies that are kept ready.
 *
 * <p>{@link shop.xiaoer.desk.agent.FromOtherNodes} does what the other nodes tell of conversations. It stands here, above
 * the lanes and turns, because windows are among those that it tells.
 */
@NullMarked
package shop.xiaoer.desk.agent;

import org.jspecify.annotations.NullMarked;
