package shop.xiaoer.llm;

import java.time.Instant;
import java.util.List;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.llm.ModelRequest.Role;

/** Requests for tests. */
final class Requests {
    private Requests() {}

    static ModelRequest in(Lane lane, Instant deadline) {
        return new ModelRequest(
                lane,
                List.of(new Message(Role.system, "You answer briefly."), new Message(Role.user, "Say: one two three")),
                40,
                0,
                7,
                deadline,
                List.of("###"));
    }

    static ModelRequest chat() {
        return in(Lane.chat, Instant.now().plusSeconds(300));
    }
}
