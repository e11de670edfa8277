package shop.xiaoer.store.account;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.RequestOrigin;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.Language;

/** Accounts with argon2id hashes and revocable sessions. */
public final class PgAccounts implements Accounts {
    private static final int STRIPES = 64;
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    /** Of a session that holds; $2 is how long it may lie idle, in milliseconds. */
    private static final String HOLDS = "s.revoked_at is null and s.expires_at > clock_timestamp()"
            + " and s.seen_at > clock_timestamp() - $2 * interval '1 millisecond' and a.disabled_at is null";

    private final Sql sql;
    private final Rules rules;
    private final LoginAttempts attempts;
    /** What an unknown name's password is compared with, so that it takes as long as a known one's. */
    private final String nobody;
    /** Passwords for one name are compared one after the other: none slips past the count while others are looked at. */
    private final ReentrantLock[] turns;
    /** A session that is used is noted as used so often, in milliseconds, and not at each use. */
    private final long unseen;

    public PgAccounts(Sql sql, Rules rules) {
        this.sql = sql;
        this.rules = rules;
        this.attempts = new LoginAttempts(sql, rules);
        this.unseen = Math.min(SEEN_EVERY.toMillis(), rules.idle().toMillis() / 4);
        this.nobody = Argon.hash("nobody");
        this.turns = Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);
    }

    @Override
    public SignIn signIn(String name, String password, @Nullable String countedFrom) {
        return inTurn(
                name,
                () -> attempts.shut(name, countedFrom)
                        .<SignIn>map(SignIn.TooManyAttempts::new)
                        .orElseGet(() -> compared(name, password, countedFrom)));
    }

    private <T> T inTurn(String name, Supplier<T> work) {
        ReentrantLock turn = turns[Math.floorMod(name.hashCode(), STRIPES)];
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private SignIn compared(String name, String password, @Nullable String countedFrom) {
        Optional<Row> row = sql.first("select * from account where name = $1", name);
        String stored = row.map(found -> found.getString("password_hash")).orElse(nobody);
        boolean right = Argon.fits(password, stored);
        if (!right || row.isEmpty() || row.get().getValue("disabled_at") != null) {
            attempts.wrong(name, countedFrom, row.isPresent());
            return new SignIn.Denied();
        }
        return accepted(row.get());
    }

    private SignIn accepted(Row row) {
        Account account = account(row);
        Instant until = Instant.now().plus(rules.longest());
        UUID session = TimeOrderedId.next();
        sql.transaction(within -> {
            LoginAttempts.forgive(within, account.name());
            within.run(
                    "insert into session (id, account, expires_at, address) values ($1, $2, $3, $4)",
                    session,
                    account.name(),
                    until.atOffset(ZoneOffset.UTC),
                    RequestOrigin.address());
            AuditRows.add(within, account.name(), "signIn", account.name());
            return null;
        });
        return new SignIn.Accepted(account, session, until, row.getBoolean("must_change"));
    }

    @Override
    public Optional<Session> session(UUID session) {
        Optional<Row> row = sql.first(
                "select a.*, s.seen_at < clock_timestamp() - $3 * interval '1 millisecond' as unseen"
                        + " from session s join account a on a.name = s.account where s.id = $1 and " + HOLDS,
                session,
                rules.idle().toMillis(),
                unseen);
        row.filter(found -> found.getBoolean("unseen")).ifPresent(found -> seen(new UUID[] {session}));
        return row.map(found -> new Session(account(found), found.getBoolean("must_change")));
    }

    private void seen(UUID[] sessions) {
        sql.run(
                "update session set seen_at = clock_timestamp() where id = any($1)"
                        + " and seen_at < clock_timestamp() - $2 * interval '1 millisecond'",
                sessions,
                unseen);
    }

    @Override
    public Set<UUID> holding(Collection<UUID> sessions) {
        UUID[] asked = sessions.toArray(UUID[]::new);
        Set<UUID> holding = sql
                .run(
                        "select s.id from session s join account a on a.name = s.account where s.id = any($1) and "
                                + HOLDS,
                        asked,
                        rules.idle().toMillis())
                .stream()
                .map(row -> row.getUUID("id"))
                .collect(Collectors.toSet());
        seen(holding.toArray(UUID[]::new));
        return holding;
    }

    @Override
    public void signOut(UUID session) {
        sql.transaction(within -> {
            within.first(
                            "update session set revoked_at = clock_timestamp() where id = $1 and revoked_at is null"
                                    + " returning account",
                            session)
                    .map(row -> row.getString("account"))
                    .ifPresent(name -> AuditRows.add(within, name, "signOut", name));
            return null;
        });
    }

    @Override
    public PasswordChange changePassword(String name, String old, String fresh, UUID keep) {
        return inTurn(
                name,
                () -> attempts.shut(name, null)
                        .<PasswordChange>map(PasswordChange.TooManyAttempts::new)
                        .orElseGet(() -> changed(name, old, fresh, keep)));
    }

    private PasswordChange changed(String name, String old, String fresh, UUID keep) {
        Optional<Row> row = sql.first("select password_hash from account where name = $1", name);
        if (row.isEmpty() || !Argon.fits(old, row.get().getString("password_hash"))) {
            attempts.wrong(name, null, row.isPresent());
            return new PasswordChange.Wrong();
        }
        String hash = Argon.hash(fresh);
        sql.transaction(within -> {
            within.run(
                    "update account set password_hash = $2, must_change = false, changed_at = clock_timestamp()"
                            + " where name = $1",
                    name,
                    hash);
            LoginAttempts.forgive(within, name);
            int ended = within.change(
                    "update session set revoked_at = clock_timestamp() where account = $1 and id <> $2 and revoked_at is null",
                    name,
                    keep);
            AuditRows.add(within, name, "password", name, Map.of("sessionsEnded", ended));
            return null;
        });
        return new PasswordChange.Done();
    }

    @Override
    public Optional<Account> find(String name) {
        return sql.first("select * from account where name = $1", name).map(PgAccounts::account);
    }

    @Override
    public boolean create(Account account, String password) {
        return sql.transaction(within -> make(within, "", account, password, false));
    }

    /**
     * One after the other: nobody gets a name that another is known by, whether it signs in with it or is shown by it.
     *
     * @param by empty where the server itself makes it
     */
    static boolean make(Sql.Within within, String by, Account account, String password, boolean mustChange) {
        String hash = Argon.hash(password);
        within.run("select pg_advisory_xact_lock(hashtext('account'))");
        boolean made = within.change(
                        "insert into account (name, role, language, display_name, password_hash, demo, must_change)"
                                + " select $1, $2, $3, $4, $5, $6, $7"
                                + " where not exists (select 1 from account where name in ($1, $4) or display_name in ($1, $4))"
                                + " on conflict do nothing",
                        account.name(),
                        account.role().name(),
                        account.language().tag(),
                        account.displayName(),
                        hash,
                        account.demo(),
                        mustChange)
                == 1;
        if (made) {
            AuditRows.add(
                    within,
                    by,
                    "account.made",
                    account.name(),
                    Map.of("role", account.role().name()));
        }
        return made;
    }

    static Account account(Row row) {
        return new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Language.of(row.getString("language")),
                row.getString("display_name"),
                row.getBoolean("demo"));
    }
}
