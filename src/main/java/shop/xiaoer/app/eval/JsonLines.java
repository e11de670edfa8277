package shop.xiaoer.app.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files with one JSON object a line. */
public final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    /** Somebody's file that cannot be used; the message names the file, and the line where one is at fault. */
    public static final class BadFile extends RuntimeException {
        private static final long serialVersionUID = 1;

        public BadFile(String message, Throwable cause) {
            super(message, cause);
        }

        public BadFile(String message) {
            super(message);
        }
    }

    /**
     * One line of a file.
     *
     * @param where file and line, for a message about it
     */
    public record Line(String where, JsonNode node) {
        /** The first of the fields that is there and is not empty. */
        public Optional<String> firstText(String... names) {
            for (String name : names) {
                JsonNode value = node.path(name);
                if (value.isValueNode() && !value.asText().isBlank()) {
                    return Optional.of(value.asText());
                }
            }
            return Optional.empty();
        }

        /** @throws BadFile where none of the fields is there */
        public String text(String... names) {
            return firstText(names).orElseThrow(() -> new BadFile(where + ": has no " + String.join(" or ", names)));
        }

        /**
         * What somebody wrote: may be blank, as real data has blank messages, which are counted like any other.
         *
         * @throws BadFile where none of the fields is there
         */
        public String written(String... names) {
            boolean blank =
                    Arrays.stream(names).anyMatch(name -> node.path(name).isTextual());
            return blank ? firstText(names).orElse("") : text(names);
        }

        /** The first of the fields that is there, a string or a list of strings. */
        public List<String> texts(String... names) {
            for (String name : names) {
                JsonNode value = node.path(name);
                if (value.isArray() && !value.isEmpty()) {
                    List<String> all = new ArrayList<>();
                    value.forEach(each -> all.add(each.asText()));
                    return all;
                }
                if (value.isValueNode() && !value.asText().isBlank()) {
                    return List.of(value.asText());
                }
            }
            throw new BadFile(where + ": has no " + String.join(" or ", names));
        }
    }

    /**
     * The lines that are not empty.
     *
     * @throws BadFile where the file cannot be read, a line is no JSON object, or there is none
     */
    public static List<Line> read(Path file) {
        List<String> lines = plain(file);
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(line(file + " line " + (i + 1), lines.get(i)));
            }
        }
        if (read.isEmpty()) {
            throw new BadFile(file + ": is empty");
        }
        return List.copyOf(read);
    }

    /** @throws BadFile where the file cannot be read */
    public static List<String> plain(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new BadFile(file + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new BadFile(file + ": cannot be read", e);
        }
    }

    /**
     * One line.
     *
     * @param where file and line, for the message of what is thrown
     * @param text one JSON object
     * @throws BadFile where it is none
     */
    public static Line line(String where, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new BadFile(where + ": is no JSON object");
            }
            return new Line(where, node);
        } catch (JsonProcessingException e) {
            throw new BadFile(where + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
