package shop.xiaoer.connect.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationEvent;

/** Port: who wants to be told, and what each is still owed. Blocks; throws {@code StoreUnavailable}. */
public interface Webhooks {
    /** Groups of events; a single type such as {@code handoff.requested} may be asked for, too. */
    List<String> GROUPS = List.of("conversation", "handoff", "script", "room");

    enum State {
        active,
        /** By a person: what happens is still owed, and sent when it is resumed. */
        paused,
        /** Too much is owed: nothing more is written down until it is resumed. */
        stopped
    }

    /**
     * @param waiting how many are owed
     * @param parked how many were given up after a day
     * @param lastFault of the newest delivery that failed since the last one that went through
     */
    record Endpoint(
            UUID id,
            String url,
            List<String> events,
            State state,
            long waiting,
            long parked,
            @Nullable String lastFault,
            Instant createdAt) {
        public Endpoint {
            events = List.copyOf(events);
        }
    }

    /** Where a delivery goes. */
    record Target(UUID endpoint, String url, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return endpoint + " " + url;
        }
    }

    /** One that is due, lent to whoever asked for a while. */
    record Due(
            Target target, UUID id, String type, Instant createdAt, Instant giveUpAt, int attempts, Content content) {}

    sealed interface Content {}

    record Logged(ConversationEvent event) implements Content {}

    record Written(JsonNode payload) implements Content {}

    /** A delivery as people see it. */
    record Delivery(
            UUID id,
            String type,
            String subject,
            String state,
            int attempts,
            @Nullable Integer status,
            @Nullable String fault,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant nextAt) {}

    List<Endpoint> all();

    Optional<Endpoint> find(UUID id);

    /** @return false where there are as many as may be */
    boolean add(UUID id, String url, String secret, List<String> events, String actor);

    /** @return false where there is none */
    boolean pause(UUID id, String actor);

    /** Sent again from now on, what is owed first. @return false where there is none */
    boolean resume(UUID id, String actor);

    /** With all that it is owed. @return false where there is none */
    boolean remove(UUID id, String actor);

    Optional<Target> target(UUID id);

    /** Newest first. */
    List<Delivery> deliveries(UUID endpoint, int limit);

    /** The same id once more, whatever became of it. @return false where there is none */
    boolean resend(UUID endpoint, UUID delivery, String actor);

    /** Endpoints that are owed something now. */
    List<UUID> owed();

    /** The oldest of each conversation that are due, lent so long; other nodes do not get them meanwhile. */
    List<Due> take(UUID endpoint, int limit, Duration lent);

    void delivered(Due due, int status);

    /** @param next when to try again, null where it is given up */
    void failed(Due due, @Nullable Integer status, String fault, @Nullable Duration next);

    /** After so many failures in a row an endpoint is left alone, longer each time. */
    void leaveAlone(UUID endpoint, int faults, Duration pause);

    /** How many deliveries to it failed in a row. */
    int faults(UUID endpoint);

    /** Forgets what was delivered or given up longer ago, and stops an endpoint that is owed more than so many. */
    void tidy(Duration kept, int most);
}
