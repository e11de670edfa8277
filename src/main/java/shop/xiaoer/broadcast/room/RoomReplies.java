package shop.xiaoer.broadcast.room;

import java.util.List;

/** Port: the keyword replies of rooms. Blocks. */
public interface RoomReplies {
    /** In the order in which they were made. */
    List<KeywordReply> of(String room);

    /** Keeps one, new or in the place of the one of its id. */
    void keep(String room, KeywordReply reply);

    /** @return false where there was none */
    boolean drop(String room, String id, String by);
}
