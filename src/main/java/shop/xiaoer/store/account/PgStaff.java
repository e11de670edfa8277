package shop.xiaoer.store.account;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.Role;
import shop.xiaoer.account.Staff;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;

/** Accounts as the office changes them. Rows of admins are locked first, so that two cannot each take the other's right. */
public final class PgStaff implements Staff {
    private static final String MEMBERS = "select a.*,"
            + " (select count(*) from session s where s.account = a.name and s.revoked_at is null"
            + " and s.expires_at > clock_timestamp() and s.seen_at > clock_timestamp() - $1 * interval '1 millisecond') as sessions,"
            + " (select max(seen_at) from session s where s.account = a.name) as last_seen,"
            + " (select at + $2 * interval '1 millisecond' from login_attempt l where l.account = a.name"
            + " and at > clock_timestamp() - $2 * interval '1 millisecond' order by at desc offset $3 limit 1) as locked_until"
            + " from account a";

    private final Sql sql;
    private final Accounts.Rules rules;

    public PgStaff(Sql sql, Accounts.Rules rules) {
        this.sql = sql;
        this.rules = rules;
    }

    @Override
    public List<Member> all() {
        return sql
                .run(
                        MEMBERS + " order by a.name",
                        rules.idle().toMillis(),
                        rules.window().toMillis(),
                        nth())
                .stream()
                .map(PgStaff::member)
                .toList();
    }

    private long nth() {
        return rules.wrongOfAccount() - 1L;
    }

    @Override
    public Optional<Member> find(String name) {
        return sql.first(
                        MEMBERS + " where a.name = $4",
                        rules.idle().toMillis(),
                        rules.window().toMillis(),
                        nth(),
                        name)
                .map(PgStaff::member);
    }

    private static Member member(Row row) {
        return new Member(
                PgAbilities.ability(row),
                row.getValue("disabled_at") != null,
                row.getBoolean("must_change"),
                row.getInteger("sessions"),
                PgLedger.instantOrNull(row, "last_seen"),
                locked(row));
    }

    private static @Nullable Instant locked(Row row) {
        return PgLedger.instantOrNull(row, "locked_until");
    }

    @Override
    public Outcome make(Account by, Account account, String password) {
        if (account.role() == Role.admin && by.role() != Role.admin) {
            return new Outcome.OnlyAdmins();
        }
        boolean made = sql.transaction(within -> PgAccounts.make(within, by.name(), account, password, true));
        return made ? done(account.name()) : new Outcome.Taken();
    }

    @Override
    public Outcome enable(Account by, String name, boolean enabled) {
        return changed(by, name, enabled, within -> {
            boolean other = within.change(
                            "update account set disabled_at = case when $2 then null else clock_timestamp() end,"
                                    + " changed_at = clock_timestamp() where name = $1 and (disabled_at is null) <> $2",
                            name,
                            enabled)
                    > 0;
            if (other) {
                int ended = enabled ? 0 : revoke(within, name);
                AuditRows.add(
                        within,
                        by.name(),
                        enabled ? "account.enabled" : "account.disabled",
                        name,
                        Map.of("sessionsEnded", ended));
            }
        });
    }

    @Override
    public Outcome role(Account by, String name, Role role) {
        if (role == Role.admin && by.role() != Role.admin) {
            return new Outcome.OnlyAdmins();
        }
        return changed(
                by,
                name,
                role == Role.admin,
                within -> within.first(
                                "update account a set role = $2, changed_at = clock_timestamp()"
                                        + " from (select name, role from account where name = $1) before"
                                        + " where a.name = before.name and before.role <> $2 returning before.role as before",
                                name,
                                role.name())
                        .ifPresent(row -> AuditRows.add(
                                within,
                                by.name(),
                                "account.role",
                                name,
                                Map.of(
                                        "from",
                                        row.getString("before"),
                                        "to",
                                        role.name(),
                                        "sessionsEnded",
                                        revoke(within, name)))));
    }

    @Override
    public Outcome password(Account by, String name, String password) {
        String hash = Argon.hash(password);
        return changed(by, name, true, within -> {
            within.run(
                    "update account set password_hash = $2, must_change = true, changed_at = clock_timestamp() where name = $1",
                    name,
                    hash);
            LoginAttempts.forgive(within, name);
            AuditRows.add(within, by.name(), "account.password", name, Map.of("sessionsEnded", revoke(within, name)));
        });
    }

    @Override
    public Outcome endSessions(Account by, String name) {
        return changed(by, name, true, within -> {
            int ended = revoke(within, name);
            AuditRows.add(within, by.name(), "sessions.ended", name, Map.of("sessionsEnded", ended));
        });
    }

    private static int revoke(Sql.Within within, String name) {
        return within.change(
                "update session set revoked_at = clock_timestamp() where account = $1 and revoked_at is null", name);
    }

    /** @param keeps whether the account is as much an admin after the change as before */
    private Outcome changed(Account by, String name, boolean keeps, Consumer<Sql.Within> change) {
        Optional<Outcome> refused = sql.transaction(within -> {
            List<String> admins = within
                    .run(
                            "select name from account where role = 'admin' and disabled_at is null order by name for update")
                    .stream()
                    .map(row -> row.getString("name"))
                    .toList();
            Optional<Row> row = within.first("select role from account where name = $1 for update", name);
            Optional<Outcome> fault = fault(by, name, keeps, admins, row);
            if (fault.isEmpty()) {
                change.accept(within);
            }
            return fault;
        });
        return refused.orElseGet(() -> done(name));
    }

    private static Optional<Outcome> fault(
            Account by, String name, boolean keeps, List<String> admins, Optional<Row> row) {
        if (row.isEmpty()) {
            return Optional.of(new Outcome.Unknown());
        }
        if (row.get().getString("role").equals(Role.admin.name()) && by.role() != Role.admin) {
            return Optional.of(new Outcome.OnlyAdmins());
        }
        return !keeps && admins.equals(List.of(name)) ? Optional.of(new Outcome.LastAdmin()) : Optional.empty();
    }

    private Outcome done(String name) {
        return find(name).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Unknown::new);
    }
}
