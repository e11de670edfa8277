package shop.xiaoer.broadcast.room.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * A room, its renderer and the clock on the wall, all of it made up: time passes when {@link #pass} says so. The renderer
 * does what the contract asks of one: it says cues in order, ends a cut one with its sentence, and forgets what is
 * cancelled before it began.
 */
final class SimulatedRoom {
    static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final RoomWords WORDS = new RoomWords(WordTable.load());

    enum Reports {
        everything,
        noSentences,
        nothing,
        /** There is no renderer at all; the clock plays. */
        nobody
    }

    /** One sentence that viewers heard. */
    record Heard(Instant at, RoomCue cue, int sentence) {
        boolean isScript() {
            return cue.from() != null;
        }

        Place place() {
            Place from = cue.from();
            if (from == null) {
                throw new AssertionError("not from the script: " + cue);
            }
            return from.sentences(sentence);
        }
    }

    final Room room;
    final ShowScripts scripts;
    /** What goods cost now; empty where the scripts name no price. */
    private final Map<String, Integer> prices;

    final Random random;
    final Reports reports;
    final Duration noticeEvery;
    Show show;
    Instant now = NOON;
    long last;
    final List<RoomCue> sent = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    /** Who asked for the price, by the comment's id. */
    private final Map<String, Comment> comments = new HashMap<>();
    /** What persons wanted said, by its key. */
    final Map<String, Insisted> lines = new LinkedHashMap<>();
    /** Cues that the renderer was told not to go on with. */
    final List<Long> cancelled = new ArrayList<>();
    /** Those of them that had not begun. */
    final List<Long> takenBack = new ArrayList<>();

    @Nullable
    Step ending;

    /** What P1 cost when an answer of its price began, by the cue's number. */
    final Map<Long, Integer> spokenPrices = new HashMap<>();

    /** Sentences of such answers that began when P1 had another price by then. */
    final List<String> falseSentences = new ArrayList<>();

    private final Deque<RoomCue> queue = new ArrayDeque<>();
    private @Nullable RoomCue speaking;
    private int sentence;
    private @Nullable Instant sentenceEnds;
    private boolean stops;

    SimulatedRoom(Room room, ShowScripts scripts, Duration noticeEvery, Random random, Reports reports) {
        this.room = room;
        this.scripts = scripts;
        this.prices = scripts instanceof PlainScripts plain ? plain.prices : Map.of();
        this.noticeEvery = noticeEvery;
        this.random = random;
        this.reports = reports;
        this.show = fresh();
        show.driver(reports != Reports.nobody, now);
        show.air();
        direct();
    }

    private Show fresh() {
        return new Show(room, scripts, WORDS, noticeEvery, told::add);
    }

    static Room room(int loops, String... scripts) {
        return new Room(
                "room",
                "小二的店",
                "own",
                Language.ZH,
                List.of(scripts).stream()
                        .map(id -> new RundownItem(id, "", List.of("P1"), List.of()))
                        .toList(),
                loops,
                null,
                null,
                Room.WhenSpent.repeat,
                "lan");
    }

    /** Everything that is due at this moment. */
    void direct() {
        show.clock(now);
        show.late(now);
        Optional<Step> step = show.step(now);
        while (step.isPresent()) {
            switch (step.get()) {
                case Step.Send send -> {
                    RoomCue cue = show.sent(send, ++last, now);
                    send.takenBack().forEach(this::takeBack);
                    sent.add(cue);
                    receive(cue);
                }
                case Step.AskAgain again -> {
                    show.askedAgain(again);
                    again.comments().forEach(this::answerAgain);
                }
                case Step.TakeBack back -> {
                    show.tookBack(back);
                    back.numbers().forEach(this::takeBack);
                    back.comments().forEach(this::answerAgain);
                }
                case Step.BreakOff off -> {
                    show.brokeOff(off, now);
                    cancel(off.no());
                    off.comments().forEach(this::answerAgain);
                }
                case Step.End end -> {
                    ending = end;
                    hush(RoomState.ended);
                    return;
                }
                case Step.Pause pause -> {
                    ending = pause;
                    hush(RoomState.paused);
                    return;
                }
            }
            step = show.step(now);
        }
    }

    // ---- people --------------------------------------------------------------------------------------------------

    Show.Heard ask(String user, String key) {
        Show.Heard heard = show.answered(
                new LiveAnswer(key, key + "的回答在这里。就是这样说的。", Language.ZH, "保温", "P1"),
                new Comment("m" + random.nextLong(), user, key, now),
                now);
        direct();
        return heard;
    }

    /** Somebody asks what it costs; the answer is as of now. */
    Show.Heard askPrice(String user) {
        Comment comment = new Comment("p" + random.nextLong(), user, "多少钱", now);
        comments.put(comment.msgId(), comment);
        Show.Heard heard = show.answered(priced(), comment, now);
        direct();
        return heard;
    }

    private LiveAnswer priced() {
        int price = prices.getOrDefault("P1", 0);
        return new LiveAnswer(
                "zh 价格 " + price,
                "这个现在卖" + price + "元。买两件是" + 2 * price + "元。",
                Language.ZH,
                "价格",
                "P1",
                List.of(LiveFact.of("P1", price + " CNY", 9, "")));
    }

    private void answerAgain(String msgId) {
        Comment comment = comments.get(msgId);
        if (comment != null && comment.at().isAfter(now.minusSeconds(60))) {
            show.answered(priced(), comment, now);
        }
    }

    void operator(String words) {
        Insisted insisted = new Insisted("words " + random.nextLong(), "lan", words, Language.ZH, now);
        lines.put(insisted.key(), insisted);
        show.insist(insisted);
        direct();
    }

    /** Words of persons that no cue says, as the tables would tell it. */
    List<Insisted> unsaid() {
        Set<String> said = sent.stream()
                .filter(cue -> cue.kind() == CueKind.operator && !takenBack.contains(cue.no()))
                .map(RoomCue::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return lines.values().stream()
                .filter(line -> !said.contains(line.key()))
                .toList();
    }

    void hush(RoomState how) {
        Show.Hush hush = show.hush(how, now);
        hush.unbegun().forEach(this::takeBack);
        hush.cut().forEach(this::cancel);
    }

    void air() {
        show.air();
        direct();
    }

    /** The process dies and another takes the room over; the renderer talks on. */
    void restart() {
        Show before = show;
        Instant lastNotice = heard.stream()
                .filter(one -> one.cue().kind() == CueKind.notice)
                .map(Heard::at)
                .reduce((a, b) -> b)
                .orElse(null);
        show = fresh();
        show.driver(reports != Reports.nobody, now);
        show.restore(before.state(), before.place(), before.isAway(), lastNotice);
        for (RoomCue cue : before.openCues()) {
            boolean begun = cue.equals(speaking) && (reports == Reports.everything || reports == Reports.noSentences);
            show.restore(
                    cue,
                    begun ? CueState.started : CueState.sent,
                    begun ? sentence : 0,
                    cancelled.contains(cue.no()),
                    now);
        }
        unsaid().forEach(show::insist);
        direct();
    }

    // ---- the renderer --------------------------------------------------------------------------------------------

    private void receive(RoomCue cue) {
        Long cut = cue.interrupts();
        RoomCue current = speaking;
        if (cut != null && current != null && current.no() == cut) {
            stops = true;
        }
        queue.addLast(cue);
    }

    private void takeBack(long no) {
        takenBack.add(no);
        cancel(no);
    }

    private void cancel(long no) {
        cancelled.add(no);
        queue.removeIf(cue -> cue.no() == no);
        RoomCue current = speaking;
        if (current != null && current.no() == no) {
            stops = true;
        }
    }

    /** Time goes by, in steps in which at most one sentence ends. */
    void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            speak();
            Instant next = now.plusMillis(100);
            Instant end = sentenceEnds;
            now = end != null && end.isBefore(next) && end.isAfter(now) ? end : next;
            speak();
            direct();
        }
    }

    private void speak() {
        Instant end = sentenceEnds;
        RoomCue current = speaking;
        if (end != null && current != null && !now.isBefore(end)) {
            sentenceEnds(current);
        }
        if (speaking == null) {
            next();
        }
    }

    private void next() {
        RoomCue next = queue.pollFirst();
        if (next == null) {
            return;
        }
        String key = next.key();
        if (key != null && key.startsWith("zh 价格")) {
            spokenPrices.put(next.no(), prices.getOrDefault("P1", 0));
        }
        speaking = next;
        sentence = 0;
        stops = false;
        begin(next);
        if (reports == Reports.everything || reports == Reports.noSentences) {
            show.started(next.no(), now);
        }
    }

    private void sentenceEnds(RoomCue current) {
        heard.add(new Heard(now, current, sentence));
        sentence++;
        if (reports == Reports.everything) {
            show.sentence(current.no(), sentence, now);
        }
        if (stops || sentence == current.sentenceMs().size()) {
            speaking = null;
            sentenceEnds = null;
            if (reports == Reports.everything || reports == Reports.noSentences) {
                show.ended(current.no(), null, now);
            }
        } else {
            begin(current);
        }
    }

    /** A voice is a little quicker or slower than the estimate. */
    private void begin(RoomCue cue) {
        String key = cue.key();
        if (key != null && key.startsWith("zh 价格") && !key.endsWith(" " + prices.getOrDefault("P1", 0))) {
            falseSentences.add("sentence " + sentence + " of " + cue.no());
        }
        double pace = reports == Reports.nobody ? 1 : 0.85 + random.nextDouble() * 0.3;
        sentenceEnds = now.plusMillis(Math.round(cue.sentenceMs().get(sentence) * pace));
    }
}
