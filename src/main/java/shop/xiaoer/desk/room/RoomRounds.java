package shop.xiaoer.desk.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;

/**
 * What is done for rooms by the clock. {@link #beat} and {@link #sweep} are called by one thread after the other; {@link
 * #look} may run beside them. All of them block.
 */
public final class RoomRounds {
    private static final Logger LOG = LoggerFactory.getLogger(RoomRounds.class);
    /** So long a person may be away where the platform wants one. */
    private static final Duration AWAY = Duration.ofSeconds(30);
    /** Between two looks for comments that were lost on the way, in sweeps. */
    private static final int OVERLOOKED_EVERY = 5;

    private final RoomLedger ledger;
    private final Directors directors;
    private final RoomTaking taking;
    private final RoomControls controls;
    private final RoomComments comments;
    private final RoomsElsewhere elsewhere;
    private final PlatformProfiles platforms;
    private final Clock clock;
    private int sweeps;

    RoomRounds(
            RoomLedger ledger,
            Directors directors,
            RoomTaking taking,
            RoomControls controls,
            RoomComments comments,
            RoomsElsewhere elsewhere,
            PlatformProfiles platforms,
            Clock clock) {
        this.ledger = ledger;
        this.directors = directors;
        this.taking = taking;
        this.controls = controls;
        this.comments = comments;
        this.elsewhere = elsewhere;
        this.platforms = platforms;
        this.clock = clock;
    }

    /** What is due in a show; ten times a second. */
    public void beat() {
        directors.beat();
        comments.forgetGone();
    }

    /** Shows rooms of other nodes to whoever looks here; some times a second, beside the rooms' own clock. */
    public void look() {
        elsewhere.look(directors::has);
    }

    /** Rooms whose node is gone, rooms that are due, persons who went away, comments that nobody answered; once a second. */
    public void sweep() {
        for (String room : ledger.orphans(List.copyOf(directors.rooms()))) {
            taking.directed(room, RoomTaking.DIRECTED).ifPresent(director -> LOG.info("room {} goes on here", room));
        }
        ledger.due(clock.instant()).forEach(this::startDue);
        directors.each(this::personOrPause);
        comments.giveUpLate();
        if (sweeps++ % OVERLOOKED_EVERY == 0) {
            comments.answerOverlooked();
        }
    }

    private void startDue(String room) {
        RoomLedger.Kept kept = ledger.find(room).orElseThrow();
        RoomMove started = controls.start(room, kept.room().author(), RoomMove::overtaken);
        // Another node may be starting it, or has died with it a moment ago: the next look tells.
        if (started instanceof RoomMove.Refused refused && !refused.code().equals("staleVersion")) {
            LOG.warn("room {} could not go on air at its time: {}", room, refused.detail());
            taking.directed(room, EnumSet.of(RoomState.ready))
                    .ifPresent(director -> director.hush(RoomState.paused, refused.code()));
        }
    }

    private void personOrPause(String room, RoomDirector director) {
        if (director.state() != RoomState.onAir) {
            return;
        }
        ledger.find(room)
                .filter(kept -> platforms.known(kept.room().platform()).needsPerson())
                .filter(kept -> isAway(kept))
                .ifPresent(kept -> director.hush(RoomState.paused, "operatorAway"));
    }

    private boolean isAway(RoomLedger.Kept kept) {
        Instant seen = kept.heartbeatAt();
        return seen == null || seen.isBefore(clock.instant().minus(AWAY));
    }
}
