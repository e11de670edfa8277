package shop.xiaoer.desk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.desk.agent.AgentSink;
import shop.xiaoer.desk.agent.Aside;
import shop.xiaoer.desk.agent.Board;

/** An agent's window that nobody looks at; it counts its boards. Safe from any thread. */
public final class SilentAgent implements AgentSink {
    private final List<Long> changes = Collections.synchronizedList(new ArrayList<>());

    public int boards() {
        return changes.size();
    }

    /** The numbers of the boards in the order of their coming. */
    public List<Long> changes() {
        synchronized (changes) {
            return List.copyOf(changes);
        }
    }

    @Override
    public void changed(long change, Board board) {
        changes.add(change);
    }

    @Override
    public CompletionStage<Void> event(ConversationEvent event) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void decision(ConversationId id, long turn, String outcome, String card) {}

    @Override
    public void aside(Aside aside) {}

    @Override
    public void typing(ConversationId id, Author author, boolean on) {}
}
