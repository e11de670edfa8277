package shop.xiaoer.framing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import shop.xiaoer.framing.testing.Door;
import shop.xiaoer.framing.testing.Frame;
import shop.xiaoer.framing.testing.RawSocket;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.TestShop;

/** A shopper's socket that is past its welcome, and the question whose answer shows that a message arrived whole. */
final class Welcomed {
    private Welcomed() {}

    static RawSocket open() {
        RawSocket socket =
                RawSocket.open(TestShop.shared().port(), Door.CHAT).text("{\"type\":\"hello\",\"locale\":\"zh-CN\"}");
        JsonNode welcome = Json.read(socket.next().words());
        assertThat(welcome.path("type").asText()).isEqualTo("welcome");
        return socket;
    }

    /** A message of this very size whose reply names {@code id}. */
    static String question(String id, int bytes) {
        String text = question(id);
        return text + " ".repeat(bytes - text.getBytes(StandardCharsets.UTF_8).length);
    }

    static String question(String id) {
        return Json.object().put("type", "echo").put("id", id).toString();
    }

    /** Fails where the next frame is not the reply to that question. */
    static void assertReplied(RawSocket socket, String id) {
        Frame frame = socket.next();
        assertThat(frame.opcode()).as(frame.toString()).isEqualTo(Frame.TEXT);
        JsonNode reply = Json.read(frame.words());
        assertThat(reply.path("id").asText()).as(reply.toString()).isEqualTo(id);
        assertThat(reply.path("code").asText()).isEqualTo("unknownType");
    }
}
