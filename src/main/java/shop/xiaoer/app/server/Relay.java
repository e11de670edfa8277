package shop.xiaoer.app.server;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.desk.Decisions;

/** Joins the turns, made first, with the agents' desk that hears of them, made after. */
final class Relay implements Decisions {
    private final AtomicReference<@Nullable Decisions> target = new AtomicReference<>();

    void to(Decisions decisions) {
        target.set(decisions);
    }

    @Override
    public void decided(ConversationId id, long turn, String outcome, String card) {
        Decisions decisions = target.get();
        if (decisions != null) {
            decisions.decided(id, turn, outcome, card);
        }
    }
}
