package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.journey.testing.FrameStream;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ServedShop;
import shop.xiaoer.journey.testing.ServerProcess;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.store.embedded.testing.TestDatabase;

/**
 * Sockets that break at any moment, and a client that comes back and sends again what was not acknowledged: nothing is
 * lost, doubled or out of order. {@code -Dxiaoer.cuts=200} runs the full bar.
 */
class CutSocketTest {
    private static final Logger LOG = LoggerFactory.getLogger(CutSocketTest.class);
    private static final int RUNS = Integer.getInteger("xiaoer.cuts", 20);
    private static final int RESTARTS = Integer.getInteger("xiaoer.restarts", 2);
    private static final int KILLS = Integer.getInteger("xiaoer.kills", 2);
    private static final int MESSAGES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> TEXTS = List.of("云朵保温杯多少钱？", "可以用什么方式付款？", "你好", "保温多久", "还有货吗", "发什么快递");

    private final long seed = Long.getLong("xiaoer.seed", System.nanoTime());

    @Test
    void nothingIsLostDoubledOrReorderedWhenSocketsAreCut() {
        LOG.info("xiaoer.seed={} runs={}", seed, RUNS);
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(seed + run);
            try (ShopperClient shopper = ShopperClient.open(TestShop.shared(), "zh")) {
                talk(shopper, random, () -> {});
                assertWhole(shopper, "seed " + seed + " run " + run);
            }
        }
    }

    @Test
    void nothingIsLostDoubledOrReorderedWhenTheServerStartsAnew() {
        try (TestShop shop = TestShop.start(Map.of("XIAOER_DRAIN", "1ms"))) {
            talkThroughRestarts(shop, RESTARTS);
        }
    }

    @Test
    void nothingIsLostDoubledOrReorderedWhenTheServerIsKilled() {
        Map<String, String> settings = TestShop.settings(TestDatabase.fresh(), Map.of());
        try (ServedShop shop = ServerProcess.start(settings)) {
            talkThroughRestarts(shop, KILLS);
        }
    }

    private void talkThroughRestarts(ServedShop shop, int runs) {
        LOG.info("xiaoer.seed={} restarts={}", seed, runs);
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(seed + run);
            int when = random.nextInt(1, 4);
            AtomicInteger cuts = new AtomicInteger();
            try (ShopperClient shopper = ShopperClient.open(shop, "zh")) {
                talk(shopper, random, () -> {
                    if (cuts.incrementAndGet() == when) {
                        shop.restart();
                    }
                });
                assertWhole(shopper, "seed " + seed + " restart " + run);
            }
        }
    }

    /** Sends every message until it is acknowledged, in order, over sockets that break. */
    private static void talk(ShopperClient shopper, SplittableRandom random, Runnable atCut) {
        Map<Integer, String> texts = new TreeMap<>();
        IntStream.range(0, MESSAGES).forEach(number -> texts.put(number, TEXTS.get(random.nextInt(TEXTS.size()))));
        Deque<Integer> open = new ArrayDeque<>(texts.keySet());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            assertThat(System.nanoTime()).as("the talk comes to an end").isLessThan(end);
            int burst = random.nextInt(1, 5);
            List<Integer> sent = open.stream().limit(burst).toList();
            sent.forEach(
                    number -> shopper.send("m" + number, "say", Json.object().put("text", texts.get(number))));
            if (random.nextInt(3) > 0) {
                awaitSome(shopper.stream(), random.nextInt(1, sent.size() + 1));
            }
            sent.stream()
                    .filter(number -> acknowledged(shopper.stream(), number))
                    .forEach(open::remove);
            if (random.nextBoolean() || open.isEmpty()) {
                shopper.cut();
                atCut.run();
            }
            shopper.comeBack();
        }
    }

    private static void awaitSome(FrameStream stream, int frames) {
        try {
            Waiting.until(
                    "frames come or the socket ends",
                    () -> stream.isClosed() || stream.frames().size() > frames);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; came " + stream.frames(), e);
        }
    }

    private static boolean acknowledged(FrameStream stream, int number) {
        return stream.frames().stream()
                .anyMatch(frame -> frame.path("type").asText().equals("ack")
                        && frame.path("id").asText().equals("m" + number));
    }

    /** By the bot; or the bot has asked for a person in an earlier turn and is silent since. */
    private static boolean isAnswered(ShopperClient shopper) {
        List<JsonNode> log = shopper.log();
        return !log.isEmpty()
                && (!log.getLast().path("author").path("kind").asText().equals("shopper")
                        || log.stream()
                                .anyMatch(event -> event.path("kind").asText().equals("handoffRequested")))
                && log.size() == shopper.kept().size();
    }

    private static void assertWhole(ShopperClient shopper, String run) {
        try {
            Waiting.until("the last words are answered: " + run, () -> isAnswered(shopper));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; log " + shopper.log() + "; kept " + shopper.kept(), e);
        }
        List<JsonNode> kept = shopper.kept();
        assertThat(shopper.log()).as(run).isEqualTo(kept);
        assertThat(kept.stream().map(event -> event.path("seq").asLong()))
                .as(run)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, kept.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(kept.stream()
                        .filter(event -> event.path("kind").asText().equals("said"))
                        .map(event -> event.path("id").asText()))
                .as(run)
                .containsExactlyElementsOf(IntStream.range(0, MESSAGES)
                        .mapToObj(number -> "m" + number)
                        .toList());
        assertThat(shopper.faults()).as(run).isEmpty();
    }
}
