/**
 * Who waits for a person, for whom, and how long that will take. Pure; tickets and agents come from the store.
 *
 * <p>{@link shop.xiaoer.handoff.WaitingLine} puts the open {@link shop.xiaoer.handoff.Ticket}s in order, {@link
 * shop.xiaoer.handoff.Routing} says which {@link shop.xiaoer.handoff.Agent} each is meant for and for whom it is kept how
 * long ({@link shop.xiaoer.handoff.Patience}), {@link shop.xiaoer.handoff.ExpectedWait} what a shopper is told. {@link
 * shop.xiaoer.handoff.DeskRules} hold what the shop says: {@link shop.xiaoer.handoff.ServiceHours} and the platform's
 * {@link shop.xiaoer.handoff.ReplyClock}; what the office sets goes above them ({@link
 * shop.xiaoer.handoff.DeskSettings}). {@link shop.xiaoer.handoff.Tickets}, {@link shop.xiaoer.handoff.Roster} and
 * {@link shop.xiaoer.handoff.ServiceReports} are the ports; {@link shop.xiaoer.handoff.CannedReplies} keep what agents say
 * again and again, {@link shop.xiaoer.handoff.Tags} what chats were about, {@link shop.xiaoer.handoff.Talks} finds them; {@code simulation} runs a day of all this on a clock in hand.
 */
@NullMarked
package shop.xiaoer.handoff;

import org.jspecify.annotations.NullMarked;
