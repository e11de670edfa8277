package shop.xiaoer.broadcast.room.show;

import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** What the director himself says, in both languages from the one table, in turn so that no line comes twice running. */
public final class RoomWords {
    private static final int BRIDGES = 6;
    private static final int LEADS = 5;

    private final WordTable words;

    public RoomWords(WordTable words) {
        this.words = words;
    }

    String notice(Language language, String room) {
        return words.say(language, "room.notice", "room", room);
    }

    /** @param topic what the script speaks of, empty where it is nothing with a name */
    String bridge(Language language, String topic, long turn) {
        String which = topic.isEmpty() ? "room.bridge.plain." : "room.bridge.";
        return words.say(language, which + (1 + Math.floorMod(turn, BRIDGES)), "topic", topic);
    }

    /** How an answer begins: what it is about, and that several asked where they did. */
    String lead(Language language, String topic, int askers, long turn) {
        String which = (askers > 1 ? "room.lead.many." : "room.lead.") + (1 + Math.floorMod(turn, LEADS));
        return words.say(language, which, "topic", topic);
    }
}
