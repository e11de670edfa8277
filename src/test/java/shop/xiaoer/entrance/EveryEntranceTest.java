package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** What a new entrance needs beside its line of code; what it lacks is named here and not met by a shopper. */
class EveryEntranceTest {
    private static final Path OFFICE = Path.of("src/main/resources/web/shared/words/office-desk.js");
    private static final Path INTENTS = Path.of("knowledge-base/intents");

    private final WordTable words = WordTable.load();

    @ParameterizedTest
    @EnumSource(EntranceName.class)
    void the_shopper_and_the_office_have_a_name_for_it(EntranceName name) throws IOException {
        assertThat(words.say(Language.ZH, "entrance." + name.wire())).isNotBlank();
        assertThat(words.say(Language.EN, "entrance." + name.wire())).isNotBlank();
        assertThat(Files.readString(OFFICE)).contains("'entranceName." + name.wire() + "': [");
    }

    @ParameterizedTest
    @EnumSource(EntranceName.class)
    void an_intent_leads_to_it(EntranceName name) throws IOException {
        Pattern line = Pattern.compile("(?m)^ +entrance: " + name.wire() + "$");
        try (Stream<Path> files = Files.list(INTENTS)) {
            List<Path> leading = files.filter(file -> file.toString().endsWith(".yaml")
                            && line.matcher(read(file)).find())
                    .toList();
            assertThat(leading)
                    .as("intents/*.yaml with entrance: " + name.wire())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void each_question_and_the_refusal_have_words(Request request) {
        for (Language language : Language.values()) {
            for (String question : request.questions()) {
                assertThat(words.say(language, "field." + question)).isNotBlank();
            }
            assertThat(words.say(language, "cannot." + request.entrance().wire()))
                    .isNotBlank();
        }
    }

    @Test
    void no_two_share_the_letters_of_their_case_numbers() {
        assertThat(Arrays.stream(Request.values()).map(Request::prefix))
                .doesNotHaveDuplicates()
                .allMatch(prefix -> prefix.matches("[A-Z]{2}"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
