package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import shop.xiaoer.broadcast.driver.voice.Recital;
import shop.xiaoer.broadcast.driver.voice.Voice;
import shop.xiaoer.wire.Outgoing;

/** What was read aloud, on the wire: the sound, the times of its sentences, or why there is none. */
final class HeardReply {
    private HeardReply() {}

    /** @param what was to be read, as a problem names it, such as {@code n: the segment} */
    static Reply sound(Recital.Outcome outcome, String what) {
        return switch (outcome) {
            case Recital.Outcome.Heard heard ->
                new Reply(200, "audio/wav", Buffer.buffer(heard.wav()), Map.of("Cache-Control", "no-store"));
            case Recital.Outcome.TooLong tooLong -> tooLong(tooLong, what);
            case Recital.Outcome.Silent silent -> silent(silent.why());
        };
    }

    static Reply marks(Recital.Outcome outcome, String what) {
        return switch (outcome) {
            case Recital.Outcome.Heard heard -> marks(heard);
            case Recital.Outcome.TooLong tooLong -> tooLong(tooLong, what);
            case Recital.Outcome.Silent silent -> silent(silent.why());
        };
    }

    private static Reply marks(Recital.Outcome.Heard heard) {
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
    }

    private static Reply tooLong(Recital.Outcome.TooLong tooLong, String what) {
        return Reply.problem(
                422,
                "badField",
                what + " takes about " + tooLong.estMs() / 1_000 + " s, at most " + Recital.MOST_MS / 1_000
                        + " are read aloud");
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
}
