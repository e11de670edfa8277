package shop.xiaoer.desk;

import shop.xiaoer.conversation.ConversationId;

/** Hears each decision as it was recorded; {@code card} is JSON. */
@FunctionalInterface
public interface Decisions {
    void decided(ConversationId id, long turn, String outcome, String card);
}
