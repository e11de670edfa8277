package shop.xiaoer.bench.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shop.xiaoer.bench.wire.Json;

/** What the load program says and how it reads the replies: the shop's frames, or those of an echo. */
enum Dialect {
    shop("/ws/chat", "xiaoer.chat.v1") {
        @Override
        Optional<String> acknowledged(JsonNode frame) {
            return is(frame, "ack") ? Optional.of(frame.path("id").asText()) : Optional.empty();
        }

        @Override
        boolean answers(JsonNode frame) {
            return is(frame, "event")
                    && frame.path("kind").asText().matches("answered|asked|entrance|handoffRequested");
        }

        @Override
        boolean isKnown(JsonNode frame) {
            return frame.path("route").asText().equals("known");
        }
    },
    echo("/", "") {
        @Override
        Optional<String> acknowledged(JsonNode frame) {
            return Optional.of(frame.path("id").asText());
        }

        @Override
        boolean answers(JsonNode frame) {
            return true;
        }

        @Override
        boolean isKnown(JsonNode frame) {
            return true;
        }
    };

    private final String path;
    private final String protocol;

    Dialect(String path, String protocol) {
        this.path = path;
        this.protocol = protocol;
    }

    String path() {
        return path;
    }

    String protocol() {
        return protocol;
    }

    String hello(String locale) {
        return Json.frame("hello").put("locale", locale).toString();
    }

    /** Whether the hello was answered: an echo sends it back. */
    boolean welcomes(JsonNode frame) {
        return is(frame, "welcome") || is(frame, "hello");
    }

    String say(String id, String text) {
        return Json.frame("say").put("id", id).put("text", text).toString();
    }

    /** The id of the message that the frame acknowledges. */
    abstract Optional<String> acknowledged(JsonNode frame);

    /** Whether the frame is the bot's answer to all that was said before it. */
    abstract boolean answers(JsonNode frame);

    abstract boolean isKnown(JsonNode frame);

    private static boolean is(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }

    /** When the server wrote an event, by its own clock. */
    static Optional<Instant> at(JsonNode frame) {
        String at = frame.path("at").asText();
        return at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at));
    }

    static long nanosBetween(Instant said, Instant answered) {
        return Duration.between(said, answered).toNanos();
    }
}
