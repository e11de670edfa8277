package shop.xiaoer.store;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.node.Line;

/**
 * Texts as rows that every node looks for: slower than a bus, but it goes where the database goes, through a pooler that
 * swallows LISTEN and across a cluster that fell into halves. Safe from any thread.
 */
public final class RowLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(RowLine.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    /** A transaction that began earlier may show its row later: a look goes back so far. */
    private static final String LATELY = "at > clock_timestamp() - interval '10 seconds'";

    private final Sql sql;
    private final ScheduledExecutorService clockwork;
    private Set<Long> seen = Set.of();

    public RowLine(Sql sql) {
        this.sql = sql;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("notes").factory());
    }

    @Override
    public void post(String text) {
        sql.run(
                "with gone as (delete from node_note where not (" + LATELY
                        + ")) insert into node_note (text) values ($1)",
                text);
    }

    /** What was posted before is old news. */
    @Override
    public void read(Consumer<String> reader) {
        seen = numbers(latest());
        ScheduledFuture<?> _ = clockwork.scheduleWithFixedDelay(
                () -> look(reader), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Consumer<String> reader) {
        try {
            List<Row> rows = latest();
            Set<Long> before = seen;
            seen = numbers(rows);
            rows.stream()
                    .filter(row -> !before.contains(row.getLong("no")))
                    .forEach(row -> reader.accept(row.getString("text")));
        } catch (StoreUnavailable e) {
            LOG.debug("notes wait for the database: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a look for notes failed", e);
        }
    }

    private List<Row> latest() {
        return sql.run("select no, text from node_note where " + LATELY + " order by no");
    }

    private static Set<Long> numbers(List<Row> rows) {
        return rows.stream().map(row -> row.getLong("no")).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
