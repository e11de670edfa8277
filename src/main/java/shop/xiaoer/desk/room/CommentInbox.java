package shop.xiaoer.desk.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.desk.Starter;

/** Comments of one room that wait to be looked at, by few at a time: a storm of them leaves the chat its threads. Safe from any thread. */
final class CommentInbox {
    private static final int AT_ONCE = 4;
    private static final int MOST = 1_000;
    private static final int REMEMBERED = 20_000;

    private final Starter starter;
    private final Consumer<Comment> reader;
    private final Deque<Comment> waiting = new ArrayDeque<>();
    /** Ids of those that came last, longer than any of them is fresh. */
    private final Map<String, Boolean> taken = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private int readers;

    CommentInbox(Starter starter, Consumer<Comment> reader) {
        this.starter = starter;
        this.reader = reader;
    }

    /** Each comment once, however often it is brought. @return false where too many wait already: it was not taken */
    boolean offer(Comment comment) {
        return offer(comment, false);
    }

    /** A comment whose answer is wanted anew. @return false where too many wait already */
    boolean again(Comment comment) {
        return offer(comment, true);
    }

    private boolean offer(Comment comment, boolean again) {
        synchronized (this) {
            if (!again && taken.containsKey(comment.msgId())) {
                return true;
            }
            if (waiting.size() >= MOST) {
                return false;
            }
            taken.put(comment.msgId(), true);
            waiting.addLast(comment);
            if (readers >= AT_ONCE) {
                return true;
            }
            readers++;
        }
        if (!starter.start("comments", this::read)) {
            synchronized (this) {
                readers--;
            }
        }
        return true;
    }

    private void read() {
        Optional<Comment> next = next();
        while (next.isPresent()) {
            reader.accept(next.get());
            next = next();
        }
    }

    private synchronized Optional<Comment> next() {
        Comment comment = waiting.pollFirst();
        if (comment == null) {
            readers--;
        }
        return Optional.ofNullable(comment);
    }
}
