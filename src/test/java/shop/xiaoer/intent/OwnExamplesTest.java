package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.text.Language;

class OwnExamplesTest {
    private static final Set<String> LABELS = Set.of(
            "trackOrder",
            "urgeShipment",
            "return",
            "exchange",
            "cancel",
            "changeAddress",
            "refundProgress",
            "complaint",
            "invoice",
            "priceProtection",
            "missingOrDamaged",
            "productQuestion",
            "policyQuestion",
            "smallTalk",
            "outOfScope");

    private final OwnExamples own = OwnExamples.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void bothSidesOfEachAreThereAndNoTextIsOnBoth(Language language) {
        assertThat(own.person(language, true)).hasSizeGreaterThan(1_000);
        noneOnBoth(own.person(language, true), own.person(language, false));
        for (Danger danger : Danger.values()) {
            assertThat(own.danger(danger, language, true)).as(danger.name()).hasSizeGreaterThan(150);
            noneOnBoth(own.danger(danger, language, true), own.danger(danger, language, false));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void wantsAreOneToThreeOfTheSharedLabels(Language language) {
        assertThat(own.wants(language)).hasSizeGreaterThan(1_000).allSatisfy(one -> {
            assertThat(one.intents()).hasSizeBetween(1, 3);
            assertThat(LABELS).containsAll(one.intents());
        });
        assertThat(own.texts(language)).doesNotContain("");
    }

    private static void noneOnBoth(List<String> yes, List<String> no) {
        Set<String> both = new HashSet<>(yes);
        both.retainAll(no);
        assertThat(both).isEmpty();
    }
}
