package shop.xiaoer.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import shop.xiaoer.conversation.ConversationId;

/**
 * So many messages a second of one visitor, over all sockets and requests together: a script that opens a hundred of them
 * says no more than one. Remembers the visitors that came last. Safe from any thread.
 */
final class VisitorLimits {
    private static final double MESSAGES_A_SECOND = 5;
    /** A page that was long offline sends its whole outbox. */
    private static final double MESSAGES_AT_ONCE = 60;

    private static final int REMEMBERED = 10_000;

    private final TrustedProxies proxies;
    private final boolean counts;
    private final Map<ConversationId, RateLimit> limits = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, RateLimit> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param counts false where the shop has switched limits off */
    VisitorLimits(TrustedProxies proxies, boolean counts) {
        this.proxies = proxies;
        this.counts = counts;
    }

    /** Whoever comes from this machine itself is not counted, unless proxies are named: then it may be one. */
    Predicate<ConversationId> of(HttpServerRequest request) {
        boolean isOurs =
                proxies.client(request).map(InetAddress::isLoopbackAddress).orElse(false);
        return !counts || (isOurs && !proxies.areNamed()) ? any -> true : this::allows;
    }

    private boolean allows(ConversationId visitor) {
        synchronized (limits) {
            return limits.computeIfAbsent(visitor, one -> new RateLimit(MESSAGES_A_SECOND, MESSAGES_AT_ONCE))
                    .allows();
        }
    }
}
