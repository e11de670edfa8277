package shop.xiaoer.desk.agent;

import java.util.concurrent.CompletionStage;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;

/** Where an agent's socket is written to; every method may be called from any thread. */
public interface AgentSink {
    void changed(long change, Board board);

    CompletionStage<Void> event(ConversationEvent event);

    void decision(ConversationId id, long turn, String outcome, String card);

    void aside(Aside aside);

    void typing(ConversationId id, Author author, boolean on);
}
