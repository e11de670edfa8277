package shop.xiaoer.handoff;

import java.time.Instant;
import shop.xiaoer.conversation.ConversationId;

/** A shopper who wants to be called back: a task until somebody has done it. {@code contact} is never logged. */
public record Callback(ConversationId conversation, String contact, String language, String summary, Instant since) {
    @Override
    public String toString() {
        return "Callback[" + conversation + ", contact=••••, since=" + since + "]";
    }
}
