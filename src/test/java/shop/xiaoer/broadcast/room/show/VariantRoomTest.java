package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.show.SimulatedRoom.Heard;
import shop.xiaoer.broadcast.room.show.SimulatedRoom.Reports;
import shop.xiaoer.text.Language;

/** Rooms whose scripts have variants: each segment takes turns with them from loop to loop. */
class VariantRoomTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final PlainScripts scripts =
            new PlainScripts(Language.ZH).with("甲", 3, 4).varied("甲", 3);

    private SimulatedRoom room(int loops, Room.WhenSpent whenSpent, String... ids) {
        Room planned = SimulatedRoom.room(loops, ids);
        Room room = new Room(
                planned.id(),
                planned.name(),
                planned.platform(),
                planned.language(),
                planned.rundown(),
                planned.loops(),
                null,
                null,
                whenSpent,
                "lan");
        return new SimulatedRoom(room, scripts, TEN_MINUTES, new Random(1), Reports.everything);
    }

    /** Which ways each loop said, by loop. */
    private static Map<Integer, Set<Integer>> ways(SimulatedRoom room) {
        return room.heard.stream()
                .filter(Heard::isScript)
                .collect(Collectors.groupingBy(
                        one -> one.place().loop(),
                        TreeMap::new,
                        Collectors.mapping(one -> one.place().variant(), Collectors.toSet())));
    }

    @Test
    void each_loop_says_another_way_and_the_first_comes_back_when_all_were_said() {
        SimulatedRoom room = room(4, Room.WhenSpent.repeat, "甲");
        room.pass(Duration.ofMinutes(10));

        assertThat(room.ending).isInstanceOf(Step.End.class);
        assertThat(ways(room).values()).containsExactly(Set.of(1), Set.of(2), Set.of(3), Set.of(1));
        assertThat(room.heard.stream().filter(Heard::isScript)).hasSize(4 * 7);
    }

    @Test
    void a_script_that_stands_twice_in_the_rundown_takes_its_turns_within_the_loop() {
        SimulatedRoom room = room(1, Room.WhenSpent.repeat, "甲", "甲");
        room.pass(Duration.ofMinutes(10));

        assertThat(room.heard.stream()
                        .filter(Heard::isScript)
                        .map(one -> one.place().item() + "/" + one.place().variant())
                        .distinct())
                .containsExactly("0/1", "1/2");
    }

    @Test
    void a_room_that_is_to_pause_does_so_when_every_way_was_said() {
        SimulatedRoom room = room(Room.FOR_EVER, Room.WhenSpent.pause, "甲");
        room.pass(Duration.ofMinutes(10));

        assertThat(room.ending).isEqualTo(new Step.Pause("variantsSpent"));
        assertThat(ways(room)).containsOnlyKeys(1, 2, 3);
    }

    @Test
    void a_restart_goes_on_in_the_way_that_was_begun() {
        SimulatedRoom calm = room(3, Room.WhenSpent.repeat, "甲");
        calm.pass(Duration.ofMinutes(10));
        SimulatedRoom broken = room(3, Room.WhenSpent.repeat, "甲");
        while (broken.ending == null) {
            broken.pass(Duration.ofSeconds(7));
            if (broken.ending == null) {
                broken.restart();
            }
        }

        List<Place> said = broken.heard.stream()
                .filter(Heard::isScript)
                .map(Heard::place)
                .distinct()
                .toList();
        assertThat(said)
                .isEqualTo(calm.heard.stream()
                        .filter(Heard::isScript)
                        .map(Heard::place)
                        .toList());
    }

    @Test
    void a_way_that_the_law_has_come_to_forbid_makes_room_for_the_next() {
        scripts.forbidden.add("第2种说法");
        SimulatedRoom room = room(3, Room.WhenSpent.repeat, "甲");
        room.pass(Duration.ofMinutes(10));

        assertThat(ways(room).values()).allMatch(ways -> !ways.contains(2));
        assertThat(room.heard.stream().filter(Heard::isScript)).hasSize(3 * 7);
        assertThat(room.told).anyMatch(told -> told.contains("variant 2"));
    }
}
