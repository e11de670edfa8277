package shop.xiaoer.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: keys by which programs come in. A key itself is kept nowhere, only its hash. Blocks. */
public interface ApiKeys {
    /** How every key begins, so that one that got lost can be found and told from a session's token. */
    String PREFIX = "xk_";

    /** So many at once. */
    int MOST = 100;

    /**
     * @param start the first characters, by which people tell keys apart
     * @param usedAt to the minute
     */
    record Key(
            UUID id,
            String name,
            String start,
            Set<KeyRight> rights,
            String madeBy,
            Instant madeAt,
            Instant endsAt,
            @Nullable Instant usedAt,
            @Nullable String usedFrom) {
        public Key {
            rights = Set.copyOf(rights);
        }

        /** As the audit trail names it. */
        public String actor() {
            return "key:" + name;
        }
    }

    enum Made {
        made,
        nameTaken,
        tooMany
    }

    /** Those that are not revoked, by name; those past their end too. */
    List<Key> all();

    /** @param key the whole key, of which only the hash is kept */
    Made make(String by, UUID id, String name, String key, Set<KeyRight> rights, Instant endsAt);

    /** Holds at once, on every node. @return false where there is no such key */
    boolean revoke(String by, UUID id);

    /** Whose key it is; empty where it is unknown, revoked or past its end. Asking is using. */
    Optional<Key> holder(String key);

    /** Those of them that still hold. */
    Set<UUID> holding(Collection<UUID> ids);
}
