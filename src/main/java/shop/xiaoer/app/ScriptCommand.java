package shop.xiaoer.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.dialogue.ShopperClient;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.text.Language;

/**
 * Writes a script as the studio would, from the knowledge base's files and with the configured model, on a data folder of
 * its own. Ends with 1 where a finding is blocking: a person has to mend it before it may be approved.
 */
@Command(
        name = "script",
        mixinStandardHelpOptions = true,
        description = "Writes a broadcaster's script for products; the running server is left alone.")
final class ScriptCommand implements Callable<Integer> {
    private static final int USUAL_WORDS = 600;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofHours(2);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--product",
            required = true,
            description = "id of a product; may be given again, in the order of the show")
    private List<String> products = List.of();

    @Option(names = "--words", description = "least length in words (default " + USUAL_WORDS + ")")
    private @Nullable Integer words;

    @Option(names = "--minutes", description = "length in minutes instead of words")
    private @Nullable Double minutes;

    @Option(names = "--lang", defaultValue = "zh", description = "zh or en (default: zh)")
    @SuppressWarnings("NullAway.Init")
    private String lang;

    @Option(names = "--persona", description = "id of a persona (default: standard)")
    private @Nullable String persona;

    @Option(names = "--platform", description = "where it goes out (default: taobao)")
    private @Nullable String platform;

    @Option(names = "--seed", description = "the same seed, facts and request give the same script from templates")
    private @Nullable Long seed;

    @Option(names = "--variants", description = "ways to say each segment, the first counted, 1 to 5 (default: 1)")
    private @Nullable Integer variants;

    @Option(names = "--engine", defaultValue = "template", description = "template, model or auto (default: template)")
    @SuppressWarnings("NullAway.Init")
    private ScriptRequest.Engine engine;

    @Option(names = "--out", description = "a folder for script.json and script.txt, made if absent")
    private @Nullable Path out;

    @Option(names = "--json", description = "one JSON object, the script as the API gives it")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = request();
        Settings settings = Settings.read(System.getenv());
        ModelSettings model = engine == ScriptRequest.Engine.template ? TrialServer.withoutModel() : settings.model();
        try (TrialServer server = TrialServer.start(settings, model);
                HttpClient http = HttpClient.newHttpClient()) {
            JsonNode script = new Studio(server, http).written(request);
            show(script);
            return isBlocked(script) ? 1 : 0;
        }
    }

    private ObjectNode request() {
        if (words != null && minutes != null) {
            throw new ParameterException(spec.commandLine(), "--words and --minutes: only one of them can be given");
        }
        ObjectNode request = CommandLineOutput.mapper().createObjectNode();
        products.forEach(request.putArray("products")::add);
        try {
            request.put("language", Language.of(lang).tag());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lang: " + e.getMessage(), e);
        }
        request.put("engine", engine.name());
        if (minutes == null) {
            request.put("words", words == null ? USUAL_WORDS : words);
        }
        if (minutes != null) {
            request.put("minutes", minutes);
        }
        if (persona != null) {
            request.put("persona", persona);
        }
        if (platform != null) {
            request.put("platform", platform);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        if (variants != null) {
            request.put("variants", variants);
        }
        return request;
    }

    /** The API of a server, as an operator who is signed in. */
    private final class Studio {
        private final TrialServer server;
        private final HttpClient http;
        private final String token;

        Studio(TrialServer server, HttpClient http) {
            this.server = server;
            this.http = http;
            String login = CommandLineOutput.mapper()
                    .createObjectNode()
                    .put("name", "admin")
                    .put("password", server.adminPassword())
                    .toString();
            this.token = ShopperClient.fetched(
                            http,
                            to("login")
                                    .POST(HttpRequest.BodyPublishers.ofString(login))
                                    .build())
                    .path("token")
                    .asText();
        }

        private HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/" + path))
                    .header("Content-Type", "application/json");
        }

        /** The answer; a problem says that what was asked for is at fault, or that the model is away. */
        private JsonNode call(HttpRequest.Builder request) throws InterruptedException {
            HttpResponse<String> answer;
            JsonNode body;
            try {
                answer = http.send(
                        request.header("Authorization", "Bearer " + token).build(),
                        HttpResponse.BodyHandlers.ofString());
                body = CommandLineOutput.mapper().readTree(answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException("the server does not answer", e);
            }
            String detail = body.path("detail").asText();
            return switch (answer.statusCode()) {
                case 200, 202 -> body;
                case 400, 422 -> throw new ParameterException(spec.commandLine(), detail);
                default -> throw new IllegalStateException(body.path("code").asText() + ": " + detail);
            };
        }

        JsonNode written(ObjectNode request) throws InterruptedException {
            JsonNode accepted = call(to("scripts").POST(HttpRequest.BodyPublishers.ofString(request.toString())));
            long end = System.nanoTime() + LONGEST.toNanos();
            while (true) {
                JsonNode script = call(to("scripts/" + accepted.path("id").asText()));
                if (!script.path("state").asText().equals("writing")) {
                    return script;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the script was not written within " + LONGEST);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void show(JsonNode script) {
        CommandLineOutput output = new CommandLineOutput(spec);
        String text = text(script);
        if (out != null) {
            write(out, Map.of("script.json", script.toPrettyString(), "script.txt", text));
        }
        if (json) {
            output.json(script);
            return;
        }
        if (out == null) {
            output.line(text);
        }
        findings(script)
                .forEach(finding -> output.line(finding.path("severity").asText() + " "
                        + finding.path("rule").asText() + " "
                        + finding.path("article").asText()));
        output.line(script.path("segments").size() + " segments, "
                + script.path("removed").size() + " sentences taken out, "
                + findings(script).size() + " findings" + (out == null ? "" : ", in " + out));
    }

    private static String text(JsonNode script) {
        StringBuilder text = new StringBuilder();
        script.path("segments")
                .forEach(segment -> text.append('[')
                        .append(segment.path("type").asText())
                        .append("]\n")
                        .append(segment.path("text").asText())
                        .append(variants(segment))
                        .append("\n\n"));
        return text.toString();
    }

    private static String variants(JsonNode segment) {
        StringBuilder text = new StringBuilder();
        segment.path("variants")
                .forEach(other -> text.append("\n(")
                        .append(other.path("variant").asInt())
                        .append(") ")
                        .append(other.path("text").asText()));
        return text.toString();
    }

    private static void write(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("--out: " + folder + " cannot be written", e);
        }
    }

    private static List<JsonNode> findings(JsonNode script) {
        List<JsonNode> findings = new ArrayList<>();
        script.path("findings").forEach(findings::add);
        script.path("segments").forEach(segment -> {
            segment.path("findings").forEach(findings::add);
            segment.path("variants").forEach(other -> other.path("findings").forEach(findings::add));
        });
        return findings;
    }

    private static boolean isBlocked(JsonNode script) {
        return findings(script).stream()
                .anyMatch(finding -> finding.path("severity").asText().equals("blocking"));
    }
}
