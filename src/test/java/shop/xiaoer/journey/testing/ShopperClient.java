package shop.xiaoer.journey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.llm.testing.Waiting;

/**
 * A shopper's client that keeps the log as the contract says and notes each breach of it: a gap, a doubled event, a
 * second reply to one frame, a draft that nobody ended, a word of the bot while a person serves.
 */
public final class ShopperClient implements AutoCloseable {
    static final String PROTOCOL = "xiaoer.chat.v1";

    private ServedShop shop;
    private final String locale;
    private final List<JsonNode> log = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> unanswered = new HashMap<>();
    private String conversation = "";
    private String token = "";
    private String openDraft = "";
    private boolean served;
    private int generation;
    private int ids;
    private @Nullable FrameStream stream;

    private ShopperClient(ServedShop shop, String locale) {
        this.shop = shop;
        this.locale = locale;
    }

    /** Opens a new conversation. */
    public static ShopperClient open(ServedShop shop, String locale) {
        ShopperClient client = new ShopperClient(shop, locale);
        client.hello(Json.object());
        return client;
    }

    /** Opens a new conversation with a shop's signed identity. */
    public static ShopperClient known(ServedShop shop, String locale, String identity) {
        ShopperClient client = new ShopperClient(shop, locale);
        client.hello(Json.object().put("identity", identity));
        return client;
    }

    // ---- the socket ----------------------------------------------------------------------------------------------

    private JsonNode hello(ObjectNode hello) {
        int mine = begin();
        FrameStream opened =
                FrameStream.open(shop.http(), shop.socket("/ws/chat"), PROTOCOL, frame -> read(mine, frame));
        synchronized (this) {
            stream = opened;
        }
        opened.send(hello.put("type", "hello").put("locale", locale).toString());
        return opened.type("welcome");
    }

    private synchronized int begin() {
        openDraft = "";
        unanswered.clear();
        return ++generation;
    }

    /** Comes back with the last seq that was seen. @return the welcome */
    public JsonNode comeBack() {
        return comeBack(lastSeq());
    }

    /** Comes back as a client that has seen no more than that. */
    public JsonNode comeBack(long lastSeq) {
        cut();
        synchronized (this) {
            log.removeIf(event -> event.path("seq").asLong() > lastSeq);
        }
        return hello(Json.object()
                .put("conversation", conversation)
                .put("token", token)
                .put("lastSeq", lastSeq));
    }

    /** Comes back with the shop's signature of who this is. @return the welcome */
    public JsonNode identify(String identity) {
        cut();
        return hello(Json.object()
                .put("conversation", conversation)
                .put("token", token)
                .put("lastSeq", lastSeq())
                .put("identity", identity));
    }

    /** Comes back to another node of the same shop. @return the welcome */
    public JsonNode moveTo(ServedShop other) {
        cut();
        shop = other;
        return comeBack();
    }

    public FrameStream stream() {
        FrameStream open;
        synchronized (this) {
            open = stream;
        }
        if (open == null) {
            throw new IllegalStateException("no socket is open");
        }
        return open;
    }

    /** Breaks the connection; what comes after is not read. */
    public void cut() {
        FrameStream open;
        synchronized (this) {
            generation++;
            open = stream;
        }
        if (open != null) {
            open.cut();
        }
    }

    // ---- what the server sends -----------------------------------------------------------------------------------

    private synchronized void read(int from, JsonNode frame) {
        if (from != generation) {
            return;
        }
        switch (frame.path("type").asText()) {
            case "welcome" -> welcomed(frame);
            case "event" -> event(frame);
            case "draft" -> draft(frame);
            case "draftGone" -> draftGone(frame);
            case "ack", "problem" -> replied(frame);
            case "typing", "queue" -> {
                // Neither durable nor ordered.
            }
            default -> faults.add("an unknown frame: " + frame);
        }
    }

    private void welcomed(JsonNode welcome) {
        conversation = welcome.path("conversation").asText();
        token = welcome.path("token").asText();
        List<JsonNode> events = StreamSupport.stream(welcome.path("events").spliterator(), false)
                .toList();
        if (!welcome.path("recovered").asBoolean()) {
            log.clear();
        }
        for (JsonNode event : events) {
            append(event);
        }
        if (last() != welcome.path("lastSeq").asLong()) {
            faults.add("the welcome says lastSeq " + welcome.path("lastSeq") + ", its events end at " + last());
        }
        served = welcome.path("owner").path("kind").asText().equals("agent");
    }

    private void append(JsonNode event) {
        long seq = event.path("seq").asLong();
        if (!log.isEmpty() && seq != last() + 1) {
            faults.add("after " + last() + " came " + event);
        }
        log.add(event);
    }

    private long last() {
        return log.isEmpty() ? 0 : log.getLast().path("seq").asLong();
    }

    private void event(JsonNode event) {
        if (log.isEmpty() && event.path("seq").asLong() != 1) {
            faults.add("the first event is " + event);
        }
        ObjectNode entry = event.deepCopy();
        entry.remove("type");
        append(entry);
        String kind = event.path("kind").asText();
        String turn = event.path("turn").asText();
        if (!openDraft.isEmpty() && turn.equals(openDraft)) {
            if (!kind.equals("answered")) {
                faults.add("the draft of " + turn + " was not taken back before " + event);
            }
            openDraft = "";
        }
        boolean bot = event.path("author").path("kind").asText().equals("ai");
        if (served && bot) {
            faults.add("a word of the bot while a person serves: " + event);
        }
        switch (kind) {
            case "agentJoined" -> served = true;
            case "handedBack", "agentLeft", "closed", "reopened" -> served = false;
            default -> {
                // Who serves did not change.
            }
        }
    }

    private void draft(JsonNode frame) {
        String turn = frame.path("turn").asText();
        if (served) {
            faults.add("a draft while a person serves: " + frame);
        }
        if (!openDraft.isEmpty() && !openDraft.equals(turn)) {
            faults.add("two drafts at once: " + openDraft + " and " + frame);
        }
        openDraft = turn;
    }

    private void draftGone(JsonNode frame) {
        if (!openDraft.equals(frame.path("turn").asText())) {
            faults.add("a draft went that was not there: " + frame);
        }
        openDraft = "";
    }

    private void replied(JsonNode frame) {
        String id = frame.path("id").asText();
        if (!id.isEmpty() && unanswered.merge(id, -1, Integer::sum) < 0) {
            faults.add("a second reply to one frame: " + frame);
        }
    }

    // ---- what the shopper does -----------------------------------------------------------------------------------

    /** A frame with a new id. @return the id */
    public String send(String type, ObjectNode fields) {
        String id;
        synchronized (this) {
            id = "c" + generation + "-" + ++ids;
        }
        send(id, type, fields);
        return id;
    }

    /** @return false where the socket was gone already */
    public boolean send(String id, String type, ObjectNode fields) {
        synchronized (this) {
            unanswered.merge(id, 1, Integer::sum);
        }
        return stream().send(fields.put("type", type).put("id", id).toString());
    }

    public String say(String text) {
        return send("say", Json.object().put("text", text));
    }

    public String choose(String option) {
        return send("choose", Json.object().put("option", option));
    }

    public String choose(String option, Map<String, String> data) {
        ObjectNode fields = Json.object().put("option", option);
        ObjectNode values = fields.putObject("data");
        data.forEach(values::put);
        return send("choose", fields);
    }

    /** Says it and waits for the acknowledgement. @return the seq */
    public long said(String text) {
        return seq(say(text));
    }

    /** Says it and waits for what the bot does next. */
    public JsonNode ask(String text) {
        return botAfter(said(text));
    }

    public JsonNode press(String option) {
        return botAfter(seq(choose(option)));
    }

    public JsonNode press(String option, Map<String, String> data) {
        return botAfter(seq(choose(option, data)));
    }

    /** The next event after that one that is not the shopper's. */
    public JsonNode botAfter(long seq) {
        return event(
                seq,
                "an answer",
                event -> !event.path("author").path("kind").asText().equals("shopper"));
    }

    /** The reply to a frame, waited for. */
    public JsonNode reply(String id) {
        return stream()
                .await(
                        "a reply to " + id,
                        frame -> frame.path("type").asText().matches("ack|problem")
                                && frame.path("id").asText().equals(id));
    }

    /** The seq under which a frame was acknowledged; fails where it was refused. */
    public long seq(String id) {
        JsonNode reply = reply(id);
        assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("ack");
        return reply.path("seq").asLong();
    }

    public String problem(String id) {
        return reply(id).path("code").asText();
    }

    // ---- the log -------------------------------------------------------------------------------------------------

    public synchronized List<JsonNode> log() {
        return List.copyOf(log);
    }

    public synchronized long lastSeq() {
        return last();
    }

    public synchronized String conversation() {
        return conversation;
    }

    public synchronized String token() {
        return token;
    }

    public JsonNode event(long after, String what, Predicate<JsonNode> fits) {
        Predicate<JsonNode> later = event -> event.path("seq").asLong() > after && fits.test(event);
        try {
            Waiting.until(what, () -> log().stream().anyMatch(later));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the log: " + log() + "; breaches: " + faults(), e);
        }
        return log().stream().filter(later).findFirst().orElseThrow();
    }

    public JsonNode kind(long after, String kind) {
        return event(after, kind, event -> event.path("kind").asText().equals(kind));
    }

    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** The log as the server keeps it, by HTTP. */
    public List<JsonNode> kept() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            long after = all.isEmpty() ? 0 : all.getLast().path("seq").asLong();
            page = Json.read(shop.get("/api/v1/conversations/" + conversation() + "/events?after=" + after, token())
                    .body());
            page.path("events").forEach(all::add);
        } while (page.path("more").asBoolean());
        return all;
    }

    /** Ends the socket; fails where the server broke its word. */
    @Override
    public void close() {
        cut();
        assertThat(faults()).as("breaches of order in " + conversation()).isEmpty();
    }
}
