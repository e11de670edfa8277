package shop.xiaoer.broadcast.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the keyword replies of rooms. Blocks. */
public interface RoomReplies {
    /** In the order in which they were made. */
    List<KeywordReply> of(String room);

    /**
     * Keeps one, new or in the place of the one that was read.
     *
     * @param before null for a new one
     * @return false where that one was changed, approved or dropped meanwhile; nothing is kept then
     */
    boolean keep(String room, @Nullable KeywordReply before, KeywordReply reply);

    /** @return false where there was none */
    boolean drop(String room, String id, String by);
}
