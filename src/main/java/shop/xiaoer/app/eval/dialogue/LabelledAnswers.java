package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.confidence.Door;
import shop.xiaoer.confidence.LabelledAnswer;
import shop.xiaoer.confidence.Signals;

/** The kept answers: one JSON object a line, {@code {id, door, right, signals: {name: number}}}. */
public final class LabelledAnswers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LabelledAnswers() {}

    /** @throws JsonLines.BadFile naming the line that cannot be read */
    public static List<LabelledAnswer> read(Path file) {
        return JsonLines.read(file).stream()
                .map(line -> {
                    try {
                        return new LabelledAnswer(
                                line.text("id"),
                                signals(line.node()),
                                line.node().path("right").asBoolean());
                    } catch (IllegalArgumentException e) {
                        throw new JsonLines.BadFile(line.where() + ": " + e.getMessage(), e);
                    }
                })
                .toList();
    }

    /** Of an object with {@code door} and {@code signals}, a decision card too. */
    static Signals signals(JsonNode node) {
        Door door = Door.valueOf(node.path("door").asText());
        JsonNode signals = node.path("signals");
        return new Signals.Kept(
                door,
                door.signals().stream()
                        .map(name -> {
                            if (!signals.path(name).isNumber()) {
                                throw new IllegalArgumentException("signals: " + door + " lacks " + name);
                            }
                            return signals.path(name).asDouble();
                        })
                        .toList());
    }

    /** The file's lines, in the order given. */
    public static List<String> lines(List<LabelledAnswer> answers) {
        return answers.stream()
                .map(answer -> {
                    ObjectNode line = MAPPER.createObjectNode()
                            .put("id", answer.id())
                            .put("door", answer.signals().door().name())
                            .put("right", answer.right());
                    ObjectNode signals = line.putObject("signals");
                    answer.signals().asMap().forEach((name, value) -> signals.put(name, (double) value));
                    return line.toString();
                })
                .toList();
    }
}
