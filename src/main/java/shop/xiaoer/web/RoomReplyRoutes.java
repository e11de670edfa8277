package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.room.KeywordReplies;
import shop.xiaoer.desk.room.RoomBook;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.RoomJson;

/** What a room says to certain words: written, approved, taken away. */
final class RoomReplyRoutes {
    private final RoomBook rooms;
    private final KeywordReplies replies;

    RoomReplyRoutes(RoomBook rooms, KeywordReplies replies) {
        this.rooms = rooms;
        this.replies = replies;
    }

    void on(Routes routes) {
        String all = "/api/v1/rooms/:id/replies";
        routes.get(all, this::list)
                .post(all, this::write)
                .patch(all + "/:reply", this::change)
                .post(all + "/:reply/approve", this::approve)
                .delete(all + "/:reply", this::drop);
    }

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("replies");
        Room room = room(call);
        replies.of(room.id()).forEach(reply -> list.add(RoomJson.reply(reply, replies.findings(room, reply))));
        return Reply.json(200, body);
    }

    private Reply write(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.writeScripts).account().name();
        return kept(call, 201, TimeOrderedId.next().toString(), false, null, by);
    }

    private Reply change(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.writeScripts).account().name();
        return kept(call, 200, reply(call), true, call.fields().text("version"), by);
    }

    private Reply kept(Call call, int status, String id, boolean known, @Nullable String version, String by)
            throws Refusal, BadFrame {
        Fields fields = call.fields();
        try {
            Room room = room(call);
            return changed(
                    status,
                    room,
                    replies.write(room.id(), id, known, version, fields.list("words"), texts(fields), by));
        } catch (IllegalArgumentException e) {
            throw Refusal.field(String.valueOf(e.getMessage()));
        }
    }

    private Reply approve(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.approveScripts).account().name();
        Room room = room(call);
        return changed(
                200, room, replies.approve(room, reply(call), call.fields().text("version"), by));
    }

    private Reply drop(Call call) throws Refusal {
        String by = call.signed(Role.Right.writeScripts).account().name();
        if (!replies.drop(room(call).id(), reply(call), by)) {
            throw Refusal.notFound("no such reply");
        }
        return Reply.none();
    }

    private Reply changed(int status, Room room, KeywordReplies.Change change) throws Refusal {
        return switch (change) {
            case KeywordReplies.Change.Done done ->
                Reply.json(status, RoomJson.reply(done.reply(), replies.findings(room, done.reply())));
            case KeywordReplies.Change.Unknown ignored -> throw Refusal.notFound("no such reply");
            case KeywordReplies.Change.Refused refused ->
                switch (refused.code()) {
                    case "badField" -> throw Refusal.field(refused.detail());
                    case "forbidden" -> throw Refusal.forbidden(refused.detail());
                    default -> Reply.problem(409, refused.code(), refused.detail());
                };
        };
    }

    private static Map<Language, String> texts(Fields fields) throws BadFrame {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String text = fields.wordsOrNull(language.code());
            if (text != null) {
                texts.put(language, text.strip());
            }
        }
        return texts;
    }

    private Room room(Call call) throws Refusal {
        return rooms.find(call.path("id"))
                .orElseThrow(() -> Refusal.notFound("no such room"))
                .room();
    }

    private static String reply(Call call) throws Refusal {
        try {
            return UUID.fromString(call.path("reply")).toString();
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("no such reply");
        }
    }
}
