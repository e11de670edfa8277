package shop.xiaoer.bench.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Line;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/**
 * One message at a time from its sending to its acknowledgement, in turn at the shop and at an echo with one durable
 * insert, so that whatever else the machine and its disk do, they do to both. Blocks; for one thread.
 */
final class RoundTrips {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int WARM_UP = 200;

    private final Wire wire;
    private final int shop;
    private final int echo;
    private final int pairs;

    RoundTrips(Wire wire, int shop, int echo, int pairs) {
        this.wire = wire;
        this.shop = shop;
        this.echo = echo;
        this.pairs = pairs;
    }

    void report(Report report) {
        try {
            // While a shopper waits for a person nobody answers: the message is kept, numbered, told, acknowledged.
            pairs(report, "round trip, a person is waited for", true);
            pairs(report, "round trip, the bot answers after it", false);
        } catch (NoLine e) {
            throw new IllegalStateException(e);
        }
    }

    private void pairs(Report report, String name, boolean waiting) throws NoLine {
        Report.progress(name + ": " + pairs + " pairs");
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        try (Chat chat = new Chat(Dialect.shop, shop, !waiting);
                Chat plain = new Chat(Dialect.echo, echo, false)) {
            if (waiting) {
                chat.callAPerson();
            }
            for (int i = -WARM_UP; i < pairs; i++) {
                long first = chat.say(i);
                long second = plain.say(i);
                if (i >= 0) {
                    ours.add(first);
                    theirs.add(second);
                }
            }
        }
        Percentiles shopTimes = Percentiles.ofNanos(ours);
        Percentiles echoTimes = Percentiles.ofNanos(theirs);
        report.put(name, shopTimes);
        report.put(name + ": echo+insert", echoTimes);
        Map<String, Object> ratios = new LinkedHashMap<>();
        ratios.put("p50", shopTimes.p50() / echoTimes.p50());
        ratios.put("p95", shopTimes.p95() / echoTimes.p95());
        report.put(name + ": ratio", ratios);
    }

    /** A connection on which one message is under way. Frames come on the event loop. */
    private final class Chat implements AutoCloseable {
        private final Dialect dialect;
        private final boolean answered;
        private final Line line;
        private final List<JsonNode> frames = new ArrayList<>();
        private @Nullable Predicate<JsonNode> wanted;
        private @Nullable CompletableFuture<Long> found;

        /** @param answered whether each message gets an answer, which is waited for before the next */
        Chat(Dialect dialect, int port, boolean answered) throws NoLine {
            this.dialect = dialect;
            this.answered = answered;
            this.line = wire.open(port, dialect.path(), dialect.protocol(), PATIENCE, this::read);
            line.send(dialect.hello("zh-CN"));
            await(dialect::welcomes);
        }

        void callAPerson() {
            line.send(Json.frame("human").put("id", "h").toString());
            await(frame -> dialect.acknowledged(frame).filter("h"::equals).isPresent());
        }

        /** @return nanoseconds until it was acknowledged */
        long say(int number) {
            String id = "r" + number;
            forget();
            long begun = System.nanoTime();
            line.send(dialect.say(id, "云朵保温杯是什么材质的？"));
            long acknowledged = await(
                    frame -> dialect.acknowledged(frame).filter(id::equals).isPresent());
            if (answered) {
                await(dialect::answers);
            }
            return acknowledged - begun;
        }

        private synchronized void forget() {
            frames.clear();
        }

        private void read(String text) {
            long now = System.nanoTime();
            JsonNode frame = Json.read(text);
            synchronized (this) {
                frames.add(frame);
                if (wanted != null && found != null && wanted.test(frame)) {
                    found.complete(now);
                }
            }
        }

        /** @return when it came, by {@link System#nanoTime}; now, where it was there already */
        private long await(Predicate<JsonNode> fits) {
            CompletableFuture<Long> soon = new CompletableFuture<>();
            synchronized (this) {
                wanted = fits;
                found = soon;
                if (frames.stream().anyMatch(fits)) {
                    soon.complete(System.nanoTime());
                }
            }
            try {
                return soon.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("waited in vain; came " + frames, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
