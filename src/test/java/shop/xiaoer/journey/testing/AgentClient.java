package shop.xiaoer.journey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** An agent's console without a screen. It notes gaps in the changes and in each conversation that it follows. */
public final class AgentClient implements AutoCloseable {
    private static final String PROTOCOL = "xiaoer.agent.v1";

    private final ServedShop shop;
    private final String token;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private long change;
    private int ids;
    private final FrameStream stream;

    /** Signs in and sits down. */
    public AgentClient(ServedShop shop, String name) {
        this.shop = shop;
        this.token = shop.login(name);
        this.stream = FrameStream.open(shop.http(), shop.socket("/ws/agent"), PROTOCOL, this::read);
        stream.send(Json.object().put("type", "hello").put("token", token).toString());
        stream.type("welcome");
    }

    private synchronized void read(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "welcome" -> change = frame.path("change").asLong();
            case "changed" -> {
                if (frame.path("change").asLong() != ++change) {
                    faults.add("change " + change + " is missing before " + frame);
                }
            }
            case "claimed", "watching" ->
                seen.put(
                        frame.path("conversation").asText(),
                        frame.path("lastSeq").asLong());
            case "event" -> {
                String conversation = frame.path("conversation").asText();
                long before = seen.getOrDefault(conversation, -1L);
                if (before >= 0 && frame.path("seq").asLong() != before + 1) {
                    faults.add("after " + before + " came " + frame);
                }
                seen.put(conversation, frame.path("seq").asLong());
            }
            default -> {
                // Replies are looked for by their id.
            }
        }
    }

    public FrameStream stream() {
        return stream;
    }

    public String token() {
        return token;
    }

    public JsonNode welcome() {
        return stream.type("welcome");
    }

    public void status(String status) {
        stream.send(Json.object().put("type", "status").put("status", status).toString());
    }

    /** The newest entry of the queue for that conversation, waited for. */
    public JsonNode queued(String conversation) {
        return stream.await("the queue shows it", frame -> entry(frame, conversation))
                .path("queue")
                .valueStream()
                .filter(ticket -> ticket.path("conversation").asText().equals(conversation))
                .findFirst()
                .orElseThrow();
    }

    private static boolean entry(JsonNode frame, String conversation) {
        return StreamSupport.stream(frame.path("queue").spliterator(), false)
                .anyMatch(ticket -> ticket.path("conversation").asText().equals(conversation));
    }

    /** A frame about a conversation. @return its reply, waited for */
    public JsonNode ask(String type, String conversation, long epoch, ObjectNode more) {
        return reply(send(type, conversation, epoch, more));
    }

    public JsonNode ask(String type, String conversation, long epoch) {
        return ask(type, conversation, epoch, Json.object());
    }

    public JsonNode say(String conversation, long epoch, String text) {
        return ask("say", conversation, epoch, Json.object().put("text", text));
    }

    public String send(String type, String conversation, long epoch, ObjectNode more) {
        String id;
        synchronized (this) {
            id = "a" + ++ids;
        }
        stream.send(more.put("type", type)
                .put("id", id)
                .put("conversation", conversation)
                .put("epoch", epoch)
                .toString());
        return id;
    }

    public JsonNode reply(String id) {
        return stream.await(
                "a reply to " + id,
                frame -> frame.path("id").asText().equals(id)
                        && !frame.path("type").asText().equals("event"));
    }

    public JsonNode decisions(String conversation) {
        return Json.read(shop.get("/api/v1/conversations/" + conversation + "/decisions", token)
                        .body())
                .path("decisions");
    }

    @Override
    public void close() {
        stream.cut();
        synchronized (this) {
            assertThat(faults).as("breaches of order at the agent's socket").isEmpty();
        }
    }
}
