package shop.xiaoer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.llm.testing.Waiting;

/** Two nodes whose own bus fell into halves: each hears itself, none the other. */
class NoteBusTest {
    private static final ConversationId ID = ConversationId.next();

    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();
    private final Wire spare = new Wire();
    private final NoteBus first = new NoteBus(here, new Wire(), List.of(spare));
    private final NoteBus second = new NoteBus(there, new Wire(), List.of(spare));
    private final List<Note> heardHere = new CopyOnWriteArrayList<>();
    private final List<Note> heardThere = new CopyOnWriteArrayList<>();

    NoteBusTest() {
        first.listen((from, note) -> heardHere.add(note));
        second.listen((from, note) -> heardThere.add(note));
    }

    /** Carries each text to all who read. */
    private static final class Wire implements Line {
        private final List<Consumer<String>> readers = new CopyOnWriteArrayList<>();
        private final List<String> posted = new CopyOnWriteArrayList<>();

        @Override
        public void post(String text) {
            posted.add(text);
            readers.forEach(reader -> reader.accept(text));
        }

        @Override
        public void read(Consumer<String> reader) {
            readers.add(reader);
        }

        @Override
        public void close() {
            readers.clear();
        }
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void whatIsInsistedOnGoesByEveryWayAndIsNotHeardByWhoSaysIt() {
        Note.Fence fence = new Note.Fence(1, ID, 2, 5);
        first.pulse(false);

        first.insist(fence);

        Waiting.until("the other half has heard", () -> !heardThere.isEmpty());
        assertThat(heardThere).containsExactly(fence);
        assertThat(heardHere).isEmpty();
    }

    @Test
    void whatIsToldOnceSparesTheWayBeside() {
        first.pulse(false);

        first.tell(new Note.Fence(1, ID, 2, 5));
        first.insist(new Note.Fence(2, ID, 2, 5));

        Waiting.until("the second has come", () -> !heardThere.isEmpty());
        assertThat(heardThere).containsExactly(new Note.Fence(2, ID, 2, 5));
        assertThat(spare.posted)
                .as("heartbeats and notes go over the bus alone")
                .hasSize(1);
    }
}
