package shop.xiaoer.bench.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Line;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/** One shopper of the load: knows what it said and has no answer to. Frames are read on the event loop. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Dialect dialect;
    private final Line line;
    private final CompletableFuture<Void> welcomed;
    private final Deque<Asked> asked = new ArrayDeque<>();
    private int ids;

    /** Times of one measurement; each is counted from the moment at which the message was due. */
    record Timings(
            ConcurrentLinkedQueue<Long> acks,
            ConcurrentLinkedQueue<Long> answers,
            ConcurrentLinkedQueue<Long> inServer,
            ConcurrentLinkedQueue<String> other) {
        static Timings fresh() {
            return new Timings(
                    new ConcurrentLinkedQueue<>(),
                    new ConcurrentLinkedQueue<>(),
                    new ConcurrentLinkedQueue<>(),
                    new ConcurrentLinkedQueue<>());
        }
    }

    private static final class Asked {
        private final String id;
        private final long due;
        private final Runnable answered;
        private final Timings timings;
        private @Nullable Instant said;

        Asked(String id, long due, Timings timings, Runnable answered) {
            this.id = id;
            this.due = due;
            this.timings = timings;
            this.answered = answered;
        }
    }

    private volatile Timings current;

    private Caller(Dialect dialect, Wire wire, int port, Timings timings, String locale) throws NoLine {
        this.dialect = dialect;
        this.current = timings;
        this.welcomed = new CompletableFuture<>();
        this.line = wire.open(port, dialect.path(), dialect.protocol(), PATIENCE, this::read);
        line.send(dialect.hello(locale));
    }

    /** Connects and is welcomed. Blocks. */
    static Caller open(Dialect dialect, Wire wire, int port, String locale) throws NoLine {
        Caller caller = new Caller(dialect, wire, port, Timings.fresh(), locale);
        try {
            caller.welcomed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return caller;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no welcome in " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What is said from now on counts there. */
    void count(Timings into) {
        current = into;
    }

    /** @param due nanoseconds at which the message should leave; what it waited for its turn counts */
    synchronized void say(String text, long due, Runnable answered) {
        String id = "b" + ++ids;
        asked.add(new Asked(id, due, current, answered));
        line.send(dialect.say(id, text));
    }

    private void read(String text) {
        long now = System.nanoTime();
        JsonNode frame = Json.read(text);
        if (!welcomed.isDone()) {
            if (dialect.welcomes(frame)) {
                welcomed.complete(null);
            }
            return;
        }
        take(frame, now).forEach(Runnable::run);
    }

    private synchronized Deque<Runnable> take(JsonNode frame, long now) {
        dialect.acknowledged(frame)
                .ifPresent(id -> asked.stream()
                        .filter(one -> one.id.equals(id))
                        .forEach(one -> one.timings.acks().add(now - one.due)));
        if (frame.path("type").asText().equals("problem")) {
            current.other().add(frame.toString());
        }
        asked.stream()
                .filter(one -> one.id.equals(frame.path("id").asText()))
                .forEach(one -> one.said = Dialect.at(frame).orElse(one.said));
        Deque<Runnable> done = new ArrayDeque<>();
        if (dialect.answers(frame)) {
            for (Iterator<Asked> each = asked.iterator(); each.hasNext(); ) {
                Asked one = each.next();
                if (dialect == Dialect.shop && one.said == null) {
                    continue;
                }
                each.remove();
                answered(one, frame, now);
                done.add(one.answered);
            }
        }
        return done;
    }

    private void answered(Asked one, JsonNode frame, long now) {
        one.timings.answers().add(now - one.due);
        Instant said = one.said;
        if (said != null) {
            Dialect.at(frame).ifPresent(at -> one.timings.inServer().add(Dialect.nanosBetween(said, at)));
        }
        if (!dialect.isKnown(frame)) {
            one.timings.other().add(frame.toString());
        }
    }

    synchronized int open() {
        return asked.size();
    }

    boolean isConnected() {
        return line.isOpen();
    }

    void close() {
        line.close();
    }
}
