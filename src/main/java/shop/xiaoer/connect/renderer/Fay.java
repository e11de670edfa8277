package shop.xiaoer.connect.renderer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import shop.xiaoer.broadcast.driver.Renderer;
import shop.xiaoer.broadcast.driver.RendererProfiles;
import shop.xiaoer.broadcast.driver.payload.SpokenPieces;

/** Fay, pushed to. It tells over its own socket when it speaks, and not over HTTP. */
public final class Fay implements Renderer, AutoCloseable {
    private final RendererCalls calls;
    private final String user;
    private final RendererProfiles profiles;

    /** @param within for each call, not for the speech */
    public Fay(URI address, String user, Duration within) {
        this.calls = new RendererCalls(address, within);
        this.user = user;
        this.profiles = RendererProfiles.standard();
    }

    @Override
    public Outcome submit(Line line) {
        for (String piece : SpokenPieces.of(line.text(), line.language(), profiles.of("fay"))) {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("user", user)
                    .put("text", piece)
                    .put("queue", true);
            Outcome outcome = calls.post("/transparent-pass", body).outcome();
            if (!(outcome instanceof Outcome.Accepted)) {
                return outcome;
            }
        }
        return new Outcome.Accepted();
    }

    @Override
    public Outcome interrupt() {
        return calls.postAgain(
                        "/to-stop-talking",
                        JsonNodeFactory.instance.objectNode().put("username", user))
                .outcome();
    }

    @Override
    public Speaking speaking() {
        return Speaking.unknown;
    }

    @Override
    public void close() {
        calls.close();
    }
}
