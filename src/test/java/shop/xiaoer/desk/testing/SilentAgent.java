package shop.xiaoer.desk.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.desk.AgentSink;
import shop.xiaoer.desk.Aside;
import shop.xiaoer.desk.Board;

/** An agent's window that nobody looks at; it counts its boards. Safe from any thread. */
public final class SilentAgent implements AgentSink {
    private final AtomicInteger boards = new AtomicInteger();

    public int boards() {
        return boards.get();
    }

    @Override
    public void changed(long change, Board board) {
        boards.incrementAndGet();
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
