package shop.xiaoer.app.eval.dialogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.text.Language;

/**
 * A message that leaves out what was said before it, with its full wording.
 *
 * @param before the lines before it, oldest first
 * @param full the same want standing alone; the message itself where nothing is left out
 */
public record FollowUpCase(String id, Language language, List<Line> before, String text, String full) {
    public FollowUpCase {
        before = List.copyOf(before);
    }

    /** @param shopper who says it; else the bot */
    public record Line(boolean shopper, String text) {}

    /** {@code {id, before: [{author, text}], text, full}}, one a line. */
    public static List<FollowUpCase> read(Path file, Language language) {
        return JsonLines.read(file).stream()
                .map(line -> {
                    List<Line> before = new ArrayList<>();
                    line.node()
                            .path("before")
                            .forEach(said -> before.add(new Line(
                                    said.path("author").asText().equals("shopper"),
                                    said.path("text").asText())));
                    return new FollowUpCase(line.text("id"), language, before, line.text("text"), line.text("full"));
                })
                .toList();
    }

    /** Nothing is left out: the message must not be led astray by what stands before it. */
    public boolean standsAlone() {
        return text.equals(full);
    }
}
