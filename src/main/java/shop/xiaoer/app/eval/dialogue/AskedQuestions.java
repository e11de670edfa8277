package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.text.Language;

/** Single questions with patterns of their right answers, as dialogues of one turn. */
public final class AskedQuestions {
    /** The class of a question that the shop has no answer to: whatever is answered is wrong. */
    public static final String UNANSWERABLE = "unanswerable";

    private static final String ANSWERABLE = "answerable";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AskedQuestions() {}

    /** {@code eval/answers/asked-*.jsonl}: {@code {id, text, answerable, holds?}}. */
    public static List<Dialogue> paraphrases(Path file, Language language) {
        return JsonLines.read(file).stream()
                .map(line -> dialogue(line, language, holds(line), List.of()))
                .toList();
    }

    /** {@code eval/questions/dev-*.jsonl}: those over the shop. */
    public static List<Dialogue> ofTheShop(Path file, Language language) {
        return JsonLines.read(file).stream()
                .filter(line -> line.text("material").equals("shop"))
                .map(line -> dialogue(line, language, patterns(line, "must"), patterns(line, "mustNot")))
                .toList();
    }

    private static List<String> holds(JsonLines.Line line) {
        return line.firstText("holds").stream().toList();
    }

    private static List<String> patterns(JsonLines.Line line, String field) {
        List<String> all = new ArrayList<>();
        line.node().path(field).forEach(pattern -> all.add(pattern.asText()));
        return all;
    }

    private static Dialogue dialogue(JsonLines.Line line, Language language, List<String> holds, List<String> lacks) {
        ObjectNode expect = MAPPER.createObjectNode();
        expect.put("kind", "answered");
        expect.put("lang", language.tag());
        holds.forEach(expect.withArray("holds")::add);
        lacks.forEach(expect.withArray("lacks")::add);
        boolean answerable = line.node().path(ANSWERABLE).asBoolean();
        return new Dialogue(
                line.text("id"),
                language,
                answerable ? ANSWERABLE : UNANSWERABLE,
                null,
                null,
                List.of(new Dialogue.Turn(line.text("text"), null, (JsonNode) expect)));
    }
}
