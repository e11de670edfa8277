package shop.xiaoer.store;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.text.Language;

/** Accounts with argon2id hashes (19 MiB, 2 passes, as OWASP names them) and revocable sessions. */
public final class PgAccounts implements Accounts {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final Duration SESSION = Duration.ofHours(12);
    private static final int WRONG_LOGINS = 10;
    private static final Duration LOGIN_WINDOW = Duration.ofMinutes(15);

    private final Sql sql;
    /** What an unknown name's password is compared with, so that it takes as long as a known one's. */
    private final String nobody;

    public PgAccounts(Sql sql) {
        this.sql = sql;
        this.nobody = hash("nobody");
    }

    private static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    @Override
    public SignIn signIn(String name, String password) {
        Optional<Row> wrong = sql.first(
                "select count(*) as wrong from login_attempt where account = $1 and at > clock_timestamp() - interval '15 minutes'",
                name);
        if (wrong.map(row -> row.getLong("wrong")).orElse(0L) >= WRONG_LOGINS) {
            return new SignIn.TooManyAttempts(LOGIN_WINDOW);
        }
        Optional<Row> row = sql.first("select * from account where name = $1", name);
        String stored = row.map(found -> found.getString("password_hash")).orElse(nobody);
        if (!Password.check(password, stored).with(ARGON2) || row.isEmpty()) {
            sql.run("insert into login_attempt (account) values ($1)", name);
            return new SignIn.Denied();
        }
        sql.run("delete from login_attempt where account = $1", name);
        Instant until = Instant.now().plus(SESSION);
        UUID session = TimeOrderedId.next();
        sql.run(
                "insert into session (id, account, expires_at) values ($1, $2, $3)",
                session,
                name,
                until.atOffset(ZoneOffset.UTC));
        audit(name, "signIn", name);
        return new SignIn.Accepted(account(row.get()), session, until);
    }

    @Override
    public Optional<Account> session(UUID session) {
        return sql.first(
                        "select a.* from session s join account a on a.name = s.account"
                                + " where s.id = $1 and s.revoked_at is null and s.expires_at > clock_timestamp()",
                        session)
                .map(PgAccounts::account);
    }

    @Override
    public void signOut(UUID session) {
        sql.run("update session set revoked_at = clock_timestamp() where id = $1 and revoked_at is null", session);
    }

    @Override
    public boolean changePassword(String name, String old, String fresh, UUID keep) {
        Optional<Row> row = sql.first("select password_hash from account where name = $1", name);
        if (row.isEmpty()
                || !Password.check(old, row.get().getString("password_hash")).with(ARGON2)) {
            return false;
        }
        String hash = hash(fresh);
        sql.transaction(within -> {
            within.run(
                    "update account set password_hash = $2, changed_at = clock_timestamp() where name = $1",
                    name,
                    hash);
            return within.run(
                    "update session set revoked_at = clock_timestamp() where account = $1 and id <> $2 and revoked_at is null",
                    name,
                    keep);
        });
        audit(name, "password", name);
        return true;
    }

    @Override
    public Optional<Account> find(String name) {
        return sql.first("select * from account where name = $1", name).map(PgAccounts::account);
    }

    @Override
    public boolean create(Account account, String password) {
        return sql.change(
                        "insert into account (name, role, language, display_name, password_hash, demo) values ($1, $2, $3, $4, $5, $6)"
                                + " on conflict do nothing",
                        account.name(),
                        account.role().name(),
                        account.language().tag(),
                        account.displayName(),
                        hash(password),
                        account.demo())
                == 1;
    }

    private void audit(String actor, String act, String subject) {
        sql.run("insert into audit (actor, act, subject) values ($1, $2, $3)", actor, act, subject);
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
