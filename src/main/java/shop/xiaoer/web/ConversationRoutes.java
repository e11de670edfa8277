package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Hello;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.agent.Supervision;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.ConversationJson;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Chat without a socket, and the log for whoever may read it. */
final class ConversationRoutes {
    private static final int PAGE = 200;

    private final ConversationDesk desk;
    private final Ledger ledger;
    private final Access access;
    private final EventFeed feed;
    private final Starter starter;
    private final Duration patience;
    private final VisitorLimits visitors;
    private final Supervision supervision;

    /** @param patience how long a stream waits for the end of its turn */
    ConversationRoutes(
            ConversationDesk desk,
            Ledger ledger,
            Access access,
            EventFeed feed,
            Starter starter,
            Duration patience,
            VisitorLimits visitors,
            Supervision supervision) {
        this.desk = desk;
        this.ledger = ledger;
        this.access = access;
        this.feed = feed;
        this.starter = starter;
        this.patience = patience;
        this.visitors = visitors;
        this.supervision = supervision;
    }

    void on(Routes routes) {
        routes.post("/api/v1/conversations", this::open)
                .post("/api/v1/conversations/:id/messages", this::say)
                .get(
                        "/api/v1/conversations/:id",
                        call -> Reply.json(200, ConversationJson.conversation(readable(call))))
                .get("/api/v1/conversations/:id/events", this::events)
                .get("/api/v1/conversations/:id/decisions", this::decisions)
                .get("/api/v1/conversations/:id/notes", this::notes)
                .get("/api/v1/conversations/:id/whispers", this::whispers);
    }

    private Reply open(Call call) throws Refusal, BadFrame {
        Fields fields = call.fieldsOrNone();
        String locale = fields.textOrNull("locale");
        Hello hello = new Hello(null, null, null, language(locale), fields.objectOrNull("page"), identity(fields));
        return switch (desk.hello(hello, id -> {})) {
            case Hello.Answer.Welcome welcome ->
                Reply.json(
                                201,
                                Outgoing.object()
                                        .put(
                                                "conversation",
                                                welcome.conversation().id().toString())
                                        .put("token", welcome.token())
                                        .put("epoch", welcome.conversation().epoch())
                                        .put("lastSeq", welcome.conversation().lastSeq()))
                        .with(
                                "Location",
                                "/api/v1/conversations/"
                                        + welcome.conversation().id());
            case Hello.Answer.Refused refused -> throw new Refusal(401, refused.code(), "not allowed");
        };
    }

    private Ledger.@Nullable Identity identity(Fields fields) throws Refusal, BadFrame {
        String token = fields.textOrNull("identity");
        if (token == null) {
            return null;
        }
        return access.identity(token).orElseThrow(() -> new Refusal(401, "badIdentity", "identity: is not valid"));
    }

    private static Language language(@Nullable String tag) throws Refusal {
        try {
            return tag == null ? Language.ZH : Language.of(tag);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("locale: must be zh or en");
        }
    }

    private Reply say(Call call) throws Refusal, BadFrame {
        Conversation row = own(call).orElseThrow(Refusal::unauthenticated);
        if (!visitors.of(call.request()).test(row.id())) {
            return Reply.problem(429, "tooMany", "too many messages of one visitor")
                    .with("Retry-After", "1");
        }
        String key = call.header("Idempotency-Key");
        String id = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        if (id.length() > 64) {
            throw Refusal.field("Idempotency-Key: has more than 64 characters");
        }
        Fields fields = call.fields();
        String text = fields.words("text");
        List<String> pictures = fields.list("attachments");
        if (call.accepts("text/event-stream")) {
            MessageStream stream = new MessageStream(call.stream(), ledger, feed, starter, row);
            return stream.run(id, () -> desk.say(row.id(), id, text, pictures), patience)
                    .map(ConversationRoutes::refused)
                    .orElseGet(Reply::streamed);
        }
        return switch (desk.say(row.id(), id, text, pictures)) {
            case Ending.Done done ->
                Reply.json(202, Outgoing.object().put("id", id).put("seq", done.seq()));
            case Ending.Problem problem -> refused(problem);
        };
    }

    private static Reply refused(Ending.Problem problem) {
        return Reply.problem(problem.code().equals("badField") ? 422 : 409, problem.code(), problem.detail());
    }

    private Reply events(Call call) throws Refusal {
        int after = call.number("after", 0, 0, Integer.MAX_VALUE);
        Optional<Conversation> own = own(call);
        Conversation row = own.isPresent() ? own.get() : looked(call);
        List<ConversationEvent> events = ledger.events(row.id(), after, PAGE + 1);
        boolean more = events.size() > PAGE;
        return Reply.json(200, ConversationJson.log(row, more ? events.subList(0, PAGE) : events, more));
    }

    /** Whose log somebody reads; a person who does not serve it leaves the trail of a look. */
    private Conversation looked(Call call) throws Refusal {
        call.signedOrKey(Role.Right.serve, KeyRight.conversationsRead);
        Conversation row = known(call);
        if (call.bearer().filter(Access::isKey).isEmpty()) {
            Access.Signed signed = call.signed(Role.Right.serve);
            Optional<Ending> refused = supervision.watched(signed.account().displayName(), signed.session(), row);
            if (refused.isPresent()) {
                throw Refusal.notFound("no such conversation");
            }
        }
        return row;
    }

    private Reply decisions(Call call) throws Refusal {
        call.signedOrKey(Role.Right.serve, KeyRight.conversationsRead);
        return Reply.json(
                200, ConversationJson.decisions(ledger.decisions(known(call).id())));
    }

    private Reply notes(Call call) throws Refusal {
        call.signed(Role.Right.serve);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("notes");
        ledger.notes(known(call).id())
                .forEach(note -> list.addObject()
                        .put("id", note.id().toString())
                        .put("agent", note.agent())
                        .put("text", note.text())
                        .put("at", note.at().toString()));
        return Reply.json(200, body);
    }

    /** For who serves it now, and for those who watch over that. */
    private Reply whispers(Call call) throws Refusal {
        Account account = call.signed(Role.Right.serve).account();
        Conversation row = known(call);
        if (!account.role().may(Role.Right.watch) && !account.displayName().equals(row.agent())) {
            throw Refusal.forbidden("only supervisors and who serves the conversation read its whispers");
        }
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("whispers");
        ledger.whispers(row.id())
                .forEach(whisper -> list.addObject()
                        .put("id", whisper.id().toString())
                        .put("author", whisper.agent())
                        .put("text", whisper.text())
                        .put("at", whisper.at().toString()));
        return Reply.json(200, body);
    }

    private Conversation known(Call call) throws Refusal {
        return ConversationId.parse(call.path("id"))
                .flatMap(ledger::find)
                .orElseThrow(() -> Refusal.notFound("no such conversation"));
    }

    /** By the conversation's own token, or by an agent's. */
    private Conversation readable(Call call) throws Refusal {
        Optional<Conversation> own = own(call);
        if (own.isPresent()) {
            return own.get();
        }
        call.signedOrKey(Role.Right.serve, KeyRight.conversationsRead);
        return known(call);
    }

    private Optional<Conversation> own(Call call) {
        return call.bearer().flatMap(token -> desk.find(call.path("id"), token));
    }
}
