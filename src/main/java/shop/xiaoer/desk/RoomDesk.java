package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.Insisted;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.LoopMeaning;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RoomReport;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.RoomWords;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.Show;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.node.Note;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * The live rooms: planned, put on air, asked, taken over by a person, ended. A room on air has one {@link RoomDirector} on
 * one node. Methods block and are called on virtual threads.
 */
public final class RoomDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RoomDesk.class);
    /** A comment that is older when it comes was of another moment. */
    private static final Duration OLDEST = Duration.ofMinutes(5);
    /** So long a person may be away where the platform wants one. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    /** A comment whose answer became untrue is answered anew for so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A comment that still waits for its answer's turn is younger than this. */
    private static final Duration LATE = Duration.ofMinutes(3);

    /** Between two looks for comments that were lost on the way, in sweeps. */
    private static final int OVERLOOKED_EVERY = 5;
    /** More than anybody wants to hear from the controls at once. */
    private static final int MOST_LINES = 20;
    /** A younger comment may still be on its way to the inbox. */
    private static final Duration IN_HAND = Duration.ofSeconds(3);

    private static final Set<RoomState> STARTABLE = EnumSet.of(RoomState.ready, RoomState.paused, RoomState.microphone);
    private static final Set<RoomState> LIVING =
            EnumSet.of(RoomState.ready, RoomState.onAir, RoomState.paused, RoomState.microphone);
    private static final Set<RoomState> DIRECTED = EnumSet.of(RoomState.onAir, RoomState.paused, RoomState.microphone);

    private final RoomLedger ledger;
    private final ScriptDesk scripts;
    private final ApprovedScripts approved;
    private final RoomLaw law;
    private final PlatformProfiles platforms;
    private final Products products;
    private final KeywordReplies replies;
    private final RoomAnswers answers;
    private final RoomWords words;
    private final Starter starter;
    private final Neighbours neighbours;
    private final RoomsElsewhere elsewhere;
    private final LoopMeaning meaning;
    private final Clock clock;
    private final Map<String, RoomDirector> directors = new ConcurrentHashMap<>();
    private final Map<String, CommentInbox> inboxes = new ConcurrentHashMap<>();
    private int sweeps;

    public RoomDesk(
            RoomLedger ledger,
            ScriptDesk scripts,
            ScriptCheck check,
            RoomLaw law,
            PlatformProfiles platforms,
            Products products,
            KeywordReplies replies,
            RoomAnswers answers,
            WordTable words,
            Starter starter,
            Neighbours neighbours,
            LoopMeaning meaning,
            Clock clock) {
        this.ledger = ledger;
        this.scripts = scripts;
        this.approved = new ApprovedScripts(scripts, check, products, clock);
        this.law = law;
        this.platforms = platforms;
        this.products = products;
        this.replies = replies;
        this.answers = answers;
        this.words = new RoomWords(words);
        this.starter = starter;
        this.neighbours = neighbours;
        this.elsewhere = new RoomsElsewhere(ledger, neighbours);
        this.meaning = meaning;
        this.clock = clock;
    }

    /** How a move ended. */
    public sealed interface Move {
        record Done(RoomLedger.Kept room) implements Move {}

        record Unknown() implements Move {}

        /** @param code of the contract */
        record Refused(String code, String detail) implements Move {}
    }

    // ---- planning ------------------------------------------------------------------------------------------------

    /** @return what is wrong with the plan, by field, or empty where it was kept */
    public Optional<String> plan(Room room) {
        for (RundownItem item : room.rundown()) {
            for (String id : item.scripts()) {
                Optional<Script> script = scripts.find(id);
                if (script.isEmpty()) {
                    return Optional.of("rundown: there is no script " + id);
                }
                if (script.get().language() != room.language()) {
                    return Optional.of("rundown: script " + id + " is in another language than the first");
                }
            }
            Optional<String> missing = item.products().stream()
                    .filter(product -> products.find(product).isEmpty())
                    .findFirst();
            if (missing.isPresent()) {
                return Optional.of("rundown: there is no product " + missing.get());
            }
        }
        ledger.create(room);
        return Optional.empty();
    }

    /** What rooms say to certain words. */
    public KeywordReplies replies() {
        return replies;
    }

    /** The language of a room is that of its first script. */
    public Optional<Language> language(String script) {
        return scripts.find(script).map(Script::language);
    }

    public Optional<RoomLedger.Kept> find(String id) {
        return ledger.find(id);
    }

    public List<RoomLedger.Kept> newest(int limit) {
        return ledger.newest(limit);
    }

    /** The cue of that number, as long as it was sent and has not ended. */
    public Optional<RoomCue> openCue(String id, long no) {
        return ledger.find(id)
                .flatMap(kept -> ledger.openCues(id).stream()
                        .map(RoomLedger.KeptCue::cue)
                        .filter(cue -> cue.no() == no)
                        .findFirst());
    }

    /** What was left out of a show, in words. */
    public Set<String> leftOut(String id) {
        RoomDirector director = directors.get(id);
        return director == null ? Set.of() : director.leftOut();
    }

    public Optional<RoomReport> report(String id) {
        return ledger.find(id).map(kept -> {
            List<RoomLedger.KeptCue> said = ledger.said(id);
            return RoomReport.of(
                    kept,
                    said,
                    ledger.comments(id),
                    ledger.unanswered(id),
                    meaning.of(said, kept.room().language()));
        });
    }

    // ---- on air --------------------------------------------------------------------------------------------------

    /**
     * Puts a room on air, or back on it.
     *
     * @param by who answers for it from now on
     */
    public Move start(String id, String by) {
        return start(id, by, () -> elsewhere.wish(id, "start", by));
    }

    /** @param otherwise what is done where another node directs the room */
    private Move start(String id, String by, Supplier<Move> otherwise) {
        Optional<RoomLedger.Kept> found = ledger.find(id);
        if (found.isEmpty()) {
            return new Move.Unknown();
        }
        RoomLedger.Kept kept = found.get();
        if (kept.state() == RoomState.ended) {
            return new Move.Refused("closed", "the room has ended");
        }
        if (kept.state() == RoomState.onAir) {
            return new Move.Done(kept);
        }
        PlatformProfile platform = platform(kept.room());
        if (platform.teleprompterOnly()) {
            return new Move.Refused(
                    "platformForbids",
                    platform.id() + " allows no synthetic host: export the script as text for a person");
        }
        Optional<String> unapproved = unapproved(kept.room());
        if (unapproved.isPresent()) {
            return new Move.Refused("notApproved", "script " + unapproved.get() + " has no valid approval");
        }
        ledger.heartbeat(id, by, clock.instant());
        return directed(id, STARTABLE).map(director -> air(id, director)).orElseGet(otherwise);
    }

    private Move air(String id, RoomDirector director) {
        boolean moved = director.air();
        if (moved) {
            answerWaiting(id, director);
        }
        return done(id, moved);
    }

    /** What viewers wrote while nobody could answer, as far as it is fresh. */
    private void answerWaiting(String id, RoomDirector director) {
        director.unanswered().forEach(comment -> answerSoon(id, comment));
    }

    private Optional<String> unapproved(Room room) {
        return room.rundown().stream()
                .flatMap(item -> item.scripts().stream())
                .distinct()
                .filter(id -> approved.approved(id).isEmpty())
                .findFirst();
    }

    private static Move moved() {
        return new Move.Refused("staleVersion", "another node directs the room, or its state has just changed");
    }

    private Move done(String id, boolean moved) {
        return moved ? new Move.Done(ledger.find(id).orElseThrow()) : moved();
    }

    public Move pause(String id, String by) {
        return hush(id, RoomState.paused, "by " + by, () -> elsewhere.wish(id, "pause", by));
    }

    public Move stop(String id, String by) {
        return stop(id, () -> elsewhere.wish(id, "stop", by));
    }

    private Move stop(String id, Supplier<Move> otherwise) {
        Optional<RoomLedger.Kept> kept = ledger.find(id);
        if (kept.isPresent() && kept.get().state() == RoomState.ended) {
            return new Move.Done(kept.get());
        }
        return hush(id, RoomState.ended, null, otherwise);
    }

    /** A person speaks: the host falls silent with its sentence and says nothing until the microphone is given back. */
    public Move microphone(String id, String by) {
        return hush(id, RoomState.microphone, "by " + by, () -> elsewhere.wish(id, "microphone", by));
    }

    private Move hush(String id, RoomState how, @Nullable String why, Supplier<Move> otherwise) {
        Optional<RoomLedger.Kept> kept = ledger.find(id);
        if (kept.isEmpty()) {
            return new Move.Unknown();
        }
        Set<RoomState> from = how == RoomState.ended ? EnumSet.allOf(RoomState.class) : DIRECTED;
        if (!from.contains(kept.get().state())) {
            return new Move.Refused("closed", "the room is not on air");
        }
        return directed(id, from)
                .map(director -> done(id, director.hush(how, why)))
                .orElseGet(otherwise);
    }

    /**
     * Words of a person for the host to say; the law is asked first.
     *
     * @param key the same wish again, with the same words, is said once
     */
    public Move say(String id, String key, String by, String text, Language language) {
        Insisted words = new Insisted(key, by, text, language, clock.instant());
        return say(id, words, () -> elsewhere.say(id, words));
    }

    private Move say(String id, Insisted words, Supplier<Move> otherwise) {
        Optional<RoomLedger.Kept> kept = ledger.find(id);
        if (kept.isEmpty()) {
            return new Move.Unknown();
        }
        RoomDirector director = directors.get(id);
        if (director == null && kept.get().state() == RoomState.onAir) {
            return otherwise.get();
        }
        if (director == null || director.state() != RoomState.onAir) {
            return new Move.Refused("closed", "the room is not on air");
        }
        Optional<Finding> blocking = RoomLaw.blocking(law.now(words.text(), words.language(), onShow(kept.get())));
        if (blocking.isPresent()) {
            return new Move.Refused(
                    "blockingFindings",
                    "text: " + blocking.get().rule() + ", " + blocking.get().article());
        }
        List<Insisted> waiting = ledger.insisted(id);
        if (waiting.size() >= MOST_LINES
                && waiting.stream().noneMatch(one -> one.key().equals(words.key()))) {
            return new Move.Refused("overloaded", "text: " + MOST_LINES + " words of persons wait to be said already");
        }
        return switch (director.insist(words)) {
            case now, before -> new Move.Done(ledger.find(id).orElseThrow());
            case otherWords -> new Move.Refused("idReused", "Idempotency-Key: other words were said under it");
            case lost -> otherwise.get();
        };
    }

    /** The named person is at the controls. */
    public Move heartbeat(String id, String by) {
        if (ledger.find(id).isEmpty()) {
            return new Move.Unknown();
        }
        ledger.heartbeat(id, by, clock.instant());
        return new Move.Done(ledger.find(id).orElseThrow());
    }

    /**
     * Lets the host say what the model writes, behind guards and law; or no longer.
     *
     * @param by who answers for it
     */
    public Move modelAnswers(String id, boolean on, String by) {
        if (ledger.find(id).isEmpty()) {
            return new Move.Unknown();
        }
        ledger.modelAnswers(id, on, by);
        return new Move.Done(ledger.find(id).orElseThrow());
    }

    // ---- comments ------------------------------------------------------------------------------------------------

    /** What became of a batch. */
    public record Accepted(int accepted, int duplicates, int expired) {}

    /** @return empty where there is no such room */
    public Optional<Accepted> comments(String id, List<Comment> batch) {
        Instant oldest = clock.instant().minus(OLDEST);
        List<Comment> fresh = new ArrayList<>();
        List<Comment> tooOld = new ArrayList<>();
        batch.forEach(comment -> (comment.at().isBefore(oldest) ? tooOld : fresh).add(comment));
        return ledger.accept(id, fresh, tooOld).map(taken -> {
            answerOrTell(id, taken);
            return new Accepted(taken.size(), fresh.size() - taken.size(), tooOld.size());
        });
    }

    private void answerOrTell(String id, List<Comment> taken) {
        RoomDirector director = directors.get(id);
        if (director != null && director.state() == RoomState.onAir) {
            taken.forEach(comment -> answerSoon(id, comment));
        } else if (director == null && !taken.isEmpty()) {
            elsewhere.tell(id, taken);
        }
    }

    private void answerSoon(String id, Comment comment) {
        if (!inbox(id).offer(comment)) {
            ledger.settle(id, List.of(comment.msgId()), RoomLedger.Fate.refused, null, "overloaded");
        }
    }

    private CommentInbox inbox(String id) {
        return inboxes.computeIfAbsent(id, _ -> new CommentInbox(starter, one -> read(id, one)));
    }

    /** A price changed while their answer waited. Who asked long ago has gone on: what changes for ever is not asked for ever. */
    private void answerAgain(String id, List<String> msgIds) {
        Instant young = clock.instant().minus(PATIENCE);
        List<Comment> asked = msgIds.isEmpty() ? List.of() : ledger.unsettled(id, msgIds);
        for (Comment comment : asked) {
            if (comment.at().isBefore(young)) {
                ledger.settle(id, List.of(comment.msgId()), RoomLedger.Fate.late, null, null);
            } else if (!inbox(id).again(comment)) {
                ledger.settle(id, List.of(comment.msgId()), RoomLedger.Fate.refused, null, "overloaded");
            }
        }
    }

    private void read(String id, Comment comment) {
        RoomDirector director = directors.get(id);
        if (director == null) {
            return;
        }
        try {
            answer(id, director, comment);
        } catch (RuntimeException e) {
            LOG.error("a comment could not be answered", e);
        }
    }

    private void answer(String id, RoomDirector director, Comment comment) {
        try {
            RoomLedger.Kept kept = ledger.find(id).orElseThrow();
            Optional<LiveAnswer> keyword =
                    replies.answer(id, comment, kept.room().language(), onShow(kept));
            if (keyword.isPresent()) {
                director.answered(keyword.get(), comment);
                return;
            }
            switch (answers.answer(comment, onShow(kept), kept.room().language(), kept.modelBy() != null)) {
                case RoomAnswers.Found.Answer found -> director.answered(found.answer(), comment);
                case RoomAnswers.Found.Nothing nothing ->
                    ledger.settle(id, List.of(comment.msgId()), RoomLedger.Fate.gap, null, nothing.why());
            }
        } catch (StoreUnavailable e) {
            LOG.warn("a comment waits for the database: {}", e.getMessage());
        }
    }

    /** What is offered at the place where the show stands. */
    private static @Nullable String onShow(RoomLedger.Kept kept) {
        List<RundownItem> rundown = kept.room().rundown();
        int item = Math.min(kept.place().item(), rundown.size() - 1);
        List<String> offered = rundown.get(item).products();
        return offered.isEmpty() ? null : offered.getFirst();
    }

    // ---- streams -------------------------------------------------------------------------------------------------

    /**
     * @param welcome is called with the room and the spoken cue before anything else is sent
     */
    public Joined join(
            String id, RoomSink sink, boolean drives, @Nullable Long lastCue, Consumer<Optional<RoomCue>> welcome) {
        Optional<RoomLedger.Kept> kept = ledger.find(id);
        if (kept.isEmpty()) {
            return Joined.unknown;
        }
        if (kept.get().state() == RoomState.ended) {
            welcome.accept(Optional.empty());
            return Joined.here;
        }
        Optional<RoomDirector> director = directed(id, LIVING);
        if (director.isEmpty() && drives) {
            director = elsewhere.come(id, () -> directed(id, LIVING));
        }
        if (director.isPresent()) {
            director.get().join(sink, drives, lastCue, welcome);
            return Joined.here;
        }
        if (drives) {
            return Joined.elsewhere;
        }
        elsewhere.watch(kept.get(), sink, welcome);
        return Joined.here;
    }

    // ---- what other nodes ask ------------------------------------------------------------------------------------

    /** A renderer came to another node: the room goes there. */
    void wantedElsewhere(String id, UUID there) {
        RoomDirector director = directors.get(id);
        if (director != null) {
            director.give(there);
            directors.remove(id, director);
        }
    }

    /** Comments that another node kept. */
    void commentsElsewhere(String id, List<String> msgIds) {
        RoomDirector director = directors.get(id);
        if (director != null && director.state() == RoomState.onAir) {
            ledger.unsettled(id, msgIds).forEach(comment -> answerSoon(id, comment));
        }
    }

    /** An operator's wish that was said at another node. Only who directs the room answers. */
    void wishElsewhere(UUID asker, Note.RoomAsk wish) {
        RoomDirector director = directors.get(wish.room());
        if (director != null && !director.isLost()) {
            elsewhere
                    .once(asker, wish.ask(), () -> answered(asker, wish, wished(wish)))
                    .ifPresent(neighbours::answer);
        }
    }

    private static Note.RoomWished answered(UUID asker, Note.RoomAsk wish, Move move) {
        return switch (move) {
            case Move.Done ignored -> new Note.RoomWished(wish.ask(), asker, null, "");
            case Move.Unknown ignored -> new Note.RoomWished(wish.ask(), asker, "notFound", "no such room");
            case Move.Refused refused -> new Note.RoomWished(wish.ask(), asker, refused.code(), refused.detail());
        };
    }

    private Move wished(Note.RoomAsk ask) {
        String id = ask.room();
        return switch (ask) {
            case Note.RoomWords words ->
                say(
                        id,
                        new Insisted(
                                words.key(), words.by(), words.text(), Language.of(words.language()), clock.instant()),
                        RoomDesk::moved);
            case Note.RoomWish wish ->
                switch (wish.move()) {
                    case "start" -> start(id, wish.by(), RoomDesk::moved);
                    case "pause" -> hush(id, RoomState.paused, "by " + wish.by(), RoomDesk::moved);
                    case "stop" -> stop(id, RoomDesk::moved);
                    case "microphone" -> hush(id, RoomState.microphone, "by " + wish.by(), RoomDesk::moved);
                    default -> new Move.Refused("badField", "move: no such one");
                };
        };
    }

    /** Where a stream came to. */
    public enum Joined {
        here,
        /** Another node directs the room, or did so a moment ago: to be tried again. */
        elsewhere,
        unknown
    }

    /** @return false where the sink drives the room no longer */
    public boolean progress(String id, RoomSink sink, long no, String what, @Nullable Integer sentence) {
        RoomDirector director = directors.get(id);
        return director != null && director.progress(sink, no, what, sentence);
    }

    /**
     * For renderers that ask.
     *
     * @param name id of a room, or anything where one room alone is on air
     */
    public Optional<RoomCue> poll(String name) {
        RoomDirector named = directors.get(name);
        List<RoomDirector> onAir = directors.values().stream()
                .filter(director -> director.state() == RoomState.onAir)
                .toList();
        return named != null
                ? named.poll()
                : onAir.size() == 1 ? onAir.getFirst().poll() : Optional.empty();
    }

    // ---- the beat ------------------------------------------------------------------------------------------------

    /** What is due by the clock; ten times a second. */
    public void beat() {
        directors.values().forEach(RoomDirector::beat);
        directors.values().removeIf(director -> director.isLost() || director.isDone());
        inboxes.keySet().retainAll(directors.keySet());
    }

    /** Shows rooms of other nodes to whoever looks here; some times a second, beside the rooms' own clock. */
    public void look() {
        elsewhere.look(directors::containsKey);
    }

    /** Rooms whose node is gone, rooms that are due, persons who went away; once a second. */
    public void sweep() {
        for (String id : ledger.orphans(List.copyOf(directors.keySet()))) {
            directed(id, DIRECTED).ifPresent(director -> LOG.info("room {} goes on here", id));
        }
        for (String id : ledger.due(clock.instant())) {
            RoomLedger.Kept kept = ledger.find(id).orElseThrow();
            Move started = start(id, kept.room().author(), RoomDesk::moved);
            // Another node may be starting it, or has died with it a moment ago: the next look tells.
            if (started instanceof Move.Refused refused && !refused.code().equals("staleVersion")) {
                LOG.warn("room {} could not go on air at its time: {}", id, refused.detail());
                directed(id, EnumSet.of(RoomState.ready))
                        .ifPresent(director -> director.hush(RoomState.paused, refused.code()));
            }
        }
        directors.forEach(this::personOrPause);
        directors.keySet().forEach(id -> ledger.tooLate(id, clock.instant().minus(LATE)));
        if (sweeps++ % OVERLOOKED_EVERY == 0) {
            directors.forEach(this::overlooked);
        }
    }

    /** Comments that another node kept and whose note was lost. Those that are in hand already are not taken again. */
    private void overlooked(String id, RoomDirector director) {
        if (director.state() == RoomState.onAir) {
            Instant settled = clock.instant().minus(IN_HAND);
            director.unanswered().stream()
                    .filter(comment -> comment.at().isBefore(settled))
                    .forEach(comment -> answerSoon(id, comment));
        }
    }

    private void personOrPause(String id, RoomDirector director) {
        if (director.state() != RoomState.onAir) {
            return;
        }
        ledger.find(id)
                .filter(kept -> platform(kept.room()).needsPerson())
                .filter(kept -> kept.heartbeatAt() == null
                        || kept.heartbeatAt().isBefore(clock.instant().minus(AWAY)))
                .ifPresent(kept -> director.hush(RoomState.paused, "operatorAway"));
    }

    private PlatformProfile platform(Room room) {
        return platforms
                .find(room.platform())
                .orElseThrow(() -> new IllegalStateException("no platform " + room.platform()));
    }

    /** The director here, or a new one where nobody else's is alive. */
    private Optional<RoomDirector> directed(String id, Set<RoomState> from) {
        RoomDirector here = directors.get(id);
        if (here != null && !here.isLost()) {
            return Optional.of(here);
        }
        synchronized (directors) {
            RoomDirector since = directors.get(id);
            if (since != null && !since.isLost()) {
                return Optional.of(since);
            }
            return ledger.take(id, from).map(kept -> {
                RoomDirector director =
                        new RoomDirector(ledger, kept, shows(kept.room()), msgIds -> answerAgain(id, msgIds), clock);
                directors.put(id, director);
                if (kept.state() == RoomState.onAir) {
                    answerWaiting(id, director);
                }
                return director;
            });
        }
    }

    private Function<Consumer<String>, Show> shows(Room room) {
        Duration every = platform(room).noticeEvery();
        return leftOut -> new Show(room, approved, words, every, leftOut);
    }
}
