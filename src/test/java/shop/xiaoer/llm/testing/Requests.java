package shop.xiaoer.llm.testing;

import java.time.Instant;
import java.util.List;
import shop.xiaoer.llm.ModelRequest;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.llm.ModelRequest.Role;

/** Requests for tests. */
public final class Requests {
    private Requests() {}

    /** Asks briefly, with a seed: at most 40 tokens, temperature 0. */
    public static ModelRequest in(Lane lane, Instant deadline) {
        return new ModelRequest(
                lane,
                List.of(new Message(Role.system, "You answer briefly."), new Message(Role.user, "Say: one two three")),
                40,
                0,
                7,
                deadline,
                List.of("###"));
    }

    /** A shopper's, with five minutes for it. */
    public static ModelRequest chat() {
        return in(Lane.chat, Instant.now().plusSeconds(300));
    }
}
