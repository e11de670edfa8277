package shop.xiaoer.intent.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import shop.xiaoer.text.Language;

class EntitiesTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "/intent/entities.csv", delimiter = '|', nullValues = "none")
    void whatAMessageNamesIsFound(String text, @org.jspecify.annotations.Nullable String wanted) {
        Language language = Language.detect(text, Language.ZH);
        List<Entity> found = Entities.findWithoutProducts(text, language);
        String all = found.stream()
                .map(entity -> entity.type() + "=" + entity.value())
                .collect(Collectors.joining("; "));

        assertThat(all).isEqualTo(wanted == null ? "" : wanted);
        for (Entity entity : found) {
            assertThat(text.substring(entity.from(), entity.to())).isEqualTo(entity.text());
        }
    }

    @Test
    void noTextThrowsAndPlacesNeverOverlap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {
            "XE2026110001",
            "138",
            "0013",
            "8000",
            "¥",
            "88",
            ".5",
            "元",
            "两件",
            "周",
            "三",
            "上",
            "月",
            "号",
            "XL",
            "黑色",
            " ",
            "/",
            "-",
            "+",
            "today",
            "last",
            "fri",
            "👍",
            "。",
            "十",
            "a pair",
            "満"
        };
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (Language language : Language.values()) {
                int end = 0;
                for (Entity entity : Entities.findWithoutProducts(text.toString(), language)) {
                    assertThat(entity.from()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(end);
                    end = entity.to();
                }
            }
        }
    }
}
