package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.agent.ReplyShelf;
import shop.xiaoer.handoff.CannedReplies;
import shop.xiaoer.handoff.CannedReply;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Replies that are kept ready: everybody's, which supervisors and merchants write, and each account's own. */
final class ReplyRoutes {
    private final CannedReplies replies;
    private final ReplyShelf shelf;

    ReplyRoutes(CannedReplies replies, ReplyShelf shelf) {
        this.replies = replies;
        this.shelf = shelf;
    }

    void on(Routes routes) {
        routes.get("/api/v1/replies", this::list)
                .post("/api/v1/replies", this::add)
                .patch("/api/v1/replies/:id", this::change)
                .delete("/api/v1/replies/:id", this::remove)
                .post("/api/v1/replies/:id/fill", this::fill);
    }

    private Reply list(Call call) throws Refusal {
        Account account = call.signed(Role.Right.useReplies).account();
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("replies");
        replies.of(account.name()).forEach(reply -> list.add(json(reply)));
        return Reply.json(200, body);
    }

    private Reply add(Call call) throws Refusal, BadFrame {
        Account account = call.signed(Role.Right.useReplies).account();
        Fields fields = call.fields();
        boolean shared = fields.has("shared") && fields.flag("shared");
        if (shared && !account.role().may(Role.Right.shareReplies)) {
            throw Refusal.forbidden("shared: the role " + account.role() + " writes its own replies only");
        }
        CannedReply reply = reply(
                TimeOrderedId.next(), shared ? null : account.name(), fields.text("shortcut"), texts(fields), account);
        return kept(201, replies.add(reply));
    }

    private Reply change(Call call) throws Refusal, BadFrame {
        Account account = call.signed(Role.Right.useReplies).account();
        CannedReply old = writable(call, account);
        Fields fields = call.fields();
        String shortcut = fields.textOrNull("shortcut");
        Map<String, String> texts = fields.has("texts") ? texts(fields) : texts(old);
        return kept(
                200,
                replies.change(
                        reply(old.id(), old.owner(), shortcut == null ? old.shortcut() : shortcut, texts, account)));
    }

    private Reply remove(Call call) throws Refusal {
        Account account = call.signed(Role.Right.useReplies).account();
        if (!replies.remove(writable(call, account).id(), account.name())) {
            throw unknown();
        }
        return Reply.none();
    }

    private Reply fill(Call call) throws Refusal, BadFrame {
        Account account = call.signed(Role.Right.serve).account();
        CannedReply reply = readable(call, account);
        Fields fields = call.fields();
        ConversationId conversation = ConversationId.parse(fields.text("conversation"))
                .orElseThrow(() -> Refusal.notFound("conversation: no such one"));
        return switch (shelf.fill(reply, conversation, account, language(fields), values(fields))) {
            case ReplyShelf.Ready.Text ready ->
                Reply.json(
                        200,
                        Outgoing.object()
                                .put("text", ready.text())
                                .put("language", ready.language().tag()));
            case ReplyShelf.Ready.Problem problem ->
                Reply.problem(problem.code().equals("notFound") ? 404 : 422, problem.code(), problem.detail());
        };
    }

    // ---- what is written ------------------------------------------------------------------------------------------

    private static Reply kept(int status, CannedReplies.Kept kept) throws Refusal {
        return switch (kept) {
            case CannedReplies.Kept.Done done -> Reply.json(status, json(done.reply()));
            case CannedReplies.Kept.Taken ignored -> throw Refusal.field("shortcut: another reply has it");
            case CannedReplies.Kept.Full ignored ->
                throw Refusal.field("shortcut: " + CannedReplies.MOST_OWN + " replies of one's own and "
                        + CannedReplies.MOST_SHARED + " of everybody's are kept at most");
            case CannedReplies.Kept.Gone ignored -> throw unknown();
        };
    }

    private static CannedReply reply(
            UUID id, @Nullable String owner, String shortcut, Map<String, String> texts, Account by) throws Refusal {
        try {
            return new CannedReply(
                    id, owner, shortcut.strip(), texts.get("zh"), texts.get("en"), by.name(), Instant.EPOCH);
        } catch (IllegalArgumentException e) {
            throw Refusal.field(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> texts(Fields fields) throws BadFrame {
        Map<String, String> texts = fields.texts("texts");
        for (String language : texts.keySet()) {
            if (!language.equals("zh") && !language.equals("en")) {
                throw fields.fault("texts." + language + ": must be zh or en");
            }
        }
        return texts;
    }

    private static Map<String, String> texts(CannedReply reply) {
        Map<String, String> texts = new HashMap<>();
        for (Language language : Language.values()) {
            reply.text(language).ifPresent(text -> texts.put(language.code(), text));
        }
        return texts;
    }

    private static @Nullable Language language(Fields fields) throws BadFrame {
        String tag = fields.textOrNull("language");
        try {
            return tag == null ? null : Language.of(tag);
        } catch (IllegalArgumentException e) {
            throw fields.fault("language: must be zh or en");
        }
    }

    private static Map<CannedReply.Variable, String> values(Fields fields) throws BadFrame {
        Map<CannedReply.Variable, String> values = new EnumMap<>(CannedReply.Variable.class);
        for (Map.Entry<String, String> entry : fields.texts("values").entrySet()) {
            try {
                values.put(CannedReply.Variable.valueOf(entry.getKey()), entry.getValue());
            } catch (IllegalArgumentException e) {
                throw fields.fault("values." + entry.getKey() + ": is no variable");
            }
        }
        return values;
    }

    // ---- who may --------------------------------------------------------------------------------------------------

    /** Another account's own is like none. */
    private CannedReply readable(Call call, Account account) throws Refusal {
        return id(call.path("id"))
                .flatMap(replies::find)
                .filter(reply -> reply.owner() == null || reply.owner().equals(account.name()))
                .orElseThrow(ReplyRoutes::unknown);
    }

    private CannedReply writable(Call call, Account account) throws Refusal {
        CannedReply reply = readable(call, account);
        if (reply.owner() == null && !account.role().may(Role.Right.shareReplies)) {
            throw Refusal.forbidden("the role " + account.role() + " writes its own replies only");
        }
        return reply;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("no such reply");
    }

    static ObjectNode json(CannedReply reply) {
        ObjectNode node = Outgoing.object()
                .put("id", reply.id().toString())
                .put("shortcut", reply.shortcut())
                .put("shared", reply.owner() == null);
        ObjectNode texts = node.putObject("texts");
        for (Language language : Language.values()) {
            reply.text(language).ifPresent(text -> texts.put(language.code(), text));
        }
        return node.put("changedBy", reply.changedBy())
                .put("changedAt", reply.changedAt().toString());
    }
}
