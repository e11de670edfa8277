package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.handoff.Tags;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Outgoing;

/** The shop's list of tags, and those that one conversation bears. */
final class TagRoutes {
    private final Tags tags;
    private final Ledger ledger;

    TagRoutes(Tags tags, Ledger ledger) {
        this.tags = tags;
        this.ledger = ledger;
    }

    void on(Routes routes) {
        routes.get("/api/v1/tags", this::list)
                .post("/api/v1/tags", this::add)
                .delete("/api/v1/tags/:name", this::remove)
                .get("/api/v1/conversations/:id/tags", this::ofOne);
    }

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.useReplies);
        return Reply.json(200, json(tags.all()));
    }

    private Reply add(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.shareReplies).account().name();
        String name;
        try {
            name = Tags.checked(List.of(call.fields().text("name"))).getFirst();
        } catch (IllegalArgumentException e) {
            throw Refusal.field("name: needs 1 to " + Tags.LONGEST + " characters");
        }
        if (!tags.add(name, by)) {
            throw Refusal.field("name: the list holds " + Tags.MOST + " tags already");
        }
        return Reply.json(201, json(tags.all()));
    }

    private Reply remove(Call call) throws Refusal {
        String by = call.signed(Role.Right.shareReplies).account().name();
        if (!tags.remove(call.path("name"), by)) {
            throw Refusal.notFound("no such tag");
        }
        return Reply.none();
    }

    private Reply ofOne(Call call) throws Refusal {
        call.signed(Role.Right.serve);
        ConversationId id = ConversationId.parse(call.path("id"))
                .filter(known -> ledger.find(known).isPresent())
                .orElseThrow(() -> Refusal.notFound("no such conversation"));
        return Reply.json(200, json(tags.of(id)));
    }

    static ObjectNode json(List<String> names) {
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("tags");
        names.forEach(list::add);
        return body;
    }
}
