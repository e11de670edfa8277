package shop.xiaoer.desk.room;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.room.show.RoomWords;
import shop.xiaoer.broadcast.room.show.Show;
import shop.xiaoer.broadcast.room.show.ShowLedger;

/**
 * Makes this node the one that directs a room, where no other that lives does: the fence is raised, a director begins where
 * the one before stood, and the comments that nobody answered meanwhile are. Safe from any thread; blocks.
 */
final class RoomTaking {
    /** The states in which a room has a director. */
    static final Set<RoomState> DIRECTED = EnumSet.of(RoomState.onAir, RoomState.paused, RoomState.microphone);

    private final RoomLedger ledger;
    private final ShowLedger shows;
    private final CommentLedger written;
    private final Directors directors;
    private final RoomComments comments;
    private final ApprovedScripts scripts;
    private final PlatformProfiles platforms;
    private final RoomWords words;
    private final Clock clock;

    RoomTaking(
            RoomLedger ledger,
            ShowLedger shows,
            CommentLedger written,
            Directors directors,
            RoomComments comments,
            ApprovedScripts scripts,
            PlatformProfiles platforms,
            RoomWords words,
            Clock clock) {
        this.ledger = ledger;
        this.shows = shows;
        this.written = written;
        this.directors = directors;
        this.comments = comments;
        this.scripts = scripts;
        this.platforms = platforms;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The director here, or a new one where nobody else's is alive.
     *
     * @param from the states in which the room may be taken
     */
    Optional<RoomDirector> directed(String room, Set<RoomState> from) {
        return directors.atWork(room).or(() -> take(room, from));
    }

    private synchronized Optional<RoomDirector> take(String room, Set<RoomState> from) {
        return directors.atWork(room).or(() -> ledger.take(room, from).map(this::begin));
    }

    private RoomDirector begin(RoomLedger.Kept kept) {
        String room = kept.room().id();
        RoomDirector director = new RoomDirector(performance(kept), clock);
        directors.begin(room, director);
        if (kept.state() == RoomState.onAir) {
            comments.answerWaiting(room, director);
        }
        return director;
    }

    private Performance performance(RoomLedger.Kept kept) {
        String room = kept.room().id();
        return new Performance(
                ledger,
                shows,
                written,
                kept,
                show(kept.room()),
                msgIds -> comments.answerAgain(room, msgIds),
                clock.instant());
    }

    private Function<Consumer<String>, Show> show(Room room) {
        Duration every = platforms.known(room.platform()).noticeEvery();
        return leftOut -> new Show(room, scripts, words, every, leftOut);
    }
}
