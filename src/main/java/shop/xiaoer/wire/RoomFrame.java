package shop.xiaoer.wire;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;

/** What a renderer, an operator's page or a viewer may send to a room. */
public sealed interface RoomFrame {
    /** @param lastCue the last cue that the renderer has */
    record Hello(String token, Role role, @Nullable Long lastCue) implements RoomFrame {}

    enum Role {
        driver,
        viewer,
        operator
    }

    /** @param sentence of the cue, from 1, that was spoken to its end */
    record Progress(long cue, String state, @Nullable Integer sentence) implements RoomFrame {}

    record Said(Comment comment) implements RoomFrame {}

    /** Whether the line lives. */
    record Ping(String id) implements RoomFrame {}

    Set<String> STATES = Set.of("started", "sentence", "ended", "failed");

    static RoomFrame read(String text, Instant now) throws BadFrame {
        Fields fields = Fields.frame(text);
        return switch (fields.type()) {
            case "hello" -> new Hello(fields.text("token"), role(fields), fields.countOrNull("lastCue"));
            case "progress" -> new Progress(fields.number("cue"), state(fields), sentence(fields));
            case "comment" -> new Said(RoomJson.comment(fields.whole(), now));
            case "ping" -> new Ping(fields.id());
            default -> throw BadFrame.of("unknownType", "type: '" + fields.type() + "' is unknown", fields.idOrNull());
        };
    }

    private static Role role(Fields fields) throws BadFrame {
        String role = fields.text("role");
        return switch (role) {
            case "driver" -> Role.driver;
            case "viewer" -> Role.viewer;
            case "operator" -> Role.operator;
            default -> throw fields.wrong("role: must be driver, viewer or operator");
        };
    }

    private static String state(Fields fields) throws BadFrame {
        String state = fields.text("state");
        if (!STATES.contains(state)) {
            throw fields.wrong("state: must be started, sentence, ended or failed");
        }
        return state;
    }

    private static @Nullable Integer sentence(Fields fields) throws BadFrame {
        Long number = fields.countOrNull("sentence");
        return number == null ? null : (int) Math.min(number, 10_000);
    }
}
