package shop.xiaoer.web;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Picture;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.wire.Outgoing;

/** Pictures of a conversation, for whoever may read it: its own token, or an agent's. */
final class AttachmentRoutes {
    /** What stands around a file in a multipart body. */
    private static final int ENVELOPE = 64 * 1024;

    private final ConversationDesk desk;
    private final Ledger ledger;
    private final Attachments attachments;

    AttachmentRoutes(ConversationDesk desk, Ledger ledger, Attachments attachments) {
        this.desk = desk;
        this.ledger = ledger;
        this.attachments = attachments;
    }

    void on(Routes routes) {
        routes.large(Attachments.LARGEST + ENVELOPE)
                .post("/api/v1/conversations/:id/attachments", this::keep)
                .get("/api/v1/conversations/:id/attachments/:attachment", this::show);
    }

    /** Who comes, and to which conversation. */
    private record Visit(Conversation row, Author author) {
        ConversationId conversation() {
            return row.id();
        }

        /** The shopper, and the agent who serves now. */
        boolean mayAdd() {
            return author.kind() == Author.Kind.shopper
                    || (row.owner() == Owner.agent && author.name().equals(row.agent()));
        }
    }

    private Visit visit(Call call) throws Refusal {
        Optional<Visit> own = call.bearer()
                .flatMap(token -> desk.find(call.path("id"), token))
                .map(row -> new Visit(row, new Author(Author.Kind.shopper, "shopper")));
        if (own.isPresent()) {
            return own.get();
        }
        String agent = call.signed(Role.Right.serve).account().displayName();
        return ConversationId.parse(call.path("id"))
                .flatMap(ledger::find)
                .map(row -> new Visit(row, new Author(Author.Kind.agent, agent)))
                .orElseThrow(() -> Refusal.notFound("no such conversation"));
    }

    private Reply keep(Call call) throws Refusal {
        Visit visit = visit(call);
        if (!visit.mayAdd()) {
            throw Refusal.forbidden("only who serves the conversation sends pictures into it");
        }
        byte[] content = content(call);
        if (content.length > Attachments.LARGEST) {
            throw new Refusal(413, "tooLarge", "the picture is over " + (Attachments.LARGEST >> 20) + " MiB");
        }
        Picture picture = Picture.of(content)
                .orElseThrow(() -> Refusal.field("body: is no picture of type jpeg, png, webp or heic"));
        UUID id = attachments
                .keep(visit.conversation(), picture, visit.author())
                .orElseThrow(() -> new Refusal(
                        409, "tooMany", "the conversation holds " + Attachments.A_CONVERSATION + " pictures already"));
        String url = "/api/v1/conversations/" + visit.conversation() + "/attachments/" + id;
        return Reply.json(
                        201,
                        Outgoing.object()
                                .put("id", id.toString())
                                .put("type", picture.type().media())
                                .put("bytes", picture.size())
                                .put("url", url))
                .with("Location", url);
    }

    private static byte[] content(Call call) throws Refusal {
        String type = String.valueOf(call.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            return Multipart.of(String.valueOf(call.header("Content-Type")), call.bytes())
                    .flatMap(Multipart::file)
                    .orElseThrow(() -> Refusal.field("body: holds no file"));
        }
        if (Picture.Type.of(type.replaceFirst("\\s*;.*", "")).isEmpty()) {
            throw new Refusal(
                    415, "badField", "Content-Type: must be image/jpeg, image/png, image/webp, image/heic or a form");
        }
        return call.bytes();
    }

    private Reply show(Call call) throws Refusal {
        Visit visit = visit(call);
        UUID id = ConversationId.parse(call.path("attachment"))
                .map(ConversationId::value)
                .orElseThrow(() -> Refusal.notFound("no such picture"));
        Picture picture = attachments
                .find(visit.conversation(), id)
                .orElseThrow(() -> Refusal.notFound("no such picture in this conversation"));
        return new Reply(
                200,
                picture.type().media(),
                Buffer.buffer(picture.content()),
                Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "Content-Disposition", "inline; filename=\"" + id + "." + picture.type() + "\"",
                        "Content-Security-Policy", "default-src 'none'; sandbox",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        // It never changes, and only this browser may keep it.
                        "Cache-Control", "private, max-age=86400, immutable",
                        "Vary", "Authorization",
                        // Compressed already: not again.
                        "Content-Encoding", "identity"));
    }
}
