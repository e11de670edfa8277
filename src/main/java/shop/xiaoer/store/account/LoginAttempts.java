package shop.xiaoer.store.account;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;

/** Wrong passwords of the last minutes, by name and by address. Names that there are not count like those there are. */
final class LoginAttempts {
    private final Sql sql;
    private final Accounts.Rules rules;

    LoginAttempts(Sql sql, Accounts.Rules rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /** How long the door stays shut; empty where it is open. */
    Optional<Duration> shut(String name, @Nullable String address) {
        return ofName(name).or(() -> address == null ? Optional.empty() : ofAddress(address));
    }

    private Optional<Duration> ofName(String name) {
        return nth("account = $1", name, rules.wrongOfAccount());
    }

    private Optional<Duration> ofAddress(String address) {
        return nth("address = $1", address, rules.wrongFromAddress());
    }

    /** It is shut until the nth newest attempt has left the window. */
    private Optional<Duration> nth(String whose, String value, int nth) {
        return sql.first(
                        "select at from login_attempt where " + whose
                                + " and at > clock_timestamp() - $2 * interval '1 millisecond'"
                                + " order by at desc offset $3 limit 1",
                        value,
                        rules.window().toMillis(),
                        (long) (nth - 1))
                .map(this::left);
    }

    private Duration left(Row row) {
        Duration left =
                Duration.between(Instant.now(), PgLedger.instant(row, "at").plus(rules.window()));
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }

    /** Counts a wrong one, forgets those that count no more, and tells the trail; a name that there is not is not written into it. */
    void wrong(String name, @Nullable String address, boolean known) {
        String told = known ? name : "";
        sql.transaction(within -> {
            within.run("delete from login_attempt where at < clock_timestamp() - interval '1 day'");
            within.run("insert into login_attempt (account, address) values ($1, $2)", name, address);
            AuditRows.add(within, "", "signIn.denied", told);
            return null;
        });
        // Asked for every name, so that an unknown one takes as long as a known one.
        boolean shut = ofName(name).isPresent();
        if (known && shut) {
            AuditRows.add(sql, "", "account.lockedOut", name, Map.of("wrong", rules.wrongOfAccount()));
        }
        if (address != null && ofAddress(address).isPresent()) {
            AuditRows.add(sql, "", "address.lockedOut", address, Map.of("wrong", rules.wrongFromAddress()));
        }
    }

    static void forgive(Sql.Within within, String name) {
        within.run("delete from login_attempt where account = $1", name);
    }
}
