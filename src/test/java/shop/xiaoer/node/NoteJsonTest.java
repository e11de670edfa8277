package shop.xiaoer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationId;

class NoteJsonTest {
    private static final UUID NODE = UUID.randomUUID();
    private static final ConversationId ID = ConversationId.next();

    private static final List<Note> ONE_OF_EACH = List.of(
            new Note.Moved(ID, 5, 2, 3, true),
            new Note.Fence(1, ID, 2, 5),
            new Note.Fenced(1, NODE),
            new Note.Rested(ID, "amei"),
            new Note.Typing(ID, new Author(Author.Kind.agent, "阿梅"), true),
            new Note.Decided(ID, 3),
            new Note.Seen(ID, Author.Kind.shopper, 4),
            new Note.Noted(ID, UUID.fromString("5d1f0c2e-8a4b-3c6d-9e0f-1a2b3c4d5e6f")),
            new Note.Whispered(ID, UUID.fromString("7e2a1d3f-9b5c-3d7e-8f1a-2b3c4d5e6f70")),
            new Note.Joined(ID),
            new Note.Tagged(ID, List.of("退款")),
            new Note.Taken(ID, 3, "laowang", "ben", "amei"),
            new Note.RoomWanted("r"),
            new Note.RoomComments("r", List.of("m1", "m2")),
            new Note.RoomWish(1, "r", "pause", "lan"),
            new Note.RoomWords(1, "r", "k1", "lan", "大家好 \"亲\"", "zh-CN"),
            new Note.RoomWished(1, NODE, null, ""));

    private static List<Note> back(List<String> payloads) {
        List<Note> notes = new ArrayList<>();
        payloads.forEach(text -> notes.addAll(NoteJson.read(text).orElseThrow().notes()));
        return notes;
    }

    @Test
    void everyKindOfNoteComesBackAsItWas() {
        assertThat(ONE_OF_EACH.stream().map(Note::getClass).distinct().toList())
                .as("one of each kind")
                .hasSize(kinds(Note.class));

        List<String> payloads = NoteJson.write(NODE, ONE_OF_EACH);

        assertThat(payloads).hasSize(1);
        assertThat(NoteJson.read(payloads.getFirst()).orElseThrow().from()).isEqualTo(NODE);
        assertThat(back(payloads)).isEqualTo(ONE_OF_EACH);
    }

    private static int kinds(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? 1
                : Arrays.stream(permitted).mapToInt(NoteJsonTest::kinds).sum();
    }

    @Test
    void manyNotesGoInPayloadsThatPostgresTakesAndNoneIsLost() {
        List<Note> many = new ArrayList<>();
        IntStream.range(0, 500)
                .forEach(i -> many.add(
                        new Note.Typing(ConversationId.next(), new Author(Author.Kind.agent, "客服" + i), i % 2 == 0)));

        List<String> payloads = NoteJson.write(NODE, many);

        assertThat(payloads)
                .hasSizeGreaterThan(5)
                .allSatisfy(text ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000));
        assertThat(back(payloads)).isEqualTo(many);
    }

    @Test
    void aNoteThatFitsNowhereIsLeftOutAndTheOthersGo() {
        Note tooLong = new Note.RoomWords(1, "r", "k1", "lan", "长".repeat(3_000), "zh-CN");
        Note other = new Note.Decided(ID, 3);

        assertThat(back(NoteJson.write(NODE, List.of(tooLong, other)))).containsExactly(other);
    }

    @Test
    void anEmptyPulseIsOnePayload() {
        assertThat(NoteJson.write(NODE, List.of())).hasSize(1);
    }

    @Test
    void whatAnotherVersionTellsIsLeftOut() {
        assertThat(NoteJson.read("{\"from\":\"" + NODE + "\",\"notes\":[{\"type\":\"news\"}]}"))
                .isEmpty();
        assertThat(NoteJson.read("hello")).isEmpty();
    }
}
