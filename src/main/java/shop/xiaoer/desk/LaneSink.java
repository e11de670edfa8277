package shop.xiaoer.desk;

import java.util.concurrent.CompletionStage;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;

/** Where a lane writes: a socket or a stream of server-sent events. Called on the lane's event loop only. */
public interface LaneSink {
    /** Completes when it has left for the network. */
    CompletionStage<Void> event(ConversationEvent event);

    void draft(long turn, String text);

    void draftGone(long turn);

    void queue(int position, long waitSeconds, int agentsOnline);

    /** One side has read up to a seq. */
    void seen(Author.Kind by, long seq);

    void typing(String authorKind, String name, boolean on);

    /** Whether the reader is slow: nothing is to be written until {@link #whenWritable}. */
    boolean full();

    void whenWritable(Runnable action);

    /** Ends the stream, so that its client comes back. */
    void cut();
}
