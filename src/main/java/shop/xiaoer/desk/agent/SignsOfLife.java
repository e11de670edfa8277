package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.handoff.Tickets;

/** An agent's typing and reading, written down now and then: both say that the shopper is not left alone. */
final class SignsOfLife {
    /** Well below any silence that is waited for, and no write for each key. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Tickets tickets;
    private final Starter starter;
    private final Clock clock;
    private final Map<ConversationId, Instant> written = new ConcurrentHashMap<>();

    SignsOfLife(Tickets tickets, Starter starter, Clock clock) {
        this.tickets = tickets;
        this.starter = starter;
        this.clock = clock;
    }

    /** Does not block. */
    void of(ConversationId id, String agent) {
        Instant now = clock.instant();
        Instant before = written.put(id, now);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            written.put(id, before);
            return;
        }
        if (written.size() > MOST) {
            written.values().removeIf(at -> at.plus(PAUSE).isBefore(now));
        }
        if (!starter.start("life", () -> tickets.alive(id, agent))) {
            written.remove(id);
        }
    }
}
