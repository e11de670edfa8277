package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.answer.model.Summarizer;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.desk.agent.Aside;
import shop.xiaoer.desk.agent.Board;
import shop.xiaoer.handoff.Ticket;

/** Frames that go to the windows of agents. */
public final class ToAgent {
    private ToAgent() {}

    public static String agentWelcome(ObjectNode me, Board board, long change, Instant now, ZoneId zone) {
        ObjectNode frame = Outgoing.frame("welcome");
        frame.set("me", me);
        frame.put("zone", zone.getId());
        return board(frame, board, change, now).toString();
    }

    public static String changed(Board board, long change, Instant now) {
        return board(Outgoing.frame("changed"), board, change, now).toString();
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
                        .put("since", Outgoing.time(callback.since())));
        return frame.put("change", change);
    }

    private static ObjectNode ticket(Ticket ticket, Board.Mark mark, Instant now) {
        ObjectNode entry = Outgoing.object()
                .put("conversation", ticket.conversation().toString())
                .put("epoch", ticket.epoch())
                .put("reason", ticket.reason())
                .put("since", Outgoing.time(ticket.since()))
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
            node.put(name, Outgoing.time(at));
        }
    }

    /** {@code type} is claimed or watching. */
    public static String excerpt(String type, String id, Ledger.Excerpt excerpt) {
        Conversation row = excerpt.conversation();
        ObjectNode frame = Outgoing.frame(type)
                .put("id", id)
                .put("conversation", row.id().toString())
                .put("epoch", row.epoch())
                .put("lastSeq", row.lastSeq());
        frame.set("owner", ConversationJson.owner(row));
        frame.set("shopper", ConversationJson.shopper(row.shopper() != null, row.shopperName()));
        frame.set("events", ConversationJson.events(excerpt.events()));
        return frame.toString();
    }

    public static String agentEvent(ConversationEvent event) {
        ObjectNode frame =
                Outgoing.frame("event").put("conversation", event.conversation().toString());
        frame.setAll(ConversationJson.event(event));
        return frame.toString();
    }

    public static String decision(String conversation, long turn, String outcome, String card) {
        ObjectNode frame =
                Outgoing.frame("decision").put("conversation", conversation).put("turn", ConversationJson.turn(turn));
        frame.put("outcome", outcome);
        frame.putRawValue("card", new RawValue(card));
        return frame.toString();
    }

    /** A reply that grows until it is done; nobody's words before an agent sends them. */
    public static String suggestion(String id, String text, List<Source> sources, boolean done) {
        ObjectNode frame = Outgoing.frame("suggestion").put("id", id).put("text", text);
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
        return Outgoing.frame("summary")
                .put("id", id)
                .put("text", summary.text())
                .put("by", summary.by().name())
                .put("upTo", upTo)
                .put("done", done)
                .toString();
    }

    public static String translated(String id, String text) {
        return Outgoing.frame("translated").put("id", id).put("text", text).toString();
    }

    /** What keeps the windows of agents in step beside the log. */
    public static String aside(Aside aside) {
        return switch (aside) {
            case Aside.Noted note ->
                beside("note", note)
                        .put("id", note.id().toString())
                        .put("agent", note.agent())
                        .put("text", note.text())
                        .put("at", Outgoing.time(note.at()))
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
                        .put("at", Outgoing.time(whisper.at()))
                        .toString();
            case Aside.Taken taken ->
                beside("taken", taken)
                        .put("epoch", taken.epoch())
                        .put("by", taken.by())
                        .put("to", taken.to())
                        .toString();
            case Aside.Joined joined -> {
                ObjectNode frame = beside("joined", joined);
                frame.set("shopper", ConversationJson.shopper(true, joined.name()));
                yield frame.toString();
            }
            case Aside.Tagged tagged -> {
                ObjectNode frame = beside("tagged", tagged);
                Outgoing.strings(frame.putArray("tags"), tagged.tags());
                yield frame.toString();
            }
        };
    }

    private static ObjectNode beside(String type, Aside aside) {
        return Outgoing.frame(type).put("conversation", aside.conversation().toString());
    }

    public static String agentTyping(String conversation, Author author, boolean on) {
        ObjectNode frame = Outgoing.frame("typing").put("conversation", conversation);
        frame.set("author", ConversationJson.author(author));
        return frame.put("on", on).toString();
    }
}
