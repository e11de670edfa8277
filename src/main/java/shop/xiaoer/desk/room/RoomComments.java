package shop.xiaoer.desk.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.room.report.CommentLedger.Fate;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.text.Language;

/**
 * What viewers write: kept first, then answered by the room's own replies or by what the shop knows, a few at a time. Each
 * comment has a fate in the end. Safe from any thread; methods block.
 */
public final class RoomComments {
    private static final Logger LOG = LoggerFactory.getLogger(RoomComments.class);
    /** A comment that is older when it comes was of another moment. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    /** A comment whose answer became untrue is answered anew for so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A comment that still waits for its answer's turn is younger than this. */
    private static final Duration LATE = Duration.ofMinutes(3);
    /** A younger comment may still be on its way to the inbox. */
    private static final Duration IN_HAND = Duration.ofSeconds(3);

    private final RoomLedger rooms;
    private final CommentLedger ledger;
    private final Directors directors;
    private final RoomsElsewhere elsewhere;
    private final KeywordReplies replies;
    private final RoomAnswers answers;
    private final Starter starter;
    private final Clock clock;
    private final Map<String, CommentInbox> inboxes = new ConcurrentHashMap<>();

    RoomComments(
            RoomLedger rooms,
            CommentLedger ledger,
            Directors directors,
            RoomsElsewhere elsewhere,
            KeywordReplies replies,
            RoomAnswers answers,
            Starter starter,
            Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.directors = directors;
        this.elsewhere = elsewhere;
        this.replies = replies;
        this.answers = answers;
        this.starter = starter;
        this.clock = clock;
    }

    /** What became of a batch. */
    public record Accepted(int accepted, int duplicates, int expired) {}

    /** @return empty where there is no such room */
    public Optional<Accepted> accept(String room, List<Comment> batch) {
        Instant oldest = clock.instant().minus(OLDEST);
        List<Comment> fresh = new ArrayList<>();
        List<Comment> tooOld = new ArrayList<>();
        batch.forEach(comment -> (comment.at().isBefore(oldest) ? tooOld : fresh).add(comment));
        return ledger.accept(room, fresh, tooOld).map(taken -> {
            answerOrTell(room, taken);
            return new Accepted(taken.size(), fresh.size() - taken.size(), tooOld.size());
        });
    }

    private void answerOrTell(String room, List<Comment> taken) {
        Optional<RoomDirector> here = directors.find(room);
        if (here.isEmpty()) {
            elsewhere.tell(room, taken);
        } else if (here.get().state() == RoomState.onAir) {
            taken.forEach(comment -> answerSoon(room, comment));
        }
    }

    /** Comments that another node kept. */
    void keptElsewhere(String room, List<String> msgIds) {
        if (directors.onAir(room).isPresent()) {
            ledger.unsettled(room, msgIds).forEach(comment -> answerSoon(room, comment));
        }
    }

    /** What viewers wrote while nobody could answer, as far as it is fresh. */
    void answerWaiting(String room, RoomDirector director) {
        director.unanswered().forEach(comment -> answerSoon(room, comment));
    }

    /** A price changed while their answer waited. Who asked long ago has gone on: what changes for ever is not asked for ever. */
    void answerAgain(String room, List<String> msgIds) {
        Instant young = clock.instant().minus(PATIENCE);
        List<Comment> asked = msgIds.isEmpty() ? List.of() : ledger.unsettled(room, msgIds);
        for (Comment comment : asked) {
            if (comment.at().isBefore(young)) {
                settle(room, comment, Fate.late, null);
            } else if (!inbox(room).again(comment)) {
                settle(room, comment, Fate.refused, "overloaded");
            }
        }
    }

    /** Comments whose turn never came are late, and no longer waited for. */
    void giveUpLate() {
        Instant oldest = clock.instant().minus(LATE);
        directors.rooms().forEach(room -> ledger.tooLate(room, oldest));
    }

    /** Comments that another node kept and whose note was lost. Those that are in hand already are not taken again. */
    void answerOverlooked() {
        directors.each((room, director) -> {
            if (director.state() == RoomState.onAir) {
                overlooked(director).forEach(comment -> answerSoon(room, comment));
            }
        });
    }

    private List<Comment> overlooked(RoomDirector director) {
        Instant settled = clock.instant().minus(IN_HAND);
        return director.unanswered().stream()
                .filter(comment -> comment.at().isBefore(settled))
                .toList();
    }

    /** Rooms that are directed here no longer need no inbox. */
    void forgetGone() {
        inboxes.keySet().removeIf(room -> !directors.has(room));
    }

    // ---- one comment ---------------------------------------------------------------------------------------------

    private void answerSoon(String room, Comment comment) {
        if (!inbox(room).offer(comment)) {
            settle(room, comment, Fate.refused, "overloaded");
        }
    }

    private CommentInbox inbox(String room) {
        return inboxes.computeIfAbsent(room, _ -> new CommentInbox(starter, comment -> read(room, comment)));
    }

    private void read(String room, Comment comment) {
        try {
            directors.find(room).ifPresent(director -> answer(room, director, comment));
        } catch (StoreUnavailable e) {
            LOG.warn("a comment waits for the database: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a comment could not be answered", e);
        }
    }

    private void answer(String room, RoomDirector director, Comment comment) {
        RoomLedger.Kept kept = rooms.find(room).orElseThrow();
        Language usual = kept.room().language();
        @Nullable String onShow = kept.onShow().orElse(null);
        Optional<LiveAnswer> keyword = replies.answer(room, comment, usual, onShow);
        if (keyword.isPresent()) {
            director.answered(keyword.get(), comment);
            return;
        }
        switch (answers.answer(comment, onShow, usual, kept.modelBy() != null)) {
            case RoomAnswers.Found.Answer found -> director.answered(found.answer(), comment);
            case RoomAnswers.Found.Nothing nothing -> settle(room, comment, Fate.gap, nothing.why());
        }
    }

    private void settle(String room, Comment comment, Fate fate, @Nullable String why) {
        ledger.settle(room, List.of(comment.msgId()), fate, null, why);
    }
}
