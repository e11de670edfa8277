package shop.xiaoer.connect.renderer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import shop.xiaoer.broadcast.driver.Renderer;
import shop.xiaoer.broadcast.driver.RendererProfiles;
import shop.xiaoer.broadcast.driver.payload.SpokenPieces;

/** A session of LiveTalking. It queues what it gets, knows no ids, and answers {@code {code, msg, data}}. */
public final class LiveTalking implements Renderer, AutoCloseable {
    private final RendererCalls calls;
    private final String session;
    private final RendererProfiles profiles;

    /** @param within for each call, not for the speech */
    public LiveTalking(URI address, String session, Duration within) {
        this.calls = new RendererCalls(address, within);
        this.session = session;
        this.profiles = RendererProfiles.standard();
    }

    @Override
    public Outcome submit(Line line) {
        for (String piece : SpokenPieces.of(line.text(), line.language(), profiles.of("livetalking"))) {
            ObjectNode body = body().put("text", piece).put("type", "echo").put("interrupt", false);
            Outcome outcome = judged(calls.post("/human", body));
            if (!(outcome instanceof Outcome.Accepted)) {
                return outcome;
            }
        }
        return new Outcome.Accepted();
    }

    @Override
    public Outcome interrupt() {
        return judged(calls.postAgain("/interrupt_talk", body()));
    }

    @Override
    public Speaking speaking() {
        RendererCalls.Reply reply = calls.postAgain("/is_speaking", body());
        return judged(reply) instanceof Outcome.Accepted
                        && reply.body().path("data").isBoolean()
                ? reply.body().path("data").asBoolean() ? Speaking.yes : Speaking.no
                : Speaking.unknown;
    }

    private ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("sessionid", session);
    }

    /** It answers 200 also where it says no; the code in the body tells. */
    private static Outcome judged(RendererCalls.Reply reply) {
        boolean no = reply.outcome() instanceof Outcome.Accepted
                && reply.body().path("code").asInt(0) != 0;
        return no ? new Outcome.Refused(reply.body().path("msg").asText("refused")) : reply.outcome();
    }

    @Override
    public void close() {
        calls.close();
    }
}
