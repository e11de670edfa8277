package shop.xiaoer.knowledge.file;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Parses YAML to parts that know their lines; no tag of a file ever makes an object. */
final class YamlText {
    private YamlText() {}

    /**
     * @param lineOffset lines of the file before the text
     * @return the root, empty where the text is no YAML or holds nothing, and that is reported
     */
    static Optional<YamlPart> parse(Reading reading, String text, int lineOffset) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        try {
            @Nullable Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                reading.fail(1 + lineOffset, "the file is empty");
                return Optional.empty();
            }
            return Optional.of(new YamlPart(reading, root, "the file", lineOffset));
        } catch (MarkedYAMLException e) {
            reading.fail(line(e, text) + lineOffset, "no YAML: " + problem(e));
        } catch (ReaderException e) {
            int position = Math.min(e.getPosition(), text.length());
            int line = 1
                    + (int) text.substring(0, position)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            reading.fail(line + lineOffset, "no YAML: a character that cannot be printed");
        } catch (YAMLException e) {
            reading.fail(1 + lineOffset, "no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** An open quote or bracket is noticed at the end of the file: the line that matters is where it was opened. */
    private static int line(MarkedYAMLException e, String text) {
        @Nullable Mark problem = e.getProblemMark();
        @Nullable Mark context = e.getContextMark();
        if (problem == null) {
            return context == null ? 1 : context.getLine() + 1;
        }
        boolean atEnd = problem.getIndex()
                >= text.stripTrailing().codePointCount(0, text.stripTrailing().length());
        return (atEnd && context != null ? context.getLine() : problem.getLine()) + 1;
    }

    private static String problem(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem()).strip();
        String whole = e.getContext() == null ? problem : e.getContext().strip() + ": " + problem;
        return whole.contains("but got ?") || whole.contains("but got :")
                ? whole + " (a text that holds ? or : within {} or [] stands in quotes)"
                : whole;
    }
}
