package shop.xiaoer.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
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
