package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.confidence.Door;
import shop.xiaoer.confidence.LabelledAnswer;
import shop.xiaoer.confidence.Signals;

/**
 * Leads labelled dialogues with a server and keeps, of each answer, what the server knew of it and whether it was right.
 * Blocks; one dialogue at a time.
 */
public final class AnswerRecorder implements AutoCloseable {
    private static final String OUT_OF_SCOPE = "outOfScope";

    private final DialogueRun run;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    /** @param adminPassword of the server's account {@code admin} */
    public AnswerRecorder(int port, String identitySecret, String adminPassword) {
        this.run = new DialogueRun(port, identitySecret);
        this.base = "http://127.0.0.1:" + port + "/api/v1/";
        this.token = AdminToken.of(http, port, adminPassword);
    }

    /** The answers of a dialogue that were made as one; a turn of the dialogue has a number behind its id. */
    public List<LabelledAnswer> record(Dialogue dialogue) {
        List<LabelledAnswer> answers = new ArrayList<>();
        int[] turn = {0};
        run.run(dialogue, (conversation, heard, faults) -> {
            turn[0]++;
            List<JsonNode> answered = heard.events().stream()
                    .filter(event -> event.path("kind").asText().equals("answered"))
                    .toList();
            if (answered.size() == 1) {
                signals(conversation, answered.getFirst().path("turn").asText())
                        .map(signals -> new LabelledAnswer(
                                dialogue.id() + (turn[0] > 1 ? "/" + turn[0] : ""),
                                signals,
                                isRight(dialogue, signals, faults)))
                        .ifPresent(answers::add);
            }
        });
        return answers;
    }

    /** Nothing answers what is out of scope, but that the shop does not sell it; its patterns look for inventions only. */
    private static boolean isRight(Dialogue dialogue, Signals signals, List<String> faults) {
        boolean nothingAnswers = dialogue.kind().equals(AskedQuestions.UNANSWERABLE)
                || (dialogue.kind().equals(OUT_OF_SCOPE) && signals.door() != Door.shelf);
        return faults.isEmpty() && !nothingAnswers;
    }

    private Optional<Signals> signals(String conversation, String turn) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "conversations/" + conversation + "/decisions"))
                .header("Authorization", "Bearer " + token)
                .build();
        for (JsonNode decision : ShopperClient.fetched(http, request).path("decisions")) {
            JsonNode card = decision.path("card");
            if (decision.path("turn").asText().equals(turn) && card.has("door")) {
                return Optional.of(LabelledAnswers.signals(card));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        run.close();
        http.shutdownNow();
    }
}
