package shop.xiaoer.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.conversation.StoreUnavailable;

/** Sends away who came in by a session or a key that has ended, on whichever node it was ended. To be run once a second. */
final class SocketSessions {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSessions.class);

    private final Accounts accounts;
    private final ApiKeys keys;

    SocketSessions(Accounts accounts, ApiKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /** Blocks. While the database is away nobody is sent away. */
    void sweep(Collection<FrameSocket> sockets) {
        Map<UUID, Set<FrameSocket>> open = sockets.stream()
                .filter(socket -> socket.badge() != null)
                .collect(Collectors.groupingBy(FrameSocket::badge, Collectors.toSet()));
        if (open.isEmpty()) {
            return;
        }
        try {
            Set<UUID> holding = new HashSet<>(accounts.holding(open.keySet()));
            holding.addAll(keys.holding(open.keySet()));
            open.forEach((session, gone) -> {
                if (!holding.contains(session)) {
                    gone.forEach(socket -> socket.close(Close.NOT_ALLOWED));
                }
            });
        } catch (StoreUnavailable e) {
            LOG.warn("open sockets were not looked at: {}", e.getMessage());
        }
    }
}
