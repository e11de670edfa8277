package shop.xiaoer.desk.room;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.show.Insisted;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/**
 * What a person at the controls lets the host say. The law is asked first, and each wish is said once. Safe from any
 * thread; methods block.
 */
public final class OperatorWords {
    /** More than anybody wants to hear from the controls at once. */
    private static final int MOST_LINES = 20;

    private final RoomLedger ledger;
    private final ShowLedger shows;
    private final Directors directors;
    private final RoomsElsewhere elsewhere;
    private final RoomLaw law;
    private final Clock clock;

    OperatorWords(
            RoomLedger ledger,
            ShowLedger shows,
            Directors directors,
            RoomsElsewhere elsewhere,
            RoomLaw law,
            Clock clock) {
        this.ledger = ledger;
        this.shows = shows;
        this.directors = directors;
        this.elsewhere = elsewhere;
        this.law = law;
        this.clock = clock;
    }

    /** @param key the same wish again, with the same words, is said once */
    public RoomMove say(String room, String key, String by, String text, Language language) {
        Insisted words = new Insisted(key, by, text, language, clock.instant());
        return say(room, words, () -> elsewhere.say(room, words));
    }

    /** @param otherwise what is done where another node directs the room */
    RoomMove say(String room, Insisted words, Supplier<RoomMove> otherwise) {
        Optional<RoomLedger.Kept> kept = ledger.find(room);
        if (kept.isEmpty()) {
            return new RoomMove.Unknown();
        }
        Optional<RoomDirector> director = directors.find(room);
        if (director.isEmpty() && kept.get().state() == RoomState.onAir) {
            return otherwise.get();
        }
        if (director.isEmpty() || director.get().state() != RoomState.onAir) {
            return new RoomMove.Refused("closed", "the room is not on air");
        }
        return refused(kept.get(), words).orElseGet(() -> said(room, director.get(), words, otherwise));
    }

    private Optional<RoomMove> refused(RoomLedger.Kept kept, Insisted words) {
        return unlawful(kept, words).or(() -> tooMany(kept.room().id(), words));
    }

    private Optional<RoomMove> unlawful(RoomLedger.Kept kept, Insisted words) {
        List<Finding> findings =
                law.now(words.text(), words.language(), kept.onShow().orElse(null));
        return RoomLaw.blocking(findings)
                .map(finding ->
                        new RoomMove.Refused("blockingFindings", "text: " + finding.rule() + ", " + finding.article()));
    }

    private Optional<RoomMove> tooMany(String room, Insisted words) {
        List<Insisted> waiting = shows.insisted(room);
        boolean fits = waiting.size() < MOST_LINES
                || waiting.stream().anyMatch(one -> one.key().equals(words.key()));
        return fits
                ? Optional.empty()
                : Optional.of(new RoomMove.Refused(
                        "overloaded", "text: " + MOST_LINES + " words of persons wait to be said already"));
    }

    private RoomMove said(String room, RoomDirector director, Insisted words, Supplier<RoomMove> otherwise) {
        return switch (director.insist(words)) {
            case now, before -> new RoomMove.Done(ledger.find(room).orElseThrow());
            case otherWords -> new RoomMove.Refused("idReused", "Idempotency-Key: other words were said under it");
            case lost -> otherwise.get();
        };
    }
}
