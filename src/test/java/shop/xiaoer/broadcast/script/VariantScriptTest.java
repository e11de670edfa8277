package shop.xiaoer.broadcast.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.Repetition;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;

/** Scripts whose segments have other ways to say the same. */
class VariantScriptTest {
    private final Shelf shelf = Shelf.ofSix();

    private Script written(Language language, int words, int variants) {
        return Scripts.write(
                shelf,
                new ScriptRequest(
                        "script-1",
                        shelf.ids(),
                        language,
                        Persona.standard(),
                        Scripts.platform("taobao"),
                        words,
                        7,
                        ScriptRequest.Engine.template,
                        variants));
    }

    @Test
    void theFirstWayIsTheScriptWithoutVariants() {
        for (Language language : Language.values()) {
            Script plain = written(language, 1_500, 1);
            Script varied = written(language, 1_500, 3);

            assertThat(varied.segments().stream().map(segment -> segment.with(Variants.none())))
                    .isEqualTo(plain.segments());
            assertThat(varied.version()).isNotEqualTo(plain.version());
            assertThat(written(language, 1_500, 3)).isEqualTo(varied);
        }
    }

    @Test
    void nearlyEverySegmentHasItsWaysAndNoneIsFeltToBeTheSame() {
        for (Language language : Language.values()) {
            Script script = written(language, 1_500, 3);
            List<Segment> varying = script.segments().stream()
                    .filter(segment -> segment.type() != SegmentType.notice)
                    .toList();
            assertThat(varying.stream().filter(segment -> segment.ways() == 3).count())
                    .as("segments with all three ways")
                    .isGreaterThanOrEqualTo(varying.size() * 17L / 20);
            for (Segment segment : varying) {
                assertThat(segment.variants().likeness())
                        .hasSize(segment.ways() * (segment.ways() - 1) / 2)
                        .allMatch(each -> each.words() <= Repetition.FELT);
                assertThat(segment.variants().others())
                        .allMatch(other -> other.type() == segment.type() && other.n() == segment.n());
            }
        }
    }

    @Test
    void whateverWaysALoopTakesItSaysNoSentenceTwice() {
        Script script = written(Language.ZH, 3_000, 4);
        Set<String> all = new HashSet<>();
        for (Segment segment : script.segments()) {
            if (segment.type() != SegmentType.notice) {
                for (Segment way : segment.everyWay()) {
                    assertThat(Sentences.bare(way.outsideSlots())).allMatch(all::add);
                }
            }
        }
    }

    @Test
    void variantsKeepTheEvidenceAndTheSlotsOfWhatTheySay() {
        Script script = written(Language.ZH, 1_500, 3);
        for (Segment segment : script.segments()) {
            if (segment.type() == SegmentType.price) {
                assertThat(segment.everyWay()).allMatch(way -> !way.slots().isEmpty());
            }
            if (segment.type() == SegmentType.proof) {
                assertThat(segment.everyWay()).allMatch(way -> !way.evidence().isEmpty());
            }
        }
    }
}
