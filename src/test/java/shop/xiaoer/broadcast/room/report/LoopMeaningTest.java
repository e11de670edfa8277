package shop.xiaoer.broadcast.room.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.CueState;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

class LoopMeaningTest {
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");

    private final List<ShowLedger.KeptCue> said = new ArrayList<>();
    private final HashEncoder encoder = new HashEncoder();
    private final LoopMeaning meaning = new LoopMeaning(encoder);

    private void says(int loop, int segment, String text) {
        RoomCue cue = new RoomCue(
                said.size() + 1,
                CueKind.segment,
                text,
                text,
                Language.EN,
                null,
                "script",
                segment,
                null,
                null,
                null,
                List.of(),
                List.of(1000),
                null,
                new Place(loop, 0, segment, 0, 1),
                true,
                null,
                null);
        said.add(new ShowLedger.KeptCue(cue, CueState.ended, 1, false, NOON, NOON, NOON));
    }

    @Test
    void the_same_words_are_the_same_and_other_words_are_farther() {
        says(1, 1, "The flask keeps tea warm all day.");
        says(1, 2, "It is made of steel.");
        says(2, 1, "Tell us below which colour suits the office.");
        says(2, 2, "A carton holds eight umbrellas.");
        says(3, 1, "The flask keeps tea warm all day.");
        says(3, 2, "It is made of steel.");

        Map<Integer, LoopMeaning.Closest> closest = meaning.of(said, Language.EN);

        assertThat(closest).containsOnlyKeys(2, 3);
        LoopMeaning.Closest third = Objects.requireNonNull(closest.get(3));
        assertThat(third.closest()).isEqualTo(1);
        assertThat(third.places()).isEqualTo(2);
        assertThat(third.closeness()).isGreaterThan(0.999);
        assertThat(Objects.requireNonNull(closest.get(2)).closeness()).isLessThan(0.6);
        assertThat(encoder.calls())
                .as("words that come again are not encoded again")
                .isEqualTo(4);
    }

    @Test
    void only_the_same_places_are_compared_and_a_show_of_one_loop_has_nothing_to_compare() {
        says(1, 1, "The flask keeps tea warm all day.");
        assertThat(meaning.of(said, Language.EN)).isEmpty();
        says(2, 2, "The flask keeps tea warm all day.");
        assertThat(meaning.of(said, Language.EN)).isEmpty();
    }
}
