package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Repetition;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.SaidSentences;
import shop.xiaoer.broadcast.room.report.RoomReport;
import shop.xiaoer.broadcast.room.show.SimulatedRoom.Heard;
import shop.xiaoer.broadcast.room.show.SimulatedRoom.Reports;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;

/** A long show over three products, as templates write it, with viewers who ask all the time. {@code -Dhours=24} for a day. */
class DayInARoomTest {
    private static final int HOURS = Integer.getInteger("hours", 3);
    private static final double MINUTES_EACH = 18;

    private final Map<String, Script> scripts = new HashMap<>();

    @Test
    void no_loop_says_again_what_another_said_and_every_sentence_comes_in_its_order() {
        Shelf shelf = Shelf.ofSix();
        List<RundownItem> rundown = new ArrayList<>();
        int words = ScriptWords.forMinutes(MINUTES_EACH, Language.ZH);
        for (String product : shelf.ids().subList(0, 3)) {
            List<String> variants = new ArrayList<>();
            for (int seed = 1; seed <= HOURS * 5 / 4 + 2; seed++) {
                String id = product + "/" + seed;
                scripts.put(id, Scripts.write(shelf, Scripts.request(List.of(product), Language.ZH, words, seed)));
                variants.add(id);
            }
            rundown.add(
                    new RundownItem(variants.getFirst(), "", List.of(product), variants.subList(1, variants.size())));
        }
        long seed = System.nanoTime();
        System.out.println("a show of " + HOURS + " hours from seed " + seed);
        Random random = new Random(seed);
        SimulatedRoom room = new SimulatedRoom(
                new Room(
                        "room",
                        "小二的店",
                        "taobao",
                        Language.ZH,
                        rundown,
                        Room.FOR_EVER,
                        null,
                        null,
                        Room.WhenSpent.pause,
                        "lan"),
                approved(),
                Duration.ofMinutes(10),
                random,
                Reports.everything);
        for (int minute = 0; minute < HOURS * 60; minute++) {
            room.pass(Duration.ofSeconds(40));
            room.ask("观众" + random.nextInt(200), "问题" + random.nextInt(40));
            room.pass(Duration.ofSeconds(20));
        }

        Map<Integer, StringBuilder> loops = new TreeMap<>();
        Place before = Place.START;
        for (Heard one : room.heard) {
            if (one.isScript()) {
                Place is = one.place();
                assertThat(later(before, is)).as(before + " then " + is).isTrue();
                before = is;
                if (one.cue().kind() == CueKind.segment) {
                    loops.computeIfAbsent(is.loop(), _ -> new StringBuilder())
                            .append(SaidSentences.of(one.cue().text()).get(one.sentence()));
                }
            }
        }
        assertThat(room.ending).isNull();
        assertThat(loops.size()).isGreaterThanOrEqualTo(HOURS * 4 / 5);
        double closest = 0;
        for (int loop = 1; loop <= loops.size(); loop++) {
            for (int other = 1; other < loop; other++) {
                closest = Math.max(closest, closeness(loops, loop, other));
            }
        }
        System.out.printf(
                "%d loops, %d sentences, the closest two %.3f (bar %.2f)%n",
                loops.size(), room.heard.size(), closest, RoomReport.REPEATS);
        assertThat(closest).isLessThan(RoomReport.REPEATS);
    }

    private static double closeness(Map<Integer, StringBuilder> loops, int one, int other) {
        return Repetition.of(String.valueOf(loops.get(one))).closeness(Repetition.of(String.valueOf(loops.get(other))));
    }

    private static boolean later(Place before, Place is) {
        int[] a = {before.loop(), before.item(), before.segment(), before.sentence()};
        int[] b = {is.loop(), is.item(), is.segment(), is.sentence()};
        return Arrays.compare(a, b) <= 0;
    }

    private ShowScripts approved() {
        return new ShowScripts() {
            @Override
            public Optional<Script> approved(String id) {
                return Optional.ofNullable(scripts.get(id));
            }

            @Override
            public Segment checked(Script script, Segment segment) {
                return segment;
            }

            @Override
            public boolean isLive(LiveSlot slot) {
                return true;
            }

            @Override
            public boolean hold(List<LiveFact> facts) {
                return true;
            }

            @Override
            public String nameOf(String product, Language language) {
                return "这款";
            }
        };
    }
}
