package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.text.Language;

/**
 * A labelled dialogue; the format stands in {@code eval/README.md}.
 *
 * @param kind its class
 * @param page id of the product whose page the shopper is on, null where none
 * @param identity the demo shopper who is signed in, null where nobody is
 */
public record Dialogue(
        String id,
        Language language,
        String kind,
        @Nullable String page,
        @Nullable String identity,
        List<Turn> turns) {
    public Dialogue {
        turns = List.copyOf(turns);
    }

    /**
     * What the shopper does, and what is expected of the answer.
     *
     * @param say null where an option is chosen
     * @param choose {@code {option, data}}, null where something is said
     * @param expect null within a burst: the next turn follows at once
     */
    public record Turn(
            @Nullable String say,
            @Nullable JsonNode choose,
            @Nullable JsonNode expect) {
        /** What the shopper's turn is in words, as a bot without buttons would see it. */
        String words() {
            String said = say;
            if (said != null) {
                return said;
            }
            JsonNode chosen = choose;
            return chosen == null ? "" : chosen.path("option").asText();
        }
    }

    /** @throws JsonLines.BadFile naming the line that is no dialogue */
    public static List<Dialogue> read(Path file) {
        return JsonLines.read(file).stream().map(Dialogue::of).toList();
    }

    private static Dialogue of(JsonLines.Line line) {
        JsonNode node = line.node();
        List<Turn> turns = new ArrayList<>();
        for (JsonNode turn : node.path("turns")) {
            turns.add(new Turn(
                    turn.hasNonNull("say") ? turn.get("say").asText() : null,
                    turn.hasNonNull("choose") ? turn.get("choose") : null,
                    turn.hasNonNull("expect") ? turn.get("expect") : null));
        }
        if (turns.isEmpty() || turns.getLast().expect() == null) {
            throw new JsonLines.BadFile(line.where() + ": needs turns, the last with expect");
        }
        return new Dialogue(
                line.text("id"),
                Language.of(line.text("lang")),
                line.text("class"),
                node.path("page").hasNonNull("productId")
                        ? node.path("page").get("productId").asText()
                        : null,
                line.firstText("identity").orElse(null),
                turns);
    }
}
