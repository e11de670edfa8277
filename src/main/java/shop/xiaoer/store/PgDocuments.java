package shop.xiaoer.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * The knowledge base's files as the database holds them: the truth that every node reads. A file is an import, and wins
 * only when its content differs from what was imported last. Blocks.
 */
public final class PgDocuments {
    private final Sql sql;

    public PgDocuments(Sql sql) {
        this.sql = sql;
    }

    /** Takes over changed files and drops those that are gone. @return all documents after it, by path */
    public SortedMap<String, String> importFiles(SortedMap<String, String> files) {
        return sql.transaction(within -> {
            SortedMap<String, String> hashes = new TreeMap<>();
            within.run("select path, hash from document for update")
                    .forEach(row -> hashes.put(row.getString("path"), row.getString("hash")));
            files.forEach((path, content) -> {
                String hash = hash(content);
                if (!hash.equals(hashes.get(path))) {
                    within.run(
                            "insert into document (path, content, hash) values ($1, $2, $3) on conflict (path)"
                                    + " do update set content = excluded.content, hash = excluded.hash, imported_at = clock_timestamp()",
                            path,
                            content,
                            hash);
                }
            });
            hashes.keySet().stream()
                    .filter(path -> !files.containsKey(path))
                    .forEach(path -> within.run("delete from document where path = $1", path));
            SortedMap<String, String> all = new TreeMap<>();
            within.run("select path, content from document")
                    .forEach(row -> all.put(row.getString("path"), row.getString("content")));
            return all;
        });
    }

    /** The moment of the first start of this database: what the demo shop's dates count from. */
    public Instant firstStart() {
        return PgLedger.instant(
                sql.first("select min(installed_on)::timestamptz as at from flyway_schema_history")
                        .orElseThrow(() -> new StoreUnavailable("no migration was made", new IllegalStateException())),
                "at");
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
