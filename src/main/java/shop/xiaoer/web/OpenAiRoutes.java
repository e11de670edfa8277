package shop.xiaoer.web;

import java.time.Clock;
import java.time.Duration;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.SingleAnswers;
import shop.xiaoer.desk.Stage;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.CompletionJson;
import shop.xiaoer.wire.CompletionRequest;

/**
 * The shop as a model, for clients that speak OpenAI's protocol. The same answers as in chat, and nothing is kept. Faults
 * come as OpenAI's error object, see {@link Routes#send}.
 */
final class OpenAiRoutes {
    private final SingleAnswers answers;
    private final Duration patience;
    private final Clock clock;
    private final long begun;

    OpenAiRoutes(SingleAnswers answers, Duration patience, Clock clock) {
        this.answers = answers;
        this.patience = patience;
        this.clock = clock;
        this.begun = clock.instant().getEpochSecond();
    }

    void on(Routes routes) {
        routes.get("/v1/models", this::models)
                .get("/v1/models/:model", this::model)
                .post("/v1/chat/completions", this::complete);
    }

    private Reply models(Call call) throws Refusal {
        call.signedOrKey(Role.Right.serve, KeyRight.answers);
        return Reply.json(200, CompletionJson.models(begun));
    }

    private Reply model(Call call) throws Refusal {
        call.signedOrKey(Role.Right.serve, KeyRight.answers);
        known(call.path("model"));
        return Reply.json(200, CompletionJson.model(begun));
    }

    private static void known(String model) throws Refusal {
        if (!model.equals(CompletionJson.MODEL)) {
            throw Refusal.notFound("model: there is only " + CompletionJson.MODEL);
        }
    }

    private Reply complete(Call call) throws Refusal, BadFrame {
        call.signedOrKey(Role.Right.serve, KeyRight.answers);
        CompletionRequest request = CompletionRequest.read(call.fields());
        known(request.model());
        String id = "chatcmpl-" + TimeOrderedId.next();
        long created = clock.instant().getEpochSecond();
        if (request.stream()) {
            stream(call.stream(), request, id, created);
            return Reply.streamed();
        }
        Stage stage = new Stage(draft -> {});
        call.whenGone(stage::stop);
        SingleAnswers.Answer answer = answers.answer(request.talk(), stage);
        return Reply.json(
                200, CompletionJson.completion(id, created, CompletionJson.Usage.of(request, answer.text()), answer));
    }

    private void stream(EventStream out, CompletionRequest request, String id, long created) {
        Pieces pieces = new Pieces(out, id, created);
        Stage stage = new Stage(pieces::show);
        out.open(patience, stage::stop, stage::stop);
        try {
            SingleAnswers.Answer answer = answers.answer(request.talk(), stage);
            pieces.rest(answer.text());
            out.send(null, CompletionJson.last(id, created, answer).toString());
            if (request.usage()) {
                CompletionJson.Usage usage = CompletionJson.Usage.of(request, answer.text());
                out.send(null, CompletionJson.count(id, created, usage).toString());
            }
            out.send(null, "[DONE]");
        } catch (StoreUnavailable e) {
            out.send(
                    null,
                    CompletionJson.error(503, "storeUnavailable", "the database is away, try again")
                            .toString());
        } finally {
            out.end();
        }
    }

    /** Makes pieces of texts that grow: what is sent cannot be taken back. On the turn's thread. */
    private static final class Pieces {
        private final EventStream out;
        private final String id;
        private final long created;
        private String sent = "";

        Pieces(EventStream out, String id, long created) {
            this.out = out;
            this.id = id;
            this.created = created;
        }

        void show(String text) {
            if (text.startsWith(sent) && text.length() > sent.length()) {
                piece(text.substring(sent.length()));
                sent = text;
            }
        }

        /** An answer that was begun and could not be ended as it was begun comes whole, in a paragraph of its own. */
        void rest(String text) {
            if (text.startsWith(sent)) {
                show(text);
            } else {
                piece("\n\n" + text);
            }
            if (sent.isEmpty() && text.isEmpty()) {
                piece("");
            }
        }

        private void piece(String text) {
            out.send(
                    null,
                    CompletionJson.piece(id, created, text, sent.isEmpty()).toString());
        }
    }
}
