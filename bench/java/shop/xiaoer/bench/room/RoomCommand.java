package shop.xiaoer.bench.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.server.ServerProcess;
import shop.xiaoer.bench.wire.Json;

/** Comments at a rate, then kills: the time to the first cue that answers, and what of the show was said twice or lost. */
@Command(
        name = "room",
        mixinStandardHelpOptions = true,
        description = "A live room under comments and kills; exits 1 where a cue was said twice or never came.")
public final class RoomCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> QUESTIONS = List.of(
            "云朵保温杯多少钱",
            "云朵保温杯保温多久",
            "云朵保温杯是什么材质",
            "云朵保温杯容量多大",
            "云朵保温杯还有货吗",
            "七天无理由退货吗",
            "退货运费谁出",
            "多久发货",
            "可以开发票吗",
            "客服几点上班");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rate", defaultValue = "50", description = "comments a second (default ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "of comments (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--kills", defaultValue = "5", description = "kill -9 of the server (default ${DEFAULT-VALUE})")
    private int kills;

    @Option(
            names = "--pace",
            defaultValue = "400",
            description =
                    "how much faster than a voice the renderer speaks: at 1 an answer waits for those before it to be"
                            + " spoken, and the time measured is the voice's (default ${DEFAULT-VALUE})")
    private double pace;

    @Option(names = "--seed", description = "of the viewers and the kills")
    private long seed = System.nanoTime();

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report.progress("seed " + seed);
        Report report = new Report("room", json, spec.commandLine().getOut());
        Random random = new Random(seed);
        List<String> breaches;
        try (ServerProcess server = ServerProcess.start(Map.of())) {
            String operator = login(server, "lan");
            String room = room(server, operator);
            try (Renderer renderer = new Renderer(http, socket(server, room), operator, pace)) {
                post(server, "/api/v1/rooms/" + room + "/start", Json.object(), operator);
                Map<String, Long> warm = comments(server, room, operator, random, "w", 5);
                settle(renderer, warm);
                Map<String, Long> asked = comments(server, room, operator, random, "c", seconds);
                settle(renderer, asked);
                List<Long> times = new ArrayList<>();
                asked.forEach((id, at) -> {
                    Long answered = renderer.answeredAt(id);
                    if (answered != null) {
                        times.add(answered - at);
                    }
                });
                report.put("comment to cue", Percentiles.ofNanos(times));
                report.put("comments", Map.of("asked", asked.size(), "answered", times.size()));
                kill(server, room, renderer, random);
                report.put("show", Map.of("kills", kills, "cues", renderer.lastCue(), "said", renderer.cuesSaid()));
                report.put("server", "report", said(server, room));
                breaches = renderer.breaches();
            }
        }
        report.put("breaches", "count", breaches.size());
        breaches.stream().limit(10).forEach(report::note);
        report.print();
        return breaches.isEmpty() ? 0 : 1;
    }

    private String said(ServerProcess server, String room) throws IOException, InterruptedException {
        return get(server, "/api/v1/rooms/" + room + "/report", login(server, "lan"))
                .path("comments")
                .toString();
    }

    /** Each comment in a call of its own, at its time. @return when each was due */
    private Map<String, Long> comments(
            ServerProcess server, String room, String token, Random random, String prefix, int howLong)
            throws InterruptedException {
        Map<String, Long> due = new LinkedHashMap<>();
        List<Thread> calls = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < rate * howLong; i++) {
            long at = begun + (long) (i * 1e9 / rate);
            Thread.sleep(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
            String id = prefix + i;
            due.put(id, at);
            ArrayNode one = Json.object().putArray("comments");
            one.addObject()
                    .put("msgId", id)
                    .put("user", "viewer " + random.nextInt(5_000))
                    .put("text", QUESTIONS.get(random.nextInt(QUESTIONS.size())))
                    .put("at", Instant.now().toString());
            calls.add(Thread.startVirtualThread(
                    () -> quietly(() -> post(server, "/api/v1/rooms/" + room + "/comments", one, token))));
        }
        for (Thread call : calls) {
            call.join();
        }
        return due;
    }

    private interface Call {
        void run() throws IOException, InterruptedException;
    }

    private static void quietly(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            Report.progress("a comment was not taken: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void settle(Renderer renderer, Map<String, Long> asked) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && asked.keySet().stream().anyMatch(id -> renderer.answeredAt(id) == null)) {
            Thread.sleep(100);
        }
    }

    private void kill(ServerProcess server, String room, Renderer renderer, Random random)
            throws IOException, InterruptedException {
        for (int kill = 0; kill < kills; kill++) {
            Thread.sleep(300 + random.nextInt(1_500));
            long before = renderer.lastCue();
            server.kill();
            server.startAgain();
            renderer.at(socket(server, room), login(server, "lan"));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (renderer.lastCue() <= before + 2 && System.nanoTime() < until) {
                Thread.sleep(50);
            }
            if (renderer.lastCue() <= before + 2) {
                throw new IllegalStateException("the room did not go on after kill " + (kill + 1));
            }
            Report.progress("kill " + (kill + 1) + ": the show is at cue " + renderer.lastCue());
        }
    }

    // ---- the way to a room on air --------------------------------------------------------------------------------

    private static URI socket(ServerProcess server, String room) {
        return URI.create("ws://127.0.0.1:" + server.port() + "/ws/rooms/" + room);
    }

    private String login(ServerProcess server, String name) throws IOException, InterruptedException {
        ObjectNode who = Json.object().put("name", name).put("password", ServerProcess.PASSWORD);
        return post(server, "/api/v1/login", who, "").path("token").asText();
    }

    private String room(ServerProcess server, String operator) throws IOException, InterruptedException {
        ObjectNode wish = Json.object()
                .put("language", "zh-CN")
                .put("words", 3_000)
                .put("seed", 7)
                .put("engine", "template");
        wish.putArray("products").add("P1001").add("P1002").add("P1003");
        String script =
                post(server, "/api/v1/scripts", wish, operator).path("id").asText();
        String path = "/api/v1/scripts/" + script;
        JsonNode now = get(server, path, operator);
        while (now.path("state").asText().equals("writing")) {
            Thread.sleep(100);
            now = get(server, path, operator);
        }
        post(
                server,
                path + "/approve",
                Json.object().put("version", now.path("version").asText()),
                login(server, "laowang"));
        ObjectNode plan =
                Json.object().put("name", "bench").put("platform", "own").put("loop", true);
        plan.putArray("rundown")
                .addObject()
                .put("script", script)
                .putArray("products")
                .add("P1001");
        return post(server, "/api/v1/rooms", plan, operator).path("id").asText();
    }

    private JsonNode post(ServerProcess server, String path, JsonNode body, String token)
            throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(address(server, path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private JsonNode get(ServerProcess server, String path, String token) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(address(server, path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static URI address(ServerProcess server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private JsonNode call(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() >= 300) {
            throw new IOException(request.uri().getPath() + ": " + reply.statusCode() + " " + reply.body());
        }
        return Json.read(reply.body());
    }
}
