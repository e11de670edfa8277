package shop.xiaoer.desk.room;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;

/**
 * The controls of rooms: put on air, paused, taken over by a person, ended. A move in a room that another node directs is
 * passed on to it. Safe from any thread; methods block.
 */
public final class RoomControls {
    private static final Set<RoomState> STARTABLE = EnumSet.of(RoomState.ready, RoomState.paused, RoomState.microphone);

    private final RoomLedger ledger;
    private final RoomTaking taking;
    private final RoomsElsewhere elsewhere;
    private final RoomComments comments;
    private final ApprovedScripts scripts;
    private final PlatformProfiles platforms;
    private final Clock clock;

    RoomControls(
            RoomLedger ledger,
            RoomTaking taking,
            RoomsElsewhere elsewhere,
            RoomComments comments,
            ApprovedScripts scripts,
            PlatformProfiles platforms,
            Clock clock) {
        this.ledger = ledger;
        this.taking = taking;
        this.elsewhere = elsewhere;
        this.comments = comments;
        this.scripts = scripts;
        this.platforms = platforms;
        this.clock = clock;
    }

    /**
     * Puts a room on air, or back on it.
     *
     * @param by who answers for it from now on
     */
    public RoomMove start(String id, String by) {
        return start(id, by, () -> elsewhere.wish(id, "start", by));
    }

    /** @param otherwise what is done where another node directs the room */
    RoomMove start(String id, String by, Supplier<RoomMove> otherwise) {
        Optional<RoomLedger.Kept> found = ledger.find(id);
        if (found.isEmpty()) {
            return new RoomMove.Unknown();
        }
        RoomLedger.Kept kept = found.get();
        if (kept.state() == RoomState.onAir) {
            return new RoomMove.Done(kept);
        }
        Optional<RoomMove> refused = refused(kept);
        if (refused.isPresent()) {
            return refused.get();
        }
        ledger.heartbeat(id, by, clock.instant());
        return taking.directed(id, STARTABLE).map(director -> air(id, director)).orElseGet(otherwise);
    }

    /** Why a room may not go on air as it stands. */
    private Optional<RoomMove> refused(RoomLedger.Kept kept) {
        if (kept.state() == RoomState.ended) {
            return Optional.of(new RoomMove.Refused("closed", "the room has ended"));
        }
        PlatformProfile platform = platforms.known(kept.room().platform());
        if (platform.teleprompterOnly()) {
            return Optional.of(new RoomMove.Refused(
                    "platformForbids",
                    platform.id() + " allows no synthetic host: export the script as text for a person"));
        }
        return unapproved(kept.room())
                .map(script -> new RoomMove.Refused("notApproved", "script " + script + " has no valid approval"));
    }

    private Optional<String> unapproved(Room room) {
        return room.rundown().stream()
                .flatMap(item -> item.scripts().stream())
                .distinct()
                .filter(id -> scripts.approved(id).isEmpty())
                .findFirst();
    }

    private RoomMove air(String id, RoomDirector director) {
        boolean moved = director.air();
        if (moved) {
            comments.answerWaiting(id, director);
        }
        return done(id, moved);
    }

    public RoomMove pause(String id, String by) {
        return pause(id, by, () -> elsewhere.wish(id, "pause", by));
    }

    RoomMove pause(String id, String by, Supplier<RoomMove> otherwise) {
        return hush(id, RoomState.paused, "by " + by, otherwise);
    }

    public RoomMove stop(String id, String by) {
        return stop(id, () -> elsewhere.wish(id, "stop", by));
    }

    RoomMove stop(String id, Supplier<RoomMove> otherwise) {
        return ledger.find(id)
                .filter(kept -> kept.state() == RoomState.ended)
                .<RoomMove>map(RoomMove.Done::new)
                .orElseGet(() -> hush(id, RoomState.ended, null, otherwise));
    }

    /** A person speaks: the host falls silent with its sentence and says nothing until the microphone is given back. */
    public RoomMove microphone(String id, String by) {
        return microphone(id, by, () -> elsewhere.wish(id, "microphone", by));
    }

    RoomMove microphone(String id, String by, Supplier<RoomMove> otherwise) {
        return hush(id, RoomState.microphone, "by " + by, otherwise);
    }

    private RoomMove hush(String id, RoomState how, @Nullable String why, Supplier<RoomMove> otherwise) {
        Optional<RoomLedger.Kept> kept = ledger.find(id);
        if (kept.isEmpty()) {
            return new RoomMove.Unknown();
        }
        Set<RoomState> from = how == RoomState.ended ? EnumSet.allOf(RoomState.class) : RoomTaking.DIRECTED;
        if (!from.contains(kept.get().state())) {
            return new RoomMove.Refused("closed", "the room is not on air");
        }
        return taking.directed(id, from)
                .map(director -> done(id, director.hush(how, why)))
                .orElseGet(otherwise);
    }

    private RoomMove done(String id, boolean moved) {
        return moved ? new RoomMove.Done(ledger.find(id).orElseThrow()) : RoomMove.overtaken();
    }

    /** The named person is at the controls. */
    public RoomMove heartbeat(String id, String by) {
        return written(id, () -> ledger.heartbeat(id, by, clock.instant()));
    }

    /**
     * Lets the host say what the model writes, behind guards and law; or no longer.
     *
     * @param by who answers for it
     */
    public RoomMove modelAnswers(String id, boolean on, String by) {
        return written(id, () -> ledger.modelAnswers(id, on, by));
    }

    private RoomMove written(String id, Runnable write) {
        if (ledger.find(id).isEmpty()) {
            return new RoomMove.Unknown();
        }
        write.run();
        return new RoomMove.Done(ledger.find(id).orElseThrow());
    }
}
