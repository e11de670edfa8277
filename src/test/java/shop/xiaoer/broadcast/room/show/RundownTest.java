package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.room.Place;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.text.Language;

/** Which script is said in which loop, and how often it was said before a place of the show. */
class RundownTest {
    private static final RundownItem THREE = new RundownItem("甲", "", List.of(), List.of("乙", "甲", "丙", "乙"));

    private static Room room(RundownItem... items) {
        return new Room(
                "r", "晚场", "own", Language.ZH, List.of(items), Room.FOR_EVER, null, null, Room.WhenSpent.repeat, "lan");
    }

    @Test
    void eachScriptOfAnItemHasItsTurnOnceARound() {
        assertThat(THREE.scripts()).containsExactly("甲", "乙", "丙");
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(THREE::inLoop)).containsExactly("甲", "乙", "丙", "甲", "乙");
    }

    @ParameterizedTest
    @CsvSource({"甲, 0, 0", "甲, 1, 1", "甲, 3, 1", "甲, 4, 2", "乙, 1, 0", "乙, 2, 1", "乙, 5, 2", "丙, 6, 2", "丁, 9, 0"})
    void soOftenAScriptCameInTheFirstLoops(String script, int loops, int turns) {
        assertThat(THREE.turns(script, loops)).isEqualTo(turns);
    }

    @Test
    void aScriptOfTwoItemsWasSaidInBothBeforeTheNextLoop() {
        Room twice =
                room(new RundownItem("甲", "", List.of(), List.of()), new RundownItem("甲", "", List.of(), List.of()));

        assertThat(twice.saidBefore("甲", 1, 0)).isZero();
        assertThat(twice.saidBefore("甲", 1, 1)).isEqualTo(1);
        assertThat(twice.saidBefore("甲", 2, 0)).isEqualTo(2);
        assertThat(twice.saidBefore("甲", 2, 1)).isEqualTo(3);
        assertThat(room(THREE).saidBefore("乙", 3, 0)).isEqualTo(1);
    }

    @Test
    void aPlaceIsWithinItsSegmentBehindTheFirstSentence() {
        assertThat(Place.START.isWithinSegment()).isFalse();
        assertThat(Place.START.sentences(1).isWithinSegment()).isTrue();
        assertThat(new Place(2, 1, 3, 4, 2).sentences(2)).isEqualTo(new Place(2, 1, 3, 6, 2));
        assertThat(new Place(2, 1, 3, 4, 2).nextSegment()).isEqualTo(new Place(2, 1, 4, 0));
        assertThat(new Place(2, 1, 3, 4, 2).nextItem()).isEqualTo(new Place(2, 2, 1, 0));
        assertThat(new Place(2, 1, 3, 4, 2).nextLoop()).isEqualTo(new Place(3, 0, 1, 0));
    }

    @Test
    void aNumberOfPiecesMayBeATenthOffAndNoMore() {
        LiveFact told = LiveFact.of("P1", "88.00 CNY", 100, "还有100件");

        assertThat(told.stock()).isEqualTo(100);
        assertThat(told.inStock()).isTrue();
        assertThat(LiveFact.of("P1", "88.00 CNY", 0, "").inStock()).isFalse();
        assertThat(LiveFact.of("P1", "88.00 CNY", 1, "").inStock()).isTrue();
        assertThat(LiveFact.of("P1", "88.00 CNY", 10, "还有100件").stock())
                .as("10 stands in 100 only")
                .isNull();
    }
}
