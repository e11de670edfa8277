package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import shop.xiaoer.broadcast.Script;

/**
 * Renderers that take one call a sentence, with text and nothing else to steer by: the export is a JSON array of the
 * calls' bodies. The text is the spoken form, without tags, cut where a speaker breathes.
 */
final class CallDriver implements Driver {
    /**
     * A renderer stops at the end of what it has been sent, and its users found pieces of a sentence the longest that
     * can be cut in on; 80 characters are under twenty seconds.
     */
    private static final int MOST = 80;
    /** English letters are a third of the speech of a Han character. */
    private static final int MOST_EN = 240;

    private final String format;
    private final Function<String, ObjectNode> call;

    private CallDriver(String format, Function<String, ObjectNode> call) {
        this.format = format;
        this.call = call;
    }

    /** Bodies of {@code POST /human}; the session's id is the driver's to add when it calls. */
    static CallDriver liveTalking() {
        return new CallDriver(
                "livetalking",
                text -> JsonNodeFactory.instance
                        .objectNode()
                        .put("text", text)
                        .put("type", "echo")
                        .put("interrupt", false));
    }

    /** Bodies of {@code POST /transparent-pass}, queued behind what is being said. */
    static CallDriver fay() {
        return new CallDriver(
                "fay",
                text -> JsonNodeFactory.instance
                        .objectNode()
                        .put("user", FayPollItem.DEFAULT_USER)
                        .put("text", text)
                        .put("queue", true));
    }

    @Override
    public RendererAbilities abilities() {
        return new RendererAbilities(format, "application/json", Set.of(), MOST);
    }

    @Override
    public Compiled compile(Script script) {
        int most = switch (script.language()) {
            case ZH -> MOST;
            case EN -> MOST_EN;
        };
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<Compiled.Payload> payloads = new ArrayList<>();
        for (SpokenLine line : SpokenLine.of(script)) {
            List<String> pieces = line.pieces(most);
            for (String piece : pieces) {
                ObjectNode body = call.apply(piece);
                all.add(body);
                payloads.add(new Compiled.Payload(line.segment().n(), body.toString(), line.estMs() / pieces.size()));
            }
        }
        return new Compiled(payloads, dropped(script), abilities().contentType(), all.toPrettyString());
    }
}
