package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomState;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.SaidSentences;
import shop.xiaoer.broadcast.room.show.SimulatedRoom.Heard;
import shop.xiaoer.broadcast.room.show.SimulatedRoom.Reports;
import shop.xiaoer.text.Language;

class ShowTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int ROOMS = Integer.getInteger("rooms", 120);

    private final PlainScripts scripts =
            new PlainScripts(Language.ZH).with("甲", 3, 4, 2).with("乙", 5, 1, 3);

    private SimulatedRoom room(int loops, Reports reports) {
        return new SimulatedRoom(SimulatedRoom.room(loops, "甲", "乙"), scripts, TEN_MINUTES, new Random(1), reports);
    }

    @Test
    void the_first_words_say_that_the_host_is_an_ai() {
        SimulatedRoom room = room(1, Reports.everything);
        assertThat(room.sent.getFirst().kind()).isEqualTo(CueKind.notice);
        assertThat(room.sent.getFirst().text()).contains("AI");
    }

    @Test
    void a_rundown_is_said_from_end_to_end_each_sentence_once() {
        SimulatedRoom room = room(2, Reports.everything);
        room.pass(Duration.ofMinutes(10));
        assertThat(room.ending).isInstanceOf(Step.End.class);
        assertThat(room.heard.stream().filter(Heard::isScript)).hasSize(2 * 18);
        inOrder(room);
    }

    @Test
    void an_answer_cuts_the_script_at_the_end_of_a_sentence_and_the_script_goes_on_there_behind_a_bridge() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(10));
        RoomCue cut = room.show.spoken().orElseThrow();
        assertThat(cut.kind()).isEqualTo(CueKind.segment);
        room.ask("小明", "保温多久");
        RoomCue answer = room.sent.getLast();
        assertThat(answer.kind()).isEqualTo(CueKind.answer);
        assertThat(answer.interrupts()).isEqualTo(cut.no());
        room.pass(Duration.ofSeconds(60));
        List<RoomCue> after =
                room.sent.stream().filter(cue -> cue.no() > answer.no()).toList();
        assertThat(after.get(0).kind()).isEqualTo(CueKind.bridge);
        assertThat(after.get(0).text()).contains("云朵保温杯");
        assertThat(after.get(1).kind()).isEqualTo(CueKind.segment);
        assertThat(after.get(1).resumes()).isEqualTo(after.get(1).segment());
        assertThat(after.get(2).resumes()).isNull();
        inOrder(room);
    }

    @Test
    void a_cue_that_was_sent_ahead_is_taken_back_for_an_answer_and_comes_again_under_a_new_number() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(5));
        assertThat(room.show.openCues()).hasSize(2);
        RoomCue ahead = room.show.openCues().get(1);
        room.ask("小明", "保温多久");
        assertThat(room.cancelled).contains(ahead.no());
        room.pass(Duration.ofMinutes(5));
        assertThat(room.sent.stream().filter(cue -> cue.text().equals(ahead.text())))
                .hasSize(2);
        assertThat(room.heard.stream().filter(one -> one.cue().text().equals(ahead.text())))
                .hasSize(ahead.sentenceMs().size());
        inOrder(room);
    }

    @Test
    void the_same_question_of_many_is_answered_once_and_says_so() {
        SimulatedRoom room = room(1, Reports.everything);
        room.ask("甲", "别的问题");
        for (int i = 0; i < 20; i++) {
            room.ask("用户" + i, "保温多久");
        }
        room.pass(Duration.ofMinutes(2));
        List<RoomCue> answers = room.sent.stream()
                .filter(cue -> "保温多久".equals(cue.key()))
                .filter(cue -> !room.cancelled.contains(cue.no()))
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(room.show.answered(
                        new LiveAnswer("新问题", "答。", Language.ZH, "", null),
                        new Comment("x", "u", "t", room.now),
                        room.now))
                .isInstanceOf(Show.Heard.Waits.class);
    }

    @Test
    void one_viewer_does_not_fill_the_room() {
        SimulatedRoom room = room(1, Reports.everything);
        for (int i = 0; i < 3; i++) {
            assertThat(room.ask("话多", "问题" + i)).isNotInstanceOf(Show.Heard.Refused.class);
        }
        assertThat(room.ask("话多", "问题3")).isEqualTo(new Show.Heard.Refused("capped"));
        assertThat(room.ask("别人", "问题3")).isNotInstanceOf(Show.Heard.Refused.class);
    }

    @Test
    void an_answer_that_waited_too_long_is_not_said() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(15));
        room.hush(RoomState.microphone);
        room.ask("小明", "保温多久");
        room.pass(Duration.ofSeconds(61));
        assertThat(room.show.waitingAnswers()).isZero();
        room.air();
        room.pass(Duration.ofMinutes(3));
        assertThat(room.heard.stream().filter(one -> one.cue().kind() == CueKind.answer))
                .isEmpty();
        inOrder(room);
    }

    @Test
    void an_answer_whose_price_changed_while_it_waited_is_given_anew() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(15));
        room.hush(RoomState.microphone);
        room.askPrice("小明");
        scripts.prices.put("P1", 77);
        room.pass(Duration.ofSeconds(10));
        room.air();
        room.pass(Duration.ofSeconds(20));
        assertThat(room.sent.stream().filter(cue -> cue.kind() == CueKind.answer))
                .singleElement()
                .satisfies(cue -> assertThat(cue.text()).contains("77元"));
        assertThat(room.askPrice("小明")).as("it counts once for him").isNotInstanceOf(Show.Heard.Refused.class);
    }

    @Test
    void an_answer_that_was_sent_ahead_is_taken_back_when_the_price_changes_before_it_begins() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(10));
        room.askPrice("小明");
        RoomCue ahead = room.sent.getLast();
        assertThat(ahead.text()).contains("现在卖1元");
        assertThat(room.show.spoken().orElseThrow().no()).isNotEqualTo(ahead.no());
        scripts.prices.put("P1", 77);
        room.direct();
        assertThat(room.takenBack).contains(ahead.no());
        room.pass(Duration.ofSeconds(30));
        assertThat(room.heard.stream()
                        .filter(one -> one.cue().kind() == CueKind.answer)
                        .map(one -> one.cue().text())
                        .distinct())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("77元"));
    }

    @Test
    void an_answer_whose_price_changes_while_it_is_spoken_ends_with_its_sentence_and_is_given_anew() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(10));
        room.askPrice("小明");
        RoomCue old = room.sent.getLast();
        while (room.show.spoken().orElseThrow().no() != old.no()) {
            room.pass(Duration.ofMillis(100));
        }
        scripts.prices.put("P1", 77);
        room.direct();
        room.restart();
        room.pass(Duration.ofSeconds(30));
        assertThat(room.heard.stream().filter(one -> one.cue().no() == old.no()))
                .as("its first sentence only")
                .hasSize(1);
        assertThat(room.heard.stream()
                        .filter(one ->
                                one.cue().kind() == CueKind.answer && one.cue().no() != old.no()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.cue().text()).contains("卖77元"));
        assertThat(room.cancelled).containsOnlyOnce(old.no());
        inOrder(room);
    }

    @Test
    void an_answer_that_speaks_of_no_price_is_not_asked_for_again() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(10));
        room.ask("小明", "保温多久");
        RoomCue ahead = room.sent.getLast();
        scripts.prices.put("P1", 77);
        room.direct();
        assertThat(room.takenBack).doesNotContain(ahead.no());
    }

    @Test
    void what_no_renderer_got_before_a_kill_is_decided_anew_where_the_price_has_changed() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(10));
        RoomCue spoken = room.show.spoken().orElseThrow();
        room.askPrice("小明");
        RoomCue unheard = room.sent.getLast();
        assertThat(room.show.untrueAbove(spoken.no(), room.now)).isEmpty();
        scripts.prices.put("P1", 77);
        assertThat(room.show.untrueAbove(spoken.no(), room.now)).contains(unheard.no());
        assertThat(room.show.untrueAbove(unheard.no(), room.now))
                .as("the renderer has it")
                .isEmpty();
        assertThat(room.show.unsend(unheard.no()))
                .as("its answer is remembered")
                .isEmpty();
        assertThat(room.show.openCues()).containsExactly(spoken);
        assertThat(room.show.waitingAnswers()).isOne();
    }

    @Test
    void a_persons_words_come_before_everything_and_what_they_cut_of_an_answer_is_said_after() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(15));
        room.ask("小明", "保温多久");
        room.pass(Duration.ofSeconds(8));
        assertThat(room.show.spoken().orElseThrow().kind()).isEqualTo(CueKind.answer);
        room.operator("现场的同事说两句。");
        room.pass(Duration.ofSeconds(40));
        List<String> heard = room.heard.stream()
                .filter(one -> one.cue().kind() == CueKind.answer || one.cue().kind() == CueKind.operator)
                .map(one -> SaidSentences.of(one.cue().text()).get(one.sentence()))
                .toList();
        assertThat(heard).hasSize(3);
        assertThat(heard.get(0)).contains("保温多久的回答在这里");
        assertThat(heard.get(1)).isEqualTo("现场的同事说两句。");
        assertThat(heard.get(2)).isEqualTo("就是这样说的。");
        inOrder(room);
    }

    @Test
    void a_persons_words_that_wait_through_a_restart_are_said_although_the_room_was_hushed_before_them() {
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofSeconds(10));
        room.operator("同事说一句。");
        RoomCue ahead = room.sent.getLast();
        assertThat(room.show.spoken().orElseThrow().no()).isNotEqualTo(ahead.no());
        room.restart();
        room.hush(RoomState.microphone);
        assertThat(room.takenBack).contains(ahead.no());
        room.air();
        room.pass(Duration.ofSeconds(30));
        assertThat(room.unsaid()).isEmpty();
        assertThat(room.heard.stream().filter(one -> one.cue().kind() == CueKind.operator))
                .hasSize(1);
    }

    @Test
    void a_script_whose_approval_is_gone_is_left_out_and_the_room_waits_where_none_is_left() {
        scripts.withdrawn.add("甲");
        SimulatedRoom room = room(Room.FOR_EVER, Reports.everything);
        room.pass(Duration.ofSeconds(20));
        assertThat(room.told).anyMatch(why -> why.contains("甲"));
        assertThat(room.heard.stream().filter(Heard::isScript))
                .allMatch(one -> "乙".equals(one.cue().script()));
        scripts.withdrawn.add("乙");
        room.pass(Duration.ofMinutes(1));
        assertThat(room.ending).isEqualTo(new Step.Pause("notApproved"));
    }

    @Test
    void words_over_a_price_that_is_gone_are_left_out() {
        scripts.gone.add("P1");
        SimulatedRoom room = room(1, Reports.everything);
        room.pass(Duration.ofMinutes(10));
        assertThat(room.heard)
                .noneMatch(one -> one.isScript() && one.cue().text().contains("元"));
        assertThat(room.ending).isInstanceOf(Step.End.class);
    }

    @Test
    void a_room_whose_variants_are_spent_pauses_where_it_was_told_to() {
        Room planned = SimulatedRoom.room(Room.FOR_EVER, "甲", "乙");
        Room strict = new Room(
                planned.id(),
                planned.name(),
                planned.platform(),
                planned.language(),
                planned.rundown(),
                planned.loops(),
                null,
                null,
                Room.WhenSpent.pause,
                "lan");
        SimulatedRoom room = new SimulatedRoom(strict, scripts, TEN_MINUTES, new Random(1), Reports.everything);
        room.pass(Duration.ofMinutes(10));
        assertThat(room.ending).isEqualTo(new Step.Pause("variantsSpent"));
        assertThat(room.heard.stream().filter(Heard::isScript)).hasSize(18);
    }

    @Test
    void each_loop_says_the_next_variant() {
        scripts.with("甲二", 2, 2);
        RundownItem item = new RundownItem("甲", "", List.of(), List.of("甲二"));
        assertThat(List.of(item.inLoop(1), item.inLoop(2), item.inLoop(3))).containsExactly("甲", "甲二", "甲");
    }

    @Test
    void a_started_that_crosses_its_cancel_counts() {
        SimulatedRoom room = room(1, Reports.nothing);
        room.show.started(1, room.now);
        room.direct();
        RoomCue ahead = room.show.openCues().get(1);
        room.ask("小明", "保温多久");
        assertThat(room.cancelled).containsExactly(ahead.no());
        room.show.started(ahead.no(), room.now);
        assertThat(room.show.openCues().getFirst().no()).isEqualTo(ahead.no());
        room.show.ended(ahead.no(), ahead.sentenceMs().size(), room.now);
        assertThat(room.show.place()).isEqualTo(ahead.after(ahead.sentenceMs().size()));
    }

    @Test
    void in_generated_rooms_nothing_low_cuts_what_is_high_no_sentence_is_lost_and_no_old_price_is_said() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("rooms from seed " + seed);
        for (int i = 0; i < ROOMS; i++) {
            Random random = new Random(seed + i);
            Reports reports = random.nextBoolean() ? Reports.everything : Reports.noSentences;
            live(random, reports, "seed " + (seed + i) + ", " + reports);
        }
    }

    @Test
    void rooms_without_reports_go_on_by_the_clock_and_keep_their_order() {
        long seed = System.nanoTime();
        System.out.println("rooms from seed " + seed);
        for (int i = 0; i < ROOMS / 4; i++) {
            Random random = new Random(seed + i);
            SimulatedRoom room = live(random, Reports.nobody, "seed " + (seed + i));
            assertThat(room.heard).isNotEmpty();
        }
    }

    /** A quarter of an hour of a room with everything that can happen in it. */
    private static SimulatedRoom live(Random random, Reports reports, String name) {
        PlainScripts scripts = new PlainScripts(Language.ZH)
                .with("甲", 1 + random.nextInt(4), 1 + random.nextInt(6), 1 + random.nextInt(3))
                .with("乙", 1 + random.nextInt(8), 1 + random.nextInt(2));
        Duration noticeEvery = Duration.ofMinutes(2 + random.nextInt(4));
        SimulatedRoom room =
                new SimulatedRoom(SimulatedRoom.room(Room.FOR_EVER, "甲", "乙"), scripts, noticeEvery, random, reports);
        Map<Long, Integer> priceAt = new HashMap<>();
        for (int event = 0; event < 120; event++) {
            act(room, scripts, random);
            room.sent.forEach(cue -> priceAt.putIfAbsent(cue.no(), scripts.prices.get("P1")));
            room.pass(Duration.ofMillis(100L + random.nextInt(15_000)));
            room.sent.forEach(cue -> priceAt.putIfAbsent(cue.no(), scripts.prices.get("P1")));
            assertThat(room.show.openCues().size()).as(name).isLessThanOrEqualTo(3);
        }
        if (room.show.state() != RoomState.onAir) {
            room.air();
            room.pass(Duration.ofMinutes(1));
            room.sent.forEach(cue -> priceAt.putIfAbsent(cue.no(), scripts.prices.get("P1")));
        }
        for (int minute = 0; minute < 10 && !room.unsaid().isEmpty(); minute++) {
            room.pass(Duration.ofMinutes(1));
            room.sent.forEach(cue -> priceAt.putIfAbsent(cue.no(), scripts.prices.get("P1")));
        }
        assertThat(room.unsaid())
                .as(name + ": words of a person that nobody said")
                .isEmpty();
        check(room, noticeEvery, priceAt, name);
        return room;
    }

    private static void act(SimulatedRoom room, PlainScripts scripts, Random random) {
        boolean talks = room.show.state() == RoomState.onAir;
        switch (random.nextInt(13)) {
            case 12 -> room.askPrice("用户" + random.nextInt(30));
            case 0, 1, 2, 3, 4 -> room.ask("用户" + random.nextInt(30), "问题" + random.nextInt(12));
            case 5 -> {
                scripts.prices.put("P1", 1 + random.nextInt(900));
                // The beat sees it before the renderer goes on.
                room.direct();
            }
            case 6 -> room.operator("同事说：" + random.nextInt(1000) + "。再说一句。");
            case 7 -> room.restart();
            case 8 -> {
                if (talks) {
                    room.hush(random.nextBoolean() ? RoomState.paused : RoomState.microphone);
                }
            }
            default -> {
                if (!talks) {
                    room.air();
                }
            }
        }
    }

    private static void check(SimulatedRoom room, Duration noticeEvery, Map<Long, Integer> priceAt, String name) {
        Map<Long, RoomCue> sent = new HashMap<>();
        for (RoomCue cue : room.sent) {
            assertThat(cue.no()).as(name + ": numbers have no gap").isEqualTo(sent.size() + 1L);
            Long cut = cue.interrupts();
            if (cut != null) {
                assertThat(Objects.requireNonNull(sent.get(cut)).priority())
                        .as(name + ": low never cuts high")
                        .isLessThan(cue.priority());
            }
            if (cue.expiresAt() != null && cue.from() != null) {
                assertThat(cue.text())
                        .as(name + ": the price as it is when the words go out")
                        .contains(priceAt.get(cue.no()) + "元");
            }
            sent.put(cue.no(), cue);
        }
        if (room.reports != Reports.nobody) {
            room.spokenPrices.forEach((no, price) -> assertThat(
                            Objects.requireNonNull(sent.get(no)).text())
                    .as(name + ": the price as it is when an answer begins")
                    .contains("卖" + price + "元"));
        }
        if (room.reports == Reports.everything || room.reports == Reports.noSentences) {
            assertThat(room.falseSentences)
                    .as(name + ": a price that has changed is in no sentence to come")
                    .isEmpty();
        }
        if (room.reports == Reports.everything) {
            inOrder(room, name);
        } else {
            nearly(room, name);
        }
        if (room.reports != Reports.nobody) {
            returns(room, name);
        }
        notices(room, noticeEvery, name);
    }

    private static void inOrder(SimulatedRoom room) {
        inOrder(room, "");
    }

    /** Each sentence of the script once, in its order, whatever came between. */
    private static void inOrder(SimulatedRoom room, String name) {
        @Nullable Heard before = null;
        for (Heard one : room.heard) {
            if (!one.isScript()) {
                continue;
            }
            if (before != null) {
                Place was = before.place();
                boolean ended = before.cue().endsSegment()
                        && before.sentence() == before.cue().sentenceMs().size() - 1;
                Place is = one.place();
                if (ended) {
                    assertThat(is.sentence())
                            .as(name + ": from " + was + " to " + is)
                            .isZero();
                    assertThat(is.segment() == was.segment() + 1 || is.segment() == 1)
                            .as(name + ": from " + was + " to " + is)
                            .isTrue();
                } else {
                    assertThat(is).as(name + ": after " + was).isEqualTo(was.sentences(1));
                }
            }
            before = one;
        }
    }

    /** Where nobody counts the sentences, a cut may be off by one of them; the loops and segments come in their order. */
    private static void nearly(SimulatedRoom room, String name) {
        @Nullable Place before = null;
        for (RoomCue cue : room.sent) {
            Place is = cue.from();
            if (is == null || room.takenBack.contains(cue.no())) {
                continue;
            }
            if (before != null) {
                int loops = is.loop() - before.loop();
                assertThat(loops).as(name + ": from " + before + " to " + is).isBetween(0, 1);
                if (loops == 0 && is.item() == before.item()) {
                    assertThat(is.segment() - before.segment())
                            .as(name + ": from " + before + " to " + is)
                            .isBetween(0, 1);
                }
            }
            before = is;
        }
    }

    /** The first words of the script after an answer say that they return, behind a bridge where a segment was cut. */
    private static void returns(SimulatedRoom room, String name) {
        boolean away = false;
        boolean bridged = false;
        for (Heard one : room.heard) {
            if (one.sentence() != 0) {
                continue;
            }
            RoomCue cue = one.cue();
            if (cue.kind().leavesScript()) {
                away = true;
                bridged = false;
            } else if (cue.kind() == CueKind.bridge) {
                bridged = true;
            } else if (one.isScript()) {
                if (away) {
                    assertThat(cue.resumes()).as(name + ": return of " + cue).isEqualTo(cue.segment());
                    assertThat(bridged || !one.place().isWithinSegment())
                            .as(name + ": bridge before " + cue)
                            .isTrue();
                }
                away = false;
                bridged = false;
            }
        }
    }

    private static void notices(SimulatedRoom room, Duration every, String name) {
        Instant last = SimulatedRoom.NOON;
        long heardWithout = 0;
        for (Heard one : room.heard) {
            if (one.cue().kind() == CueKind.notice) {
                heardWithout = 0;
            } else if (++heardWithout == 1) {
                last = one.at();
            }
            assertThat(Duration.between(last, one.at()))
                    .as(name + ": words without a notice before " + one)
                    .isLessThan(every.plusMinutes(20));
        }
    }
}
