package shop.xiaoer.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** What a command tells its caller, on the standard output and nowhere else. */
final class CommandLineOutput {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final PrintWriter out;

    CommandLineOutput(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One line of JSON. */
    void json(Object value) {
        line(text(value));
    }

    /**
     * The end of an evaluation, for programs or for people.
     *
     * @param held whether its bars were
     * @return the command's exit code
     */
    int judged(boolean json, boolean held, Supplier<Map<String, Object>> map, Supplier<List<String>> lines) {
        if (json) {
            json(map.get());
        } else {
            lines.get().forEach(this::line);
        }
        return held ? 0 : 1;
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON", e);
        }
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }
}
