package shop.xiaoer.intent.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

class FeatureSpaceTest {
    private static final List<String> TEXTS = List.of("where is my parcel", "track it 😀😀", "I want my money back");

    private static int[] places(LetterFeatures.Sparse found) {
        return IntStream.range(0, found.size()).map(found::place).toArray();
    }

    private static double[] values(LetterFeatures.Sparse found) {
        return IntStream.range(0, found.size()).mapToDouble(found::value).toArray();
    }

    @Test
    void lettersAreReadAsTheyWereWrittenHalvesOfPairsIncluded() {
        LetterFeatures learnt = LetterFeatures.of(TEXTS, Language.EN);

        Optional<LetterFeatures> read = LetterFeatures.read(learnt.written(), Language.EN);

        assertThat(read).isPresent();
        for (String text : List.of("where is it 😀", "my money", "")) {
            LetterFeatures.Sparse again = read.orElseThrow().of(text);
            assertThat(places(again)).containsExactly(places(learnt.of(text)));
            assertThat(values(again)).containsExactly(values(learnt.of(text)));
        }
    }

    @Test
    void whatIsNoListOfLettersIsNotRead() {
        byte[] whole = LetterFeatures.of(TEXTS, Language.EN).written();

        for (int length : new int[] {0, 3, 4, 40, whole.length / 2}) {
            assertThat(LetterFeatures.read(Arrays.copyOf(whole, length), Language.EN))
                    .as("cut to %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void placesRiseAndTheirValuesHaveLengthOne() {
        LetterFeatures.Sparse found = LetterFeatures.of(TEXTS, Language.EN).of("my parcel, my money");

        assertThat(places(found)).isSorted().doesNotHaveDuplicates().isNotEmpty();
        assertThat(Arrays.stream(values(found)).map(value -> value * value).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aTextWithoutAKnownPieceWeighsItsMeaningAlone() {
        FeatureSpace space = FeatureSpace.of(TEXTS, new HashEncoder(), Language.EN, TrainingShelf.none());

        Features features = space.hear("ζζζ");

        assertThat(features.letters().size()).isZero();
        assertThat(features.vector()).hasSize(new HashEncoder().dimension(Language.EN));
    }

    @Test
    void trainingAndHearingWeighTheSame() {
        FeatureSpace space = FeatureSpace.of(TEXTS, new HashEncoder(), Language.EN, TrainingShelf.none());
        float[] weights = new float[space.width()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i % 7) - 3;
        }
        Features features = space.of("where is my money");

        double byRow = Arrays.stream(space.row(features))
                .mapToDouble(one -> weights[one.getIndex() - 1] * one.getValue())
                .sum();

        assertThat(space.weigh(features, weights, 1)[0]).isCloseTo(byRow, within(1e-9));
    }

    @Test
    void theKeyTellsOtherTextsAndOtherLanguagesApart() {
        FeatureSpace space = FeatureSpace.of(TEXTS, new HashEncoder(), Language.EN, TrainingShelf.none());

        assertThat(FeatureSpace.of(TEXTS.reversed(), new HashEncoder(), Language.EN, TrainingShelf.none())
                        .key())
                .isEqualTo(space.key());
        assertThat(FeatureSpace.of(TEXTS.subList(0, 2), new HashEncoder(), Language.EN, TrainingShelf.none())
                        .key())
                .isNotEqualTo(space.key());
        assertThat(FeatureSpace.of(TEXTS, new HashEncoder(), Language.ZH, TrainingShelf.none())
                        .key())
                .isNotEqualTo(space.key());
    }
}
