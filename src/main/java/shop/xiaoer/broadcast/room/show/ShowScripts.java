package shop.xiaoer.broadcast.room.show;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.text.Language;

/** Port: what may be said now. May block. */
public interface ShowScripts {
    /** The script with its live values as of now, empty where no valid approval stands. */
    Optional<Script> approved(String id);

    /** The segment with what the law says of it as of now: a new price may make a comparison false. */
    Segment checked(Script script, Segment segment);

    /** Whether the value in a slot can still be had; words over one that cannot are left out. */
    boolean isLive(LiveSlot slot);

    /** Whether price and stock are still those that an answer speaks of. */
    boolean hold(List<LiveFact> facts);

    /** How a product is called aloud, empty where it has no name any more. */
    String nameOf(String product, Language language);
}
