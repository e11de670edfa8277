package shop.xiaoer.connect.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.journey.testing.Ports;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.node.Note;
import shop.xiaoer.node.NoteBus;

/** Real members of a cluster on loopback. */
class HazelcastLineTest {
    private static NoteBus bus(UUID node, int port, int... others) {
        List<String> members =
                Arrays.stream(others).mapToObj(other -> "127.0.0.1:" + other).toList();
        return new NoteBus(node, HazelcastLine.open(new ClusterSettings("127.0.0.1", port, members)));
    }

    @Test
    void twoNodesHearEachOtherAndThemselvesNot() {
        int one = Ports.free();
        int other = Ports.free();
        UUID here = UUID.randomUUID();
        List<Note> heardHere = new CopyOnWriteArrayList<>();
        List<Note> heardThere = new CopyOnWriteArrayList<>();
        ConversationId id = ConversationId.next();
        try (NoteBus first = bus(here, one);
                NoteBus second = bus(UUID.randomUUID(), other, one)) {
            first.listen((from, note) -> heardHere.add(note));
            second.listen((from, note) -> {
                assertThat(from).isEqualTo(here);
                heardThere.add(note);
            });
            first.pulse(false);
            assertThat(first.hears()).isTrue();

            first.tell(new Note.Fence(1, id, 2, 5));
            first.tell(new Note.Moved(id, 5, 2, 3, true));

            Waiting.until("both notes have come", () -> heardThere.size() == 2);
            assertThat(heardThere)
                    .containsExactlyInAnyOrder(new Note.Fence(1, id, 2, 5), new Note.Moved(id, 5, 2, 3, true));
            assertThat(heardHere).isEmpty();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> HazelcastLine.open(new ClusterSettings("127.0.0.1", port, List.of())))
                    .hasMessageContaining("XIAOER_BUS_ADDRESS")
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void anAddressWithoutAPortIsRefused() {
        assertThatThrownBy(() -> ClusterSettings.of("here", List.of())).hasMessage("'here' must be host:port");
        assertThatThrownBy(() -> ClusterSettings.of("here:70000", List.of())).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> ClusterSettings.of("here:5701", List.of("there")))
                .hasMessage("'there' must be host:port");
    }
}
