package shop.xiaoer.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.testing.DemoShop;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.RealEncoder;

/**
 * The demo shop's rules and examples with the real encoder, on messages that are in none of its files. Shares, because
 * one wording more or less is no fault; the messages that fail are shown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoShopIntentsTest {
    private final Snapshot snapshot = DemoShop.read();

    @SuppressWarnings("NullAway.Init")
    private IntentMatcher matcher;

    @BeforeAll
    void train() {
        matcher = IntentMatcher.build(snapshot, OwnExamples.load(), RealEncoder.shared());
        matcher.train();
    }

    @AfterAll
    void close() {
        matcher.close();
    }

    @Test
    void everyRuleLoads() {
        assertThat(matcher.failedRules()).isEmpty();
    }

    @Test
    void theWishForAPersonIsHeardAndTalkAboutPeopleIsNot() throws IOException {
        assertThat(wrong("person", text -> String.valueOf(matcher.wantsPerson(text, language(text)))))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void dangersAreTold() throws IOException {
        assertThat(wrong("danger", text -> {
                    String found = matcher.danger(text, language(text)).stream()
                            .map(Danger::name)
                            .collect(Collectors.joining(","));
                    return found.isEmpty() ? "none" : found;
                }))
                .hasSizeLessThanOrEqualTo(4);
    }

    /** Words that a danger's words stand inside of, or that only talk about one. */
    @Test
    void harmlessWordsAreNoDangerAndNoWishForAPerson() throws IOException {
        try (InputStream in = DemoShopIntentsTest.class.getResourceAsStream("/intent/harmless.txt")) {
            assertThat(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(text ->
                                    !matcher.danger(text, language(text)).isEmpty()
                                            || matcher.wantsPerson(text, language(text))))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void wantsAreTold() throws IOException {
        assertThat(wrong("wants", this::wants)).hasSizeLessThanOrEqualTo(6);
    }

    private String wants(String text) {
        return matcher.match(text, language(text)).wants().stream()
                .map(want -> matcher.route(want.intent())
                        .filter(route -> route == IntentDefinition.Route.smallTalk)
                        .map(IntentDefinition.Route::name)
                        .orElse(want.intent()))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static Language language(String text) {
        return Language.detect(text, Language.ZH);
    }

    private static List<String> wrong(String name, Function<String, String> found) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (InputStream in = DemoShopIntentsTest.class.getResourceAsStream("/intent/" + name + ".csv")) {
            String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : table.lines().toList()) {
                String text = line.substring(0, line.lastIndexOf('|'));
                String wanted = line.substring(line.lastIndexOf('|') + 1);
                String got = found.apply(text);
                if (!got.equals(wanted)) {
                    wrong.add(text + ": " + got + ", not " + wanted);
                }
            }
        }
        return wrong;
    }
}
