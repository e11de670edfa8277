package shop.xiaoer.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.answer.Summarizer;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.desk.Aside;
import shop.xiaoer.desk.Board;
import shop.xiaoer.desk.Hello;
import shop.xiaoer.handoff.Talks;
import shop.xiaoer.handoff.Ticket;

/** What the server sends, as JSON. */
public final class Outgoing {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Outgoing() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static ObjectNode frame(String type) {
        return object().put("type", type);
    }

    // ---- to both sides -------------------------------------------------------------------------------------------

    public static String ack(String id, @Nullable Long seq) {
        ObjectNode frame = frame("ack").put("id", id);
        if (seq != null) {
            frame.put("seq", seq);
        }
        return frame.toString();
    }

    public static String problem(String code, String detail, @Nullable String id, @Nullable String conversation) {
        ObjectNode frame = frame("problem").put("code", code).put("detail", detail);
        if (id != null) {
            frame.put("id", id);
        }
        if (conversation != null) {
            frame.put("conversation", conversation);
        }
        return frame.toString();
    }

    /** An event without the frame's type, as in lists. */
    public static ObjectNode event(ConversationEvent event) {
        ObjectNode node = object();
        node.put("seq", event.seq());
        node.put("at", time(event.at()));
        node.put("epoch", event.epoch());
        node.put("kind", event.body().kind());
        node.set("author", author(event.author()));
        String clientId = event.clientId();
        if (clientId != null) {
            node.put("id", clientId);
        }
        Long turn = event.turn();
        if (turn != null) {
            node.put("turn", turn(turn));
        }
        node.setAll(EventJson.tree(event.body()));
        return node;
    }

    private static ArrayNode events(List<ConversationEvent> events) {
        ArrayNode list = MAPPER.createArrayNode();
        events.forEach(event -> list.add(event(event)));
        return list;
    }

    private static ObjectNode author(Author author) {
        return object().put("kind", author.kind().name()).put("name", author.name());
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String turn(long number) {
        return "t" + number;
    }

    private static ObjectNode owner(Conversation row) {
        ObjectNode owner = object().put("kind", row.owner().name());
        if (row.owner() == Owner.agent && row.agent() != null) {
            owner.put("name", row.agent());
        }
        return owner;
    }

    // ---- to the shopper ------------------------------------------------------------------------------------------

    public static String welcome(Hello.Answer.Welcome welcome) {
        Conversation row = welcome.conversation();
        ObjectNode frame = frame("welcome");
        frame.put("conversation", row.id().toString());
        frame.put("token", welcome.token());
        frame.set("owner", owner(row));
        frame.put("epoch", row.epoch());
        frame.put("lastSeq", row.lastSeq());
        Long first = welcome.firstSeq();
        if (first != null) {
            frame.put("firstSeq", first);
        }
        frame.put("recovered", welcome.recovered());
        frame.set("events", events(welcome.events()));
        ArrayNode entrances = frame.putArray("entrances");
        welcome.entrances()
                .forEach(
                        option -> entrances.addObject().put("name", option.id()).put("label", option.label()));
        frame.put("notice", welcome.notice());
        frame.put("shop", welcome.shop());
        frame.put("zone", welcome.zone());
        return frame.toString();
    }

    public static String eventFrame(ConversationEvent event) {
        ObjectNode frame = frame("event");
        frame.setAll(event(event));
        return frame.toString();
    }

    public static String draft(long turn, String text) {
        return frame("draft").put("turn", turn(turn)).put("text", text).toString();
    }

    public static String draftGone(long turn) {
        return frame("draftGone").put("turn", turn(turn)).toString();
    }

    public static String typing(String kind, String name, boolean on) {
        ObjectNode frame = frame("typing");
        frame.set("author", object().put("kind", kind).put("name", name));
        return frame.put("on", on).toString();
    }

    /** How far the agent has read. */
    public static String seen(long seq) {
        return frame("seen").put("by", Author.Kind.agent.name()).put("seq", seq).toString();
    }

    public static String queue(int position, long waitSeconds, int agentsOnline) {
        return frame("queue")
                .put("position", position)
                .put("waitSeconds", waitSeconds)
                .put("agentsOnline", agentsOnline)
                .toString();
    }

    /** The end of a stream over HTTP: the last seq that it held, and why it ended. */
    public static String streamDone(long lastSeq, String reason) {
        return frame("done").put("lastSeq", lastSeq).put("reason", reason).toString();
    }

    // ---- to the agent --------------------------------------------------------------------------------------------

    public static String agentWelcome(ObjectNode me, Board board, long change, Instant now, ZoneId zone) {
        ObjectNode frame = frame("welcome");
        frame.set("me", me);
        frame.put("zone", zone.getId());
        return board(frame, board, change, now).toString();
    }

    public static String changed(Board board, long change, Instant now) {
        return board(frame("changed"), board, change, now).toString();
    }

    private static ObjectNode board(ObjectNode frame, Board board, long change, Instant now) {
        ArrayNode agents = frame.putArray("agents");
        board.agents()
                .forEach(agent -> agents.addObject()
                        .put("name", agent.name())
                        .put("status", agent.status().name()));
        ArrayNode queue = frame.putArray("queue");
        board.queue().forEach(ticket -> queue.add(ticket(ticket, board.mark(ticket), now)));
        ArrayNode mine = frame.putArray("mine");
        board.mine().forEach(ticket -> mine.add(ticket(ticket, board.mark(ticket), now)));
        ArrayNode served = frame.putArray("served");
        board.served()
                .forEach(ticket ->
                        served.add(ticket(ticket, board.mark(ticket), now).put("agent", ticket.agent())));
        ArrayNode callbacks = frame.putArray("callbacks");
        board.callbacks()
                .forEach(callback -> callbacks
                        .addObject()
                        .put("conversation", callback.conversation().toString())
                        .put("contact", callback.contact())
                        .put("language", callback.language())
                        .put("summary", callback.summary())
                        .put("since", time(callback.since())));
        return frame.put("change", change);
    }

    private static ObjectNode ticket(Ticket ticket, Board.Mark mark, Instant now) {
        ObjectNode entry = object().put("conversation", ticket.conversation().toString())
                .put("epoch", ticket.epoch())
                .put("reason", ticket.reason())
                .put("since", time(ticket.since()))
                .put(
                        "waitSeconds",
                        Math.max(0, Duration.between(ticket.since(), now).toSeconds()))
                .put("language", ticket.language())
                .put("priority", ticket.priority())
                .put("summary", ticket.summary());
        String meantFor = mark.meantFor();
        if (meantFor != null) {
            entry.put("for", meantFor);
        }
        putTime(entry, "forUntil", mark.meantUntil());
        putTime(entry, "warnAt", mark.warnsAt());
        putTime(entry, "dueAt", mark.dueAt());
        return entry;
    }

    private static void putTime(ObjectNode node, String name, @Nullable Instant at) {
        if (at != null) {
            node.put(name, time(at));
        }
    }

    /** {@code type} is claimed or watching. */
    public static String excerpt(String type, String id, Ledger.Excerpt excerpt) {
        Conversation row = excerpt.conversation();
        ObjectNode frame = frame(type)
                .put("id", id)
                .put("conversation", row.id().toString())
                .put("epoch", row.epoch())
                .put("lastSeq", row.lastSeq());
        frame.set("owner", owner(row));
        frame.set("shopper", shopper(row.shopper() != null, row.shopperName()));
        frame.set("events", events(excerpt.events()));
        return frame.toString();
    }

    /** Whether the shop's signature says who it is, and by which name. */
    private static ObjectNode shopper(boolean known, @Nullable String name) {
        ObjectNode shopper = object().put("known", known);
        return name == null ? shopper : shopper.put("name", name);
    }

    public static String agentEvent(ConversationEvent event) {
        ObjectNode frame =
                frame("event").put("conversation", event.conversation().toString());
        frame.setAll(event(event));
        return frame.toString();
    }

    public static String decision(String conversation, long turn, String outcome, String card) {
        ObjectNode frame = frame("decision").put("conversation", conversation).put("turn", turn(turn));
        frame.put("outcome", outcome);
        frame.putRawValue("card", new RawValue(card));
        return frame.toString();
    }

    /** A reply that grows until it is done; nobody's words before an agent sends them. */
    public static String suggestion(String id, String text, List<Source> sources, boolean done) {
        ObjectNode frame = frame("suggestion").put("id", id).put("text", text);
        ArrayNode list = frame.putArray("sources");
        sources.forEach(source -> {
            ObjectNode one = list.addObject().put("id", source.id()).put("title", source.title());
            String url = source.url();
            if (url != null) {
                one.put("url", url);
            }
        });
        return frame.put("done", done).toString();
    }

    /** What a conversation is about, up to a seq; by rule or by the model. */
    public static String summary(String id, Summarizer.Summary summary, long upTo, boolean done) {
        return frame("summary")
                .put("id", id)
                .put("text", summary.text())
                .put("by", summary.by().name())
                .put("upTo", upTo)
                .put("done", done)
                .toString();
    }

    public static String translated(String id, String text) {
        return frame("translated").put("id", id).put("text", text).toString();
    }

    /** What keeps the windows of agents in step beside the log. */
    public static String aside(Aside aside) {
        return switch (aside) {
            case Aside.Noted note ->
                beside("note", note)
                        .put("id", note.id().toString())
                        .put("agent", note.agent())
                        .put("text", note.text())
                        .put("at", time(note.at()))
                        .toString();
            case Aside.Seen seen ->
                beside("seen", seen)
                        .put("by", seen.by().name())
                        .put("seq", seen.seq())
                        .toString();
            case Aside.Whispered whisper ->
                beside("whisper", whisper)
                        .put("id", whisper.id().toString())
                        .put("author", whisper.author())
                        .put("text", whisper.text())
                        .put("at", time(whisper.at()))
                        .toString();
            case Aside.Taken taken ->
                beside("taken", taken)
                        .put("epoch", taken.epoch())
                        .put("by", taken.by())
                        .put("to", taken.to())
                        .toString();
            case Aside.Joined joined -> {
                ObjectNode frame = beside("joined", joined);
                frame.set("shopper", shopper(true, joined.name()));
                yield frame.toString();
            }
            case Aside.Tagged tagged -> {
                ObjectNode frame = beside("tagged", tagged);
                strings(frame.putArray("tags"), tagged.tags());
                yield frame.toString();
            }
        };
    }

    private static ObjectNode beside(String type, Aside aside) {
        return frame(type).put("conversation", aside.conversation().toString());
    }

    private static void strings(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    public static String agentTyping(String conversation, Author author, boolean on) {
        ObjectNode frame = frame("typing").put("conversation", conversation);
        frame.set("author", author(author));
        return frame.put("on", on).toString();
    }

    // ---- bodies of HTTP ------------------------------------------------------------------------------------------

    public static ObjectNode conversation(Conversation row) {
        ObjectNode body = object().put("conversation", row.id().toString());
        body.set("owner", owner(row));
        body.set("shopper", shopper(row.shopper() != null, row.shopperName()));
        return body.put("epoch", row.epoch())
                .put("lastSeq", row.lastSeq())
                .put("state", row.closedAt() == null ? "open" : "closed")
                .put("locale", row.locale());
    }

    public static ObjectNode log(Conversation row, List<ConversationEvent> events, boolean more) {
        ObjectNode body = object().put("conversation", row.id().toString())
                .put("lastSeq", row.lastSeq())
                .put("more", more);
        body.set("events", events(events));
        return body;
    }

    /** A page of conversations; the cursor leads to the next one. */
    public static ObjectNode talks(Talks.Page page) {
        ObjectNode body = object();
        ArrayNode list = body.putArray("conversations");
        page.talks().forEach(talk -> list.add(talk(talk)));
        if (page.more()) {
            body.put("cursor", page.talks().getLast().id().toString());
        }
        return body;
    }

    private static ObjectNode talk(Talks.Talk talk) {
        ObjectNode node = object().put("conversation", talk.id().toString());
        ObjectNode owner = node.putObject("owner").put("kind", talk.owner().name());
        if (talk.owner() == Owner.agent && talk.agent() != null) {
            owner.put("name", talk.agent());
        }
        node.put("state", talk.closed() ? "closed" : "open")
                .put("locale", talk.locale())
                .put("lastSeq", talk.lastSeq())
                .put("openedAt", time(talk.openedAt()))
                .put("lastAt", time(talk.lastAt()));
        if (talk.shopperName() != null) {
            node.put("shopperName", talk.shopperName());
        }
        if (talk.words() != null) {
            node.put("words", talk.words());
        }
        strings(node.putArray("agents"), talk.agents());
        strings(node.putArray("tags"), talk.tags());
        return node;
    }

    public static ObjectNode decisions(List<Ledger.DecisionEntry> entries) {
        ObjectNode body = object();
        ArrayNode list = body.putArray("decisions");
        entries.forEach(entry -> {
            ObjectNode node = list.addObject().put("turn", turn(entry.turn())).put("epoch", entry.epoch());
            Long seq = entry.seq();
            if (seq != null) {
                node.put("seq", seq);
            }
            node.put("outcome", entry.outcome());
            node.set("card", json(entry.card()));
            node.put("droppedText", entry.droppedText());
            node.put("at", time(entry.at()));
        });
        return body;
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
