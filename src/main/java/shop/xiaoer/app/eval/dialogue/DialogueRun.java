package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Leads labelled dialogues with a server on this machine, over its socket. Blocks; one dialogue at a time. */
public final class DialogueRun implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration WHILE_WAITING = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String identitySecret;

    /** @param identitySecret what the server checks signed shoppers with */
    public DialogueRun(int port, String identitySecret) {
        this.port = port;
        this.identitySecret = identitySecret;
    }

    /**
     * How a dialogue went.
     *
     * @param faults what was not as expected, with the turn's number from 1; empty where all was right
     */
    public record Result(Dialogue dialogue, List<String> faults) {
        public Result {
            faults = List.copyOf(faults);
        }

        public boolean right() {
            return faults.isEmpty();
        }
    }

    public Result run(Dialogue dialogue) {
        return run(dialogue, (conversation, heard, faults) -> {});
    }

    /** Hears of each turn that something was expected of. */
    public interface Listener {
        /** @param faults what was not as expected in it; empty where all was right */
        void judged(String conversation, ShopperClient.Heard heard, List<String> faults);
    }

    public Result run(Dialogue dialogue, Listener listener) {
        List<String> faults = new ArrayList<>();
        try (ShopperClient shopper = new ShopperClient(http, port, DEADLINE, hello(dialogue))) {
            long after = 0;
            long before = 0;
            boolean waiting = false;
            for (int i = 0; i < dialogue.turns().size(); i++) {
                Dialogue.Turn turn = dialogue.turns().get(i);
                long said = send(shopper, turn);
                before = before == 0 ? said - 1 : before;
                JsonNode expect = turn.expect();
                if (expect != null) {
                    ShopperClient.Heard heard =
                            shopper.answer(Math.max(after, before), said, waiting ? WHILE_WAITING : DEADLINE);
                    int number = i + 1;
                    List<String> found = Judge.faults(expect, heard.events(), heard.drafts());
                    listener.judged(shopper.conversation(), heard, found);
                    found.forEach(fault -> faults.add("turn " + number + ": " + fault));
                    after = heard.events().getLast().path("seq").asLong();
                    before = 0;
                    waiting = waits(heard, waiting);
                }
            }
        } catch (ShopperClient.NoAnswer e) {
            faults.add(e.getMessage());
        }
        return new Result(dialogue, faults);
    }

    /** Whether a person was called who has not come. */
    private static boolean waits(ShopperClient.Heard heard, boolean before) {
        boolean waiting = before;
        for (JsonNode event : heard.events()) {
            waiting = switch (event.path("kind").asText()) {
                case "handoffRequested" -> true;
                case "handedBack" -> false;
                default -> waiting;
            };
        }
        return waiting;
    }

    private static long send(ShopperClient shopper, Dialogue.Turn turn) {
        JsonNode chosen = turn.choose();
        return chosen == null
                ? shopper.say(turn.words())
                : shopper.choose(chosen.path("option").asText(), chosen.path("data"));
    }

    private ObjectNode hello(Dialogue dialogue) {
        ObjectNode hello =
                MAPPER.createObjectNode().put("locale", dialogue.language().tag());
        if (dialogue.page() != null) {
            hello.putObject("page")
                    .put("url", "/products/" + dialogue.page())
                    .put("title", "")
                    .put("productId", dialogue.page());
        }
        if (dialogue.identity() != null) {
            hello.put("identity", signed(dialogue.identity()));
        }
        return hello;
    }

    /** What the shop's own site would sign for a shopper who is logged in there. */
    private String signed(String shopper) {
        ObjectNode claims = MAPPER.createObjectNode()
                .put("sub", shopper)
                .put("jti", UUID.randomUUID().toString())
                .put("aud", "xiaoer")
                .put("exp", Instant.now().plusSeconds(3600).getEpochSecond());
        String body = coded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + coded(claims.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(identitySecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return body + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
