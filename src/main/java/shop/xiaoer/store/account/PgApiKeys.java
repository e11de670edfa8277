package shop.xiaoer.store.account;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.RequestOrigin;
import shop.xiaoer.store.AuditRows;
import shop.xiaoer.store.PgLedger;
import shop.xiaoer.store.Sql;

/** Keys of programs as SHA-256 hashes: a key has 256 random bits, so nobody guesses one from its hash. */
public final class PgApiKeys implements ApiKeys {
    private static final int START = 8;
    private static final String HOLDS = " revoked_at is null and ends_at > clock_timestamp()";

    private final Sql sql;

    public PgApiKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Key> all() {
        return sql.run("select * from api_key where revoked_at is null order by name").stream()
                .map(PgApiKeys::key)
                .toList();
    }

    @Override
    public Made make(String by, UUID id, String name, String key, Set<KeyRight> rights, Instant endsAt) {
        String[] wire = rights.stream().map(KeyRight::wire).sorted().toArray(String[]::new);
        return sql.transaction(within -> {
            within.run("select pg_advisory_xact_lock(hashtext('api_key'))");
            if (within.first("select 1 from api_key where name = $1 and revoked_at is null", name)
                    .isPresent()) {
                return Made.nameTaken;
            }
            long now =
                    within.run("select 1 from api_key where revoked_at is null").size();
            if (now >= MOST) {
                return Made.tooMany;
            }
            within.run(
                    "insert into api_key (id, name, hash, start, rights, made_by, ends_at) values ($1, $2, $3, $4, $5, $6, $7)",
                    id,
                    name,
                    hash(key),
                    key.substring(0, START),
                    wire,
                    by,
                    endsAt.atOffset(ZoneOffset.UTC));
            AuditRows.add(within, by, "key.made", name, Map.of("rights", List.of(wire), "endsAt", endsAt.toString()));
            return Made.made;
        });
    }

    @Override
    public boolean revoke(String by, UUID id) {
        return sql.transaction(within -> {
            Optional<String> name = within.first(
                            "update api_key set revoked_at = clock_timestamp() where id = $1 and revoked_at is null returning name",
                            id)
                    .map(row -> row.getString("name"));
            name.ifPresent(one -> AuditRows.add(within, by, "key.revoked", one));
            return name.isPresent();
        });
    }

    @Override
    public Optional<Key> holder(String key) {
        Optional<Row> row = sql.first(
                "select *, coalesce(used_at < clock_timestamp() - interval '1 minute', true) as unseen"
                        + " from api_key where hash = $1 and" + HOLDS,
                hash(key));
        row.filter(found -> found.getBoolean("unseen"))
                .ifPresent(found -> sql.run(
                        "update api_key set used_at = clock_timestamp(), used_from = coalesce($2, used_from) where id = $1",
                        found.getUUID("id"),
                        RequestOrigin.address()));
        return row.map(PgApiKeys::key);
    }

    @Override
    public Set<UUID> holding(Collection<UUID> ids) {
        return sql
                .run("select id from api_key where id = any($1) and" + HOLDS, (Object) ids.toArray(UUID[]::new))
                .stream()
                .map(row -> row.getUUID("id"))
                .collect(Collectors.toSet());
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Key key(Row row) {
        return new Key(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("start"),
                Stream.of(row.getArrayOfStrings("rights"))
                        .map(KeyRight::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                row.getString("made_by"),
                PgLedger.instant(row, "made_at"),
                PgLedger.instant(row, "ends_at"),
                PgLedger.instantOrNull(row, "used_at"),
                row.getString("used_from"));
    }
}
