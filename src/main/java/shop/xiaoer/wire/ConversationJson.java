package shop.xiaoer.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.handoff.Talks;

/** Conversations as bodies of HTTP, and their events as every frame shows them. */
public final class ConversationJson {
    private ConversationJson() {}

    /** An event without the frame's type, as in lists. */
    static ObjectNode event(ConversationEvent event) {
        ObjectNode node = Outgoing.object();
        node.put("seq", event.seq());
        node.put("at", Outgoing.time(event.at()));
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

    static ArrayNode events(List<ConversationEvent> events) {
        ArrayNode list = Outgoing.list();
        events.forEach(event -> list.add(event(event)));
        return list;
    }

    static ObjectNode author(Author author) {
        return Outgoing.object().put("kind", author.kind().name()).put("name", author.name());
    }

    static String turn(long number) {
        return "t" + number;
    }

    static ObjectNode owner(Conversation row) {
        ObjectNode owner = Outgoing.object().put("kind", row.owner().name());
        if (row.owner() == Owner.agent && row.agent() != null) {
            owner.put("name", row.agent());
        }
        return owner;
    }

    /** Whether the shop's signature says who it is, and by which name. */
    static ObjectNode shopper(boolean known, @Nullable String name) {
        ObjectNode shopper = Outgoing.object().put("known", known);
        return name == null ? shopper : shopper.put("name", name);
    }

    public static ObjectNode conversation(Conversation row) {
        ObjectNode body = Outgoing.object().put("conversation", row.id().toString());
        body.set("owner", owner(row));
        body.set("shopper", shopper(row.shopper() != null, row.shopperName()));
        return body.put("epoch", row.epoch())
                .put("lastSeq", row.lastSeq())
                .put("state", row.closedAt() == null ? "open" : "closed")
                .put("locale", row.locale());
    }

    public static ObjectNode log(Conversation row, List<ConversationEvent> events, boolean more) {
        ObjectNode body = Outgoing.object()
                .put("conversation", row.id().toString())
                .put("lastSeq", row.lastSeq())
                .put("more", more);
        body.set("events", events(events));
        return body;
    }

    /** A page of conversations; the cursor leads to the next one. */
    public static ObjectNode talks(Talks.Page page) {
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("conversations");
        page.talks().forEach(talk -> list.add(talk(talk)));
        if (page.more()) {
            body.put("cursor", page.talks().getLast().id().toString());
        }
        return body;
    }

    private static ObjectNode talk(Talks.Talk talk) {
        ObjectNode node = Outgoing.object().put("conversation", talk.id().toString());
        ObjectNode owner = node.putObject("owner").put("kind", talk.owner().name());
        if (talk.owner() == Owner.agent && talk.agent() != null) {
            owner.put("name", talk.agent());
        }
        node.put("state", talk.closed() ? "closed" : "open")
                .put("locale", talk.locale())
                .put("lastSeq", talk.lastSeq())
                .put("openedAt", Outgoing.time(talk.openedAt()))
                .put("lastAt", Outgoing.time(talk.lastAt()));
        if (talk.shopperName() != null) {
            node.put("shopperName", talk.shopperName());
        }
        if (talk.words() != null) {
            node.put("words", talk.words());
        }
        Outgoing.strings(node.putArray("agents"), talk.agents());
        Outgoing.strings(node.putArray("tags"), talk.tags());
        return node;
    }

    public static ObjectNode decisions(List<Ledger.DecisionEntry> entries) {
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("decisions");
        entries.forEach(entry -> {
            ObjectNode node = list.addObject().put("turn", turn(entry.turn())).put("epoch", entry.epoch());
            Long seq = entry.seq();
            if (seq != null) {
                node.put("seq", seq);
            }
            node.put("outcome", entry.outcome());
            node.set("card", Outgoing.json(entry.card()));
            node.put("droppedText", entry.droppedText());
            node.put("at", Outgoing.time(entry.at()));
        });
        return body;
    }
}
