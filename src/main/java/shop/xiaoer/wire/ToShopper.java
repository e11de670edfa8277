package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.desk.Hello;

/** Frames that go to shoppers alone. */
public final class ToShopper {
    private ToShopper() {}

    public static String welcome(Hello.Answer.Welcome welcome) {
        Conversation row = welcome.conversation();
        ObjectNode frame = Outgoing.frame("welcome");
        frame.put("conversation", row.id().toString());
        frame.put("token", welcome.token());
        frame.set("owner", ConversationJson.owner(row));
        frame.put("epoch", row.epoch());
        frame.put("lastSeq", row.lastSeq());
        Long first = welcome.firstSeq();
        if (first != null) {
            frame.put("firstSeq", first);
        }
        frame.put("recovered", welcome.recovered());
        frame.set("events", ConversationJson.events(welcome.events()));
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
        ObjectNode frame = Outgoing.frame("event");
        frame.setAll(ConversationJson.event(event));
        return frame.toString();
    }

    public static String draft(long turn, String text) {
        return Outgoing.frame("draft")
                .put("turn", ConversationJson.turn(turn))
                .put("text", text)
                .toString();
    }

    public static String draftGone(long turn) {
        return Outgoing.frame("draftGone")
                .put("turn", ConversationJson.turn(turn))
                .toString();
    }

    public static String typing(String kind, String name, boolean on) {
        ObjectNode frame = Outgoing.frame("typing");
        frame.set("author", Outgoing.object().put("kind", kind).put("name", name));
        return frame.put("on", on).toString();
    }

    /** How far the agent has read. */
    public static String seen(long seq) {
        return Outgoing.frame("seen")
                .put("by", Author.Kind.agent.name())
                .put("seq", seq)
                .toString();
    }

    public static String queue(int position, long waitSeconds, int agentsOnline) {
        return Outgoing.frame("queue")
                .put("position", position)
                .put("waitSeconds", waitSeconds)
                .put("agentsOnline", agentsOnline)
                .toString();
    }

    /** The end of a stream over HTTP: the last seq that it held, and why it ended. */
    public static String streamDone(long lastSeq, String reason) {
        return Outgoing.frame("done")
                .put("lastSeq", lastSeq)
                .put("reason", reason)
                .toString();
    }
}
