package shop.xiaoer.desk.room;

import java.time.Clock;
import java.util.UUID;
import shop.xiaoer.broadcast.room.show.Insisted;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.node.Note;
import shop.xiaoer.text.Language;

/** Wishes of operators that were said at another node. Only who directs the room answers. Safe from any thread; blocks. */
final class PassedOnWishes {
    private final Directors directors;
    private final RoomsElsewhere elsewhere;
    private final RoomControls controls;
    private final OperatorWords words;
    private final Neighbours neighbours;
    private final Clock clock;

    PassedOnWishes(
            Directors directors,
            RoomsElsewhere elsewhere,
            RoomControls controls,
            OperatorWords words,
            Neighbours neighbours,
            Clock clock) {
        this.directors = directors;
        this.elsewhere = elsewhere;
        this.controls = controls;
        this.words = words;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    void meet(UUID asker, Note.RoomAsk wish) {
        if (directors.atWork(wish.room()).isPresent()) {
            elsewhere
                    .once(asker, wish.ask(), () -> answered(asker, wish, moved(wish)))
                    .ifPresent(neighbours::answer);
        }
    }

    private static Note.RoomWished answered(UUID asker, Note.RoomAsk wish, RoomMove move) {
        return switch (move) {
            case RoomMove.Done ignored -> new Note.RoomWished(wish.ask(), asker, null, "");
            case RoomMove.Unknown ignored -> new Note.RoomWished(wish.ask(), asker, "notFound", "no such room");
            case RoomMove.Refused refused -> new Note.RoomWished(wish.ask(), asker, refused.code(), refused.detail());
        };
    }

    private RoomMove moved(Note.RoomAsk ask) {
        return switch (ask) {
            case Note.RoomWords said -> words.say(said.room(), insisted(said), RoomMove::overtaken);
            case Note.RoomWish wish -> moved(wish.room(), wish);
        };
    }

    private Insisted insisted(Note.RoomWords said) {
        return new Insisted(said.key(), said.by(), said.text(), Language.of(said.language()), clock.instant());
    }

    private RoomMove moved(String room, Note.RoomWish wish) {
        return switch (wish.move()) {
            case "start" -> controls.start(room, wish.by(), RoomMove::overtaken);
            case "pause" -> controls.pause(room, wish.by(), RoomMove::overtaken);
            case "stop" -> controls.stop(room, RoomMove::overtaken);
            case "microphone" -> controls.microphone(room, wish.by(), RoomMove::overtaken);
            default -> new RoomMove.Refused("badField", "move: no such one");
        };
    }
}
