package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.journey.testing.Json;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;
import shop.xiaoer.llm.testing.Waiting;

/**
 * A shopper without a socket has a socket's guarantees: HTTP and server-sent events alone, readers that break off anywhere,
 * messages that are sent again, a log that is read on from what one has. That a lane keeps no more than one draft for a
 * reader who does not read is {@code SocketLaneTest}'s.
 */
class SseTwinTest {
    private static final Logger LOG = LoggerFactory.getLogger(SseTwinTest.class);
    private static final int RUNS = Integer.getInteger("xiaoer.cuts", 10);
    private static final int MESSAGES = 8;
    private static final List<String> TEXTS = List.of("云朵保温杯多少钱？", "可以用什么方式付款？", "你好", "保温多久", "还有货吗");

    private final TestShop shop = TestShop.shared();
    private final long seed = Long.getLong("xiaoer.seed", System.nanoTime());

    /** One conversation by HTTP alone: what it has of the log grows by what it reads, and never has a gap. */
    private final class HttpShopper {
        private final String path;
        private final String token;
        private final List<JsonNode> log = new ArrayList<>();

        HttpShopper() {
            JsonNode opened =
                    Json.read(shop.post("/api/v1/conversations", Json.object().put("locale", "zh-CN"))
                            .body());
            path = "/api/v1/conversations/" + opened.path("conversation").asText();
            token = opened.path("token").asText();
        }

        HttpRequest.Builder request(String key, String text) {
            return HttpRequest.newBuilder(shop.address(path + "/messages"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            Json.object().put("text", text).toString()));
        }

        /** Says it and reads so many lines of the stream, then breaks off. @return the seq where the ack was read */
        Optional<Long> sayAndRead(String key, String text, long lines) throws IOException, InterruptedException {
            HttpResponse<InputStream> response = shop.http()
                    .send(
                            request(key, text)
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            Optional<Long> acknowledged = Optional.empty();
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String name = "";
                long before = 0;
                String line = in.readLine();
                for (long read = 0; line != null && read < lines; read++, line = in.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ") && name.equals("ack")) {
                        acknowledged = Optional.of(
                                Json.read(line.substring(6)).path("seq").asLong());
                    } else if (line.startsWith("data: ") && name.equals("event")) {
                        before = take(Json.read(line.substring(6)), before);
                    }
                }
            }
            return acknowledged;
        }

        /** A stream begins with its own message: what came before is read from the log, what is known is passed over. */
        private long take(JsonNode event, long before) {
            long seq = event.path("seq").asLong();
            assertThat(before == 0 || seq == before + 1)
                    .as("after " + before + " came " + event)
                    .isTrue();
            if (seq == last() + 1) {
                log.add(event);
            }
            return seq;
        }

        long last() {
            return log.isEmpty() ? 0 : log.getLast().path("seq").asLong();
        }

        /** Reads on after what it has. */
        void catchUp() {
            JsonNode page;
            do {
                page = Json.read(
                        shop.get(path + "/events?after=" + last(), token).body());
                for (JsonNode event : page.path("events")) {
                    assertThat(event.path("seq").asLong()).isEqualTo(last() + 1);
                    log.add(event);
                }
            } while (page.path("more").asBoolean());
        }

        /** Whether the last word is the shop's, or a person's to say. */
        boolean isServed() {
            catchUp();
            return !log.getLast().path("author").path("kind").asText().equals("shopper")
                    || !Json.read(shop.get(path, token).body())
                            .path("owner")
                            .toString()
                            .contains("bot");
        }

        boolean isAnswered(long seq) {
            catchUp();
            return log.stream()
                    .anyMatch(event -> event.path("seq").asLong() > seq
                            && !event.path("author").path("kind").asText().equals("shopper"));
        }
    }

    @Test
    void readersThatBreakOffAnywhereLoseDoubleAndReorderNothing() throws Exception {
        LOG.info("xiaoer.seed={} runs={}", seed, RUNS);
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(seed + run);
            HttpShopper shopper = new HttpShopper();
            for (int message = 0; message < MESSAGES; message++) {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                Optional<Long> acknowledged = Optional.empty();
                while (acknowledged.isEmpty()) {
                    acknowledged = shopper.sayAndRead("key-" + message, text, random.nextInt(14));
                }
                if (random.nextBoolean()) {
                    assertThat(shopper.sayAndRead("key-" + message, text, 40))
                            .as("sent again, it is the same")
                            .isEqualTo(acknowledged);
                }
                shopper.catchUp();
            }
            Waiting.until("nothing is owed any more", shopper::isServed);

            assertThat(shopper.log.stream().map(event -> event.path("seq").asLong()))
                    .as("seed " + seed + " run " + run)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, shopper.last()).boxed().toList());
            assertThat(shopper.log.stream()
                            .filter(event ->
                                    event.path("author").path("kind").asText().equals("shopper"))
                            .map(event -> event.path("id").asText()))
                    .as("seed " + seed + " run " + run)
                    .containsExactlyElementsOf(IntStream.range(0, MESSAGES)
                            .mapToObj(message -> "key-" + message)
                            .toList());
        }
    }

    @Test
    void aKeyWithOtherWordsIsRefusedAndKeepsTheFirst() throws Exception {
        HttpShopper shopper = new HttpShopper();
        assertThat(shopper.sayAndRead("mine", "你好", 40)).isPresent();

        HttpResponse<String> other = shop.http()
                .send(
                        shopper.request("mine", "再见")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Json.read(other.body()).path("code").asText()).isEqualTo("idReused");
        shopper.catchUp();
        assertThat(shopper.log.getFirst().path("text").asText()).isEqualTo("你好");
    }

    /** Readers with the smallest windows, who read nothing until their answers are long in the log. */
    @Test
    void readersWhoDoNotReadHoldNobodyUpAndFindEverythingWhenTheyDo() throws Exception {
        List<HttpShopper> shoppers =
                IntStream.range(0, 20).mapToObj(number -> new HttpShopper()).toList();
        List<Socket> lines = new ArrayList<>();
        try {
            for (HttpShopper shopper : shoppers) {
                lines.add(stalled(shopper));
            }
            for (HttpShopper shopper : shoppers) {
                Waiting.until("an answer that nobody reads", () -> shopper.isAnswered(0));
            }
            try (ShopperClient other = ShopperClient.open(shop, "zh")) {
                assertThat(other.ask("云朵保温杯多少钱？").path("text").asText()).contains("88");
            }
            for (Socket line : lines) {
                String all = toTheEnd(line);
                assertThat(all.split("event: ack\n", -1)).hasSize(2);
                assertThat(all).contains("\"kind\":\"answered\"").contains("event: done\n");
            }
        } finally {
            for (Socket line : lines) {
                line.close();
            }
        }
    }

    private Socket stalled(HttpShopper shopper) throws IOException {
        byte[] body = Json.object().put("text", "云朵保温杯多少钱？").toString().getBytes(StandardCharsets.UTF_8);
        String head = String.join(
                "\r\n",
                "POST " + shopper.path + "/messages HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Bearer " + shopper.token,
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                "Idempotency-Key: stalled",
                "Accept: text/event-stream",
                "Connection: close",
                "",
                "");
        Socket line = new Socket();
        line.setReceiveBufferSize(1);
        line.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), shop.port()));
        line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().write(body);
        line.getOutputStream().flush();
        return line;
    }

    private static String toTheEnd(Socket line) throws IOException {
        return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\r\n[0-9a-f]+\r\n", "");
    }
}
