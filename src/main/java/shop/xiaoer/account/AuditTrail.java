package shop.xiaoer.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Port: who did what, when, on what, from which address. Entries are only ever added, the one of a change with the
 * change itself. Secrets and shoppers' words stand in none. Blocks.
 */
public interface AuditTrail {
    /** Adds an entry for something that is no change of the database, or has none to be one with. */
    void tell(String actor, String act, String subject, Map<String, String> detail);

    /** The newest that fit, newest first. */
    List<Entry> read(Filter filter);

    /**
     * @param id grows with time
     * @param actor the account, or {@code key:} and the name of a program's key; empty where nobody known did it
     * @param act such as {@code signIn} or {@code account.role}
     * @param subject on what: an account, a key, an id
     * @param detail a JSON object
     */
    record Entry(
            long id,
            Instant at,
            String actor,
            String act,
            String subject,
            @Nullable String address,
            String detail) {}

    /**
     * What is looked for; null is no condition.
     *
     * @param act the act itself and those below it: {@code signIn} finds {@code signIn.denied} too; with a dot at its end only those below
     * @param before entries with a smaller id only, for the next page
     */
    record Filter(
            @Nullable String actor,
            @Nullable String act,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long before,
            int limit) {
        public Filter {
            if (limit < 1) {
                throw new IllegalArgumentException("limit: must be 1 at least");
            }
        }
    }
}
