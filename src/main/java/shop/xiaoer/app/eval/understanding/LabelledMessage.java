package shop.xiaoer.app.eval.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.eval.understanding.RouteReading.Named;
import shop.xiaoer.text.Language;

/**
 * A message and what it is to be taken for. What a set does not label is empty and not measured on it.
 *
 * @param intents in order of appearance
 * @param danger {@code none} alone where nothing is
 */
public record LabelledMessage(
        String id,
        String text,
        Language language,
        List<String> intents,
        List<String> danger,
        boolean wantsPerson,
        List<Named> entities) {
    private static final String GOODS = "product";

    public LabelledMessage {
        intents = List.copyOf(intents);
        danger = List.copyOf(danger);
        entities = List.copyOf(entities);
    }

    /** @throws JsonLines.BadFile where a line is none */
    public static List<LabelledMessage> read(Path file, Language language) {
        return JsonLines.read(file).stream().map(line -> of(line, language)).toList();
    }

    private static LabelledMessage of(JsonLines.Line line, Language language) {
        JsonNode node = line.node();
        List<Named> entities = new ArrayList<>();
        for (JsonNode entity : node.path("entities")) {
            entities.add(new Named(
                    entity.path("type").asText(),
                    entity.path("text").asText(),
                    entity.path("value").asText()));
        }
        return new LabelledMessage(
                line.text("id"),
                line.text("text"),
                language,
                texts(node.path("intents")),
                texts(node.path("danger")),
                node.path("wantsPerson").asBoolean(),
                entities);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** Type and value of what is named; goods of other shops, which no catalogue has, are not scored. */
    List<String> named(List<Named> all) {
        List<String> ours = entities.stream()
                .filter(LabelledMessage::isForeign)
                .map(Named::text)
                .toList();
        return all.stream()
                .filter(one -> !isForeign(one))
                .filter(one -> !one.type().equals(GOODS) || !ours.contains(one.text()))
                .map(one -> one.type() + "=" + one.value())
                .toList();
    }

    private static boolean isForeign(Named one) {
        return one.type().equals(GOODS) && one.value().equals(one.text());
    }
}
