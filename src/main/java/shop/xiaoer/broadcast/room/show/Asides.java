package shop.xiaoer.broadcast.room.show;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.show.AnswerQueue.Waiting;
import shop.xiaoer.text.Language;

/** The cues that stand in no script: answers, persons' words, notices, bridges; each turn with another of the room's phrases. */
final class Asides {
    private final Room room;
    private final RoomWords words;
    private long turn;

    Asides(Room room, RoomWords words) {
        this.room = room;
        this.words = words;
    }

    /** The next one has other phrases. */
    void said() {
        turn++;
    }

    /** An answer with its lead, the rest of one, or a person's words as they are. */
    RoomCue answer(Waiting next) {
        LiveAnswer answer = next.answer;
        return RoomCue.aside(
                next.kind,
                lead(next) + answer.text(),
                answer.language(),
                answer.product(),
                null,
                next.comments,
                next.expiresAt,
                next.isRest ? null : answer.key(),
                answer.facts());
    }

    private String lead(Waiting next) {
        if (next.kind != CueKind.answer || next.isRest) {
            return "";
        }
        LiveAnswer answer = next.answer;
        String lead = words.lead(answer.language(), answer.topic(), next.askers.size(), turn);
        return answer.language() == Language.EN ? lead + " " : lead;
    }

    RoomCue notice() {
        return plain(CueKind.notice, words.notice(room.language(), room.name()), room.language(), null, null);
    }

    /**
     * Before words of the script to which the show returns within their segment.
     *
     * @param topic what they speak of, empty where it has no name
     */
    RoomCue bridge(RoomCue back, int segment, String topic) {
        String text = words.bridge(back.language(), topic, turn);
        return plain(CueKind.bridge, text, back.language(), back.product(), segment);
    }

    private static RoomCue plain(
            CueKind kind, String text, Language language, @Nullable String product, @Nullable Integer segment) {
        return RoomCue.aside(kind, text, language, product, segment, List.of(), null, null, List.of());
    }
}
