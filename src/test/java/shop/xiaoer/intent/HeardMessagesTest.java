package shop.xiaoer.intent;

import static shop.xiaoer.text.testing.Recorded.assertAsRecorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is heard in labelled messages by their words alone, whatever the shop's rules and examples are: the wish for a
 * person, mere talk of people, a curse, impatience, and where a message is cut. Only the half that is read.
 */
class HeardMessagesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"person-zh", "person-en", "messages-zh", "messages-en"})
    void eachMessageIsHeardAsBefore(String set) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("eval/understanding/" + set + ".jsonl"))) {
            JsonNode message = MAPPER.readTree(line);
            String id = message.path("id").asText();
            if (isRead(id)) {
                lines.add(id + "\t" + heard(message.path("text").asText()));
            }
        }
        assertAsRecorded("intent/heard-" + set + ".tsv", lines);
    }

    private static String heard(String text) {
        return (PersonWish.asks(text) ? "wants a person; " : "")
                + (PersonWish.onlySpeaks(text) ? "speaks of people; " : "")
                + (Cursing.in(text) ? "curses; " : "")
                + (Displeasure.in(text) ? "impatient; " : "")
                + (Shouting.in(text) ? "shouts; " : "")
                + String.join(
                        " | ",
                        IntentMatcher.parts(text).stream()
                                .map(part -> part.replace('\n', ' '))
                                .toList());
    }

    private static boolean isRead(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 2 == 1;
    }
}
