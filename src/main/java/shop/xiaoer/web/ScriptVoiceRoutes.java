package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import shop.xiaoer.account.Role;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.driver.Recital;
import shop.xiaoer.broadcast.driver.Voice;
import shop.xiaoer.desk.ScriptDesk;
import shop.xiaoer.wire.Outgoing;

/** A segment to be heard by those who write and review: the sound, and when each sentence comes in it. No key opens it. */
final class ScriptVoiceRoutes {
    private final Recital recital;
    private final ScriptLookup scripts;

    ScriptVoiceRoutes(ScriptDesk desk, Recital recital) {
        this.recital = recital;
        this.scripts = new ScriptLookup(desk);
    }

    void on(Routes routes) {
        routes.get("/api/v1/scripts/:id/segments/:n/voice", this::sound)
                .get("/api/v1/scripts/:id/segments/:n/voice/marks", this::marks);
    }

    private Reply sound(Call call) throws Refusal {
        return reply(
                call,
                heard -> new Reply(200, "audio/wav", Buffer.buffer(heard.wav()), Map.of("Cache-Control", "no-store")));
    }

    private Reply marks(Call call) throws Refusal {
        return reply(call, heard -> {
            ObjectNode body = Outgoing.object();
            ArrayNode sentences = body.putArray("sentences");
            heard.marks()
                    .forEach(mark -> sentences
                            .addObject()
                            .put("from", mark.from())
                            .put("to", mark.to())
                            .put("fromMs", mark.fromMs())
                            .put("toMs", mark.toMs()));
            return Reply.json(200, body);
        });
    }

    private interface Shape {
        Reply of(Recital.Outcome.Heard heard);
    }

    private Reply reply(Call call, Shape shape) throws Refusal {
        call.signed(Role.Right.writeScripts);
        Script script = scripts.written(call.path("id"));
        return switch (recital.say(script, segment(call, script))) {
            case Recital.Outcome.Heard heard -> shape.of(heard);
            case Recital.Outcome.TooLong tooLong ->
                Reply.problem(
                        422,
                        "badField",
                        "n: the segment takes about " + tooLong.estMs() / 1_000 + " s, at most "
                                + Recital.MOST_MS / 1_000 + " are read aloud");
            case Recital.Outcome.Silent silent -> silent(silent.why());
        };
    }

    private static Reply silent(Voice.Said why) {
        return switch (why) {
            case Voice.Said.Off off -> Reply.problem(409, "voiceOff", off.why());
            case Voice.Said.Failed failed -> Reply.problem(503, "overloaded", failed.why());
            case Voice.Said.Busy ignored -> busy();
            case Voice.Said.Sound ignored -> busy();
        };
    }

    private static Reply busy() {
        return Reply.problem(503, "overloaded", "the voice speaks for somebody else")
                .with("Retry-After", "5");
    }

    private static Segment segment(Call call, Script script) throws Refusal {
        try {
            return script.segment(Integer.parseInt(call.path("n")))
                    .orElseThrow(() -> Refusal.notFound("no such segment"));
        } catch (NumberFormatException e) {
            throw Refusal.notFound("no such segment");
        }
    }
}
