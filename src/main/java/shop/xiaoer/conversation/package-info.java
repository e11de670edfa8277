/**
 * The vocabulary of a conversation: its ids, its log of events, who owns it under which epoch, which turn answers it,
 * and the one port through which its state changes, {@link shop.xiaoer.conversation.Ledger}.
 *
 * <p>A conversation has one writer, its row. Whoever acts names the fence under which he acts (the epoch for owners, the
 * turn for runners); a write under a stale fence changes nothing and says so. A transition is one value and one commit.
 *
 * <p>Pictures stand beside the log, behind {@link shop.xiaoer.conversation.Attachments}; an event names them by their ids.
 *
 * <p>Read {@link shop.xiaoer.conversation.Conversation} first, then {@link shop.xiaoer.conversation.Transition}.
 */
@NullMarked
package shop.xiaoer.conversation;

import org.jspecify.annotations.NullMarked;
