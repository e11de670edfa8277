package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.text.Language;

/**
 * Asks a server the questions of {@code eval/questions}, each in a chat of its own, and judges by the patterns and the key
 * that stand beside them. No model judges. Blocks; one question at a time.
 */
public final class QuestionRun implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** A small model on a few cores takes its time; the server's own deadlines are far below. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String base;
    private final String token;

    /** @param adminPassword for the decision cards: what an answer was built on, and why it went as it did */
    public QuestionRun(int port, String adminPassword) {
        this.port = port;
        this.base = "http://127.0.0.1:" + port + "/api/v1/";
        this.token = AdminToken.of(http, port, adminPassword);
    }

    /**
     * One line of the file.
     *
     * @param sources where the answer stands, as the material names its pages; one of them is enough to be found
     */
    public record Question(
            String id,
            Language language,
            Material material,
            String text,
            boolean answerable,
            List<String> sources,
            List<String> must,
            List<String> mustNot) {
        public Question {
            sources = List.copyOf(sources);
            must = List.copyOf(must);
            mustNot = List.copyOf(mustNot);
        }

        public static List<Question> read(Path file, Language language) {
            return JsonLines.read(file).stream()
                    .map(line -> new Question(
                            line.text("id"),
                            language,
                            Material.valueOf(line.text("material")),
                            line.text("text"),
                            line.node().path("answerable").asBoolean(),
                            texts(line, "sources"),
                            texts(line, "must"),
                            texts(line, "mustNot")))
                    .toList();
        }

        private static List<String> texts(JsonLines.Line line, String field) {
            List<String> all = new ArrayList<>();
            line.node().path(field).forEach(text -> all.add(text.asText()));
            return all;
        }
    }

    /** Who answered. */
    public enum Door {
        known,
        model,
        /** An entrance, or a card of it. */
        entrance,
        askedBack,
        person,
        nobody
    }

    /**
     * What became of a question.
     *
     * @param holds whether all that the key wants was said
     * @param invents whether anything was shown that the key forbids, drafts counted
     * @param inLanguage whether the prose of the reply is in the question's language
     * @param card the decision card, an empty tree where none was kept
     */
    public record Answer(
            Question asked, Door door, boolean holds, boolean invents, boolean inLanguage, String said, JsonNode card) {
        /** Whether a page where the answer stands was among those looked at. */
        public boolean found() {
            return StreamSupport.stream(card.path("evidence").spliterator(), false)
                    .anyMatch(page -> asked.sources().stream()
                            .anyMatch(source -> Material.isSource(
                                    source,
                                    page.path("id").asText(),
                                    page.path("title").asText())));
        }

        /** Why it went as it did, where the card says so. */
        public String why() {
            return card.path("reason").asText("");
        }

        /** Answered with all that is wanted and nothing that is forbidden. */
        public boolean right() {
            return asked.answerable() ? holds && !invents && door != Door.person : !invents;
        }
    }

    public Answer ask(Question question) {
        ObjectNode hello =
                MAPPER.createObjectNode().put("locale", question.language().tag());
        try (ShopperClient shopper = new ShopperClient(http, port, DEADLINE, hello)) {
            long said = shopper.say(question.text());
            ShopperClient.Heard heard = shopper.answer(said - 1, said);
            return judged(question, heard, card(shopper.conversation()));
        } catch (ShopperClient.NoAnswer e) {
            return new Answer(
                    question,
                    Door.nobody,
                    false,
                    false,
                    true,
                    String.valueOf(e.getMessage()),
                    MAPPER.createObjectNode());
        }
    }

    private JsonNode card(String conversation) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "conversations/" + conversation + "/decisions"))
                .header("Authorization", "Bearer " + token)
                .build();
        return ShopperClient.fetched(http, request).path("decisions").path(0).path("card");
    }

    static Answer judged(Question question, ShopperClient.Heard heard, JsonNode card) {
        String text = text(heard.events());
        return new Answer(
                question,
                door(heard.events()),
                faults("holds", question.must(), heard).isEmpty(),
                !faults("lacks", question.mustNot(), heard).isEmpty(),
                Language.detect(text, question.language()) == question.language(),
                text,
                card);
    }

    private static List<String> faults(String field, List<String> patterns, ShopperClient.Heard heard) {
        ObjectNode expect = MAPPER.createObjectNode();
        patterns.forEach(expect.withArray(field)::add);
        return Judge.faults(expect, heard.events(), heard.drafts());
    }

    private static Door door(List<JsonNode> events) {
        Door door = Door.nobody;
        for (JsonNode event : events) {
            door = switch (event.path("kind").asText()) {
                case "handoffRequested" -> Door.person;
                case "answered" -> event.path("route").asText().equals("generated") ? Door.model : Door.known;
                case "entrance", "card" -> Door.entrance;
                case "asked" -> Door.askedBack;
                default -> door;
            };
        }
        return door;
    }

    private static String text(List<JsonNode> events) {
        List<String> parts = new ArrayList<>();
        events.forEach(event -> {
            if (event.path("text").isTextual()) {
                parts.add(event.path("text").asText());
            }
        });
        return String.join(" ", parts).replace('\n', ' ');
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
