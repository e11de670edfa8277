package shop.xiaoer.broadcast.room.show;

import java.time.Instant;
import shop.xiaoer.text.Language;

/**
 * Words of a person that the host is to say. They are kept before they are acknowledged and wait as long as it takes, also
 * through a restart and a move of the room.
 *
 * @param key of the wish, from whoever has it: the same again is said once
 * @param by the account whose words they are
 */
public record Insisted(String key, String by, String text, Language language, Instant at) {
    /** What became of the wish. */
    public enum Kept {
        now,
        /** The same was kept before. */
        before,
        /** Another wish has this key. */
        otherWords,
        /** The room is another node's. */
        lost
    }
}
