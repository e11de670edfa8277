package shop.xiaoer.bench.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import shop.xiaoer.bench.server.ServerProcess;
import shop.xiaoer.bench.wire.Api;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Line;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/** Two agents with a window each, who run one race after the other. For one thread; frames come on the event loop. */
final class Racers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Wire wire;
    private final Api api;
    private final int port;
    private final long answerMs;
    private final String token;
    private final List<Agent> agents;

    Racers(Wire wire, Api api, int port, long answerMs) throws NoLine {
        this.wire = wire;
        this.api = api;
        this.port = port;
        this.answerMs = answerMs;
        this.agents = List.of(new Agent("amei"), new Agent("ben"));
        this.token = agents.getFirst().token;
    }

    /** An agent's window: hands each reply to whoever waits for it. */
    private final class Agent {
        private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final CompletableFuture<JsonNode> welcome = new CompletableFuture<>();
        private final String token;
        private final Line line;

        Agent(String name) throws NoLine {
            token = api.login(name, ServerProcess.PASSWORD);
            line = wire.open(port, "/ws/agent", "xiaoer.agent.v1", PATIENCE, this::read);
            line.send(Json.frame("hello").put("token", token).toString());
            await("the agent's welcome", welcome);
        }

        private void read(String text) {
            JsonNode frame = Json.read(text);
            if (ClaimChecker.isType(frame, "welcome")) {
                welcome.complete(frame);
            }
            CompletableFuture<JsonNode> reply = waiting.remove(frame.path("id").asText());
            if (reply != null) {
                reply.complete(frame);
            }
        }

        CompletableFuture<JsonNode> claim(String id, String conversation, long epoch) {
            CompletableFuture<JsonNode> reply = new CompletableFuture<>();
            waiting.put(id, reply);
            line.send(Json.frame("claim")
                    .put("id", id)
                    .put("conversation", conversation)
                    .put("epoch", epoch)
                    .toString());
            return reply;
        }
    }

    /** The shopper's socket: all its frames, and a waiter for one of them. */
    private final class Shopper {
        private final List<JsonNode> frames = new ArrayList<>();
        private final List<Waiter> waiters = new ArrayList<>();
        private final Line line;

        private record Waiter(Predicate<JsonNode> fits, CompletableFuture<JsonNode> found) {}

        Shopper() throws NoLine {
            line = wire.open(port, "/ws/chat", "xiaoer.chat.v1", PATIENCE, text -> add(Json.read(text)));
            line.send(Json.frame("hello").put("locale", "en-US").toString());
        }

        synchronized void add(JsonNode frame) {
            frames.add(frame);
            waiters.stream().filter(waiter -> waiter.fits.test(frame)).forEach(waiter -> waiter.found.complete(frame));
            waiters.removeIf(waiter -> waiter.found.isDone());
        }

        JsonNode await(String what, Predicate<JsonNode> fits) {
            CompletableFuture<JsonNode> found = new CompletableFuture<>();
            synchronized (this) {
                frames.stream()
                        .filter(fits)
                        .findFirst()
                        .ifPresentOrElse(found::complete, () -> waiters.add(new Waiter(fits, found)));
            }
            return Racers.await(what, found);
        }

        void say(String id, String text) {
            line.send(Json.frame("say").put("id", id).put("text", text).toString());
        }

        synchronized List<JsonNode> frames() {
            return List.copyOf(frames);
        }
    }

    /** One race from the shopper's first word to the end of the log. Blocks for about the time of two answers. */
    Race race(long seed, int number) throws NoLine {
        SplittableRandom random = new SplittableRandom(seed + number);
        Shopper shopper = new Shopper();
        JsonNode welcome = shopper.await("a welcome", frame -> ClaimChecker.isType(frame, "welcome"));
        String conversation = welcome.path("conversation").asText();
        long epoch = welcome.path("epoch").asLong();
        shopper.say("m1", "Which one should I buy, the cloud thermos or the mountain-shadow brewing flask?");
        if (random.nextInt(4) == 0) {
            shopper.say("m2", "Compare the two, please.");
        }
        long untilClaim = random.nextLong(Duration.ofMillis(answerMs * 5 / 4).toNanos());
        if (random.nextInt(3) > 0) {
            // Most claims come while the shopper sees an answer grow.
            shopper.await(
                    "a draft or its end",
                    frame -> ClaimChecker.isType(frame, "draft") || ClaimChecker.isOfTheBot(frame));
        }
        LockSupport.parkNanos(untilClaim);
        List<CompletableFuture<JsonNode>> claims = new ArrayList<>();
        int firstToClaim = random.nextInt(agents.size());
        for (int i = 0; i < agents.size(); i++) {
            CompletableFuture<JsonNode> claim =
                    agents.get((firstToClaim + i) % agents.size()).claim("r" + number, conversation, epoch);
            CompletableFuture<Void> _ = claim.thenAccept(reply -> told(shopper, reply));
            claims.add(claim);
        }
        List<JsonNode> replies =
                claims.stream().map(claim -> await("a reply to a claim", claim)).toList();
        shopper.await("the mark", frame -> ClaimChecker.isType(frame, Race.TOLD));
        shopper.say("m3", "Is anybody there?");
        JsonNode acknowledged = shopper.await(
                "the last words are kept",
                frame -> ClaimChecker.isType(frame, "ack")
                        && frame.path("id").asText().equals("m3"));
        shopper.await(
                "the last words in the log",
                frame ->
                        ClaimChecker.isType(frame, "event") && frame.path("seq").equals(acknowledged.path("seq")));
        // A late word of the bot has the time in which the whole answer would have come.
        LockSupport.parkNanos(Duration.ofMillis(answerMs / 2).toNanos());
        List<JsonNode> decisions = decisions(conversation, shopper);
        List<JsonNode> log = api.events(conversation, token);
        List<JsonNode> frames = shopper.frames();
        leave(shopper);
        return new Race(
                "seed " + seed + " race " + number + " " + conversation, frames, replies, epoch, log, decisions);
    }

    /** Closes the chat: nobody serves thousands at once, and every board would list them. */
    private void leave(Shopper shopper) {
        shopper.line.send(Json.frame("close").put("id", "bye").toString());
        shopper.await("the end of the chat", frame -> frame.path("id").asText().equals("bye"));
        shopper.line.close();
    }

    /** The mark stands behind all that was readable when {@code claimed} was. */
    private void told(Shopper shopper, JsonNode reply) {
        if (ClaimChecker.isType(reply, "claimed")) {
            wire.afterNextLook(() -> shopper.add(Json.frame(Race.TOLD)));
        }
    }

    /** A turn that was cut is recorded when its thread has seen it, which is soon and not at once. */
    private List<JsonNode> decisions(String conversation, Shopper shopper) {
        boolean drafted = shopper.frames().stream().anyMatch(frame -> ClaimChecker.isType(frame, "draft"));
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        List<JsonNode> decisions = new ArrayList<>();
        do {
            decisions.clear();
            api.get("/api/v1/conversations/" + conversation + "/decisions", token)
                    .path("decisions")
                    .forEach(decisions::add);
            if (!drafted || !decisions.isEmpty()) {
                return decisions;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } while (System.nanoTime() < until);
        return decisions;
    }

    private static JsonNode await(String what, CompletableFuture<JsonNode> soon) {
        try {
            return soon.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("waited in vain: " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void close() {
        agents.forEach(agent -> agent.line.close());
    }
}
