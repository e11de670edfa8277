package shop.xiaoer.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.dialogue.ShopperClient;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.text.Language;

/**
 * Answers as the shop would, from the knowledge base's files and with the configured model, on a data folder of its
 * own: nothing of it stays, and a running server never sees it. Several questions are one conversation, so that a
 * service entrance can be walked through in words.
 */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = {
            "Answers a question and shows the decision behind it; the running server is left alone.",
            "Several are said one after the other in one conversation, until a person is called."
        })
final class AskCommand implements Callable<Integer> {
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "what a shopper would write")
    @SuppressWarnings("NullAway.Init")
    private List<String> questions;

    @Option(names = "--lang", description = "zh or en; by default the first question's language")
    private @Nullable String lang;

    @Option(names = "--product", description = "id of the product whose page the shopper is on")
    private @Nullable String product;

    @Option(names = "--json", description = "one JSON object a question, each on a line")
    private boolean json;

    @Override
    public Integer call() {
        if (questions.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(spec.commandLine(), "QUESTION: must not be empty");
        }
        Language language = language();
        Settings settings = Settings.read(System.getenv());
        try (TrialServer server = TrialServer.start(settings, settings.model());
                HttpClient http = HttpClient.newHttpClient()) {
            server.awaitTrained();
            ask(server, http, language);
        }
        return 0;
    }

    private Language language() {
        try {
            return lang == null ? Language.detect(questions.getFirst(), Language.ZH) : Language.of(lang);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lang: " + e.getMessage(), e);
        }
    }

    private void ask(TrialServer server, HttpClient http, Language language) {
        ObjectNode hello = CommandLineOutput.mapper().createObjectNode().put("locale", language.tag());
        if (product != null) {
            hello.putObject("page").put("url", "/").put("title", "").put("productId", product);
        }
        Duration deadline = server.settings().model().total().plus(SLACK);
        try (ShopperClient shopper = new ShopperClient(http, server.port(), deadline, hello)) {
            for (String question : questions) {
                long said = shopper.say(question);
                ShopperClient.Heard heard = shopper.answer(said - 1, said);
                ObjectNode result = CommandLineOutput.mapper().createObjectNode();
                result.put("question", question).put("lang", language.tag());
                ArrayNode events = result.putArray("events");
                heard.events().forEach(events::add);
                result.set("decision", decision(server, http, shopper.conversation()));
                show(result);
                if (heard.events().stream()
                        .anyMatch(event -> event.path("kind").asText().equals("handoffRequested"))) {
                    return;
                }
            }
        }
    }

    /** The last turn's; absent fields where none was decided, as while a person is waited for. */
    private static JsonNode decision(TrialServer server, HttpClient http, String conversation) {
        String base = "http://127.0.0.1:" + server.port() + "/api/v1/";
        String login = CommandLineOutput.mapper()
                .createObjectNode()
                .put("name", "admin")
                .put("password", server.adminPassword())
                .toString();
        String token = ShopperClient.fetched(
                        http,
                        HttpRequest.newBuilder(URI.create(base + "login"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(login))
                                .build())
                .path("token")
                .asText();
        JsonNode decisions = ShopperClient.fetched(
                        http,
                        HttpRequest.newBuilder(URI.create(base + "conversations/" + conversation + "/decisions"))
                                .header("Authorization", "Bearer " + token)
                                .build())
                .path("decisions");
        return decisions.path(decisions.size() - 1).path("card");
    }

    private void show(ObjectNode answer) {
        CommandLineOutput out = new CommandLineOutput(spec);
        if (json) {
            out.json(answer);
            return;
        }
        if (questions.size() > 1) {
            out.line("> " + answer.path("question").asText());
        }
        answer.path("events").forEach(event -> show(out, event));
        if (questions.size() == 1) {
            out.line("");
            out.line("decision");
            answer.path("decision").properties().forEach(field -> show(out, field.getKey(), field.getValue()));
        }
    }

    private static void show(CommandLineOutput out, JsonNode event) {
        StringBuilder head = new StringBuilder(event.path("kind").asText());
        for (String field : new String[] {"route", "name", "step", "reason"}) {
            if (event.hasNonNull(field)) {
                head.append(' ').append(event.get(field).asText());
            }
        }
        if (event.has("text")) {
            head.append(": ").append(event.get("text").asText());
        }
        out.line(head.toString());
        event.path("sources")
                .forEach(source -> out.line("  from " + source.path("id").asText() + " "
                        + source.path("title").asText()));
        event.path("options")
                .forEach(option -> out.line("  [" + option.path("id").asText() + "] "
                        + option.path("label").asText()));
    }

    private static void show(CommandLineOutput out, String name, JsonNode value) {
        if (!value.isArray()) {
            out.line("  " + name + ": " + (value.isValueNode() ? value.asText() : value.toString()));
            return;
        }
        if (!value.isEmpty()) {
            out.line("  " + name + ":");
            value.forEach(each -> out.line("    " + each));
        }
    }
}
