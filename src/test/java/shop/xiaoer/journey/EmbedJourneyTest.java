package shop.xiaoer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.journey.testing.ShopperClient;
import shop.xiaoer.journey.testing.TestShop;

/** What a shop relies on that puts the widget into its pages: how heavy it is, how it is kept, who the shopper is. */
class EmbedJourneyTest {
    /** Of all that the widget can ever load, the words of both languages among it. */
    private static final int HEAVIEST = 30 * 1024;
    /** Of what one shopper loads, who reads one language. */
    private static final int ONE_SHOPPER = 28_672;
    /** Of what a page loads that nobody chats on. */
    private static final int LAUNCHER = 5_000;

    private static final Pattern LOADED = Pattern.compile("(?:from|import\\()\\s*'(\\./[^']+)'");
    private static final TestShop SHOP = TestShop.shared();

    @Test
    void theWholeWidgetWeighsLessThanThirtyKilobytes() {
        Set<URI> files = files();
        int sum = files.stream()
                .mapToInt(file -> packed(get(file, "identity").body()).length)
                .sum();
        int sent =
                files.stream().mapToInt(file -> get(file, "gzip").body().length).sum();
        System.out.println("widget: " + sum + " bytes in " + files);

        assertThat(files).hasSize(4);
        assertThat(sum).isLessThanOrEqualTo(HEAVIEST);
        assertThat(sent).isLessThanOrEqualTo(HEAVIEST);
        for (String language : List.of("words-zh", "words-en")) {
            assertThat(files.stream()
                            .filter(file -> !file.getPath().contains(language))
                            .mapToInt(file -> packed(get(file, "identity").body()).length)
                            .sum())
                    .isLessThanOrEqualTo(ONE_SHOPPER);
        }
        assertThat(get(SHOP.address("/widget.js"), "gzip").body()).hasSizeLessThan(LAUNCHER);
    }

    @Test
    void eachFileIsPackedAndKeptAsItsAddressPromises() throws IOException {
        for (URI file : files()) {
            HttpResponse<byte[]> plain = get(file, "identity");
            HttpResponse<byte[]> packed = get(file, "br;q=1, gzip;q=0.8");
            boolean named = file.getQuery() != null;
            assertThat(header(packed, "content-encoding")).isEqualTo("gzip");
            assertThat(header(plain, "content-encoding")).isEmpty();
            assertThat(header(packed, "vary")).isEqualTo("Accept-Encoding");
            assertThat(header(packed, "access-control-allow-origin")).isEqualTo("*");
            assertThat(header(packed, "etag")).isNotEqualTo(header(plain, "etag"));
            assertThat(header(packed, "cache-control"))
                    .isEqualTo(named ? "public, max-age=31536000, immutable" : "no-cache");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.body());
            assertThat(again(file, header(packed, "etag")).statusCode()).isEqualTo(304);
        }
        assertThat(header(get(SHOP.address("/widget/panel.js?v=old"), "gzip"), "cache-control"))
                .isEqualTo("no-cache");
        assertThat(get(SHOP.address("/widget.js"), "gzip;q=0, br").headers().firstValue("content-encoding"))
                .isEmpty();
    }

    @Test
    void aDeveloperFindsTheSourcesThroughTheMap() {
        for (String file : List.of("/widget.js", "/widget/panel.js")) {
            String script = text(get(SHOP.address(file), "identity"));
            String map = file.substring(file.lastIndexOf('/') + 1) + ".map";
            assertThat(script).doesNotContain("/**").endsWith("//# sourceMappingURL=" + map + "\n");
            assertThat(text(get(SHOP.address(file + ".map"), "identity")))
                    .contains("\"version\":3")
                    .contains("sourcesContent");
        }
        assertThat(text(get(SHOP.address("/widget/panel.js.map"), "identity"))).contains("source:/widget/outbox.js");
    }

    /** The samples of docs/embed.md, run as they stand there. */
    @ParameterizedTest
    @CsvSource({"java, java Token.java", "node, node token.cjs", "python, python3 token.py", "php, php token.php"})
    void theSamplesSignAShopperIn(String language, String command, @TempDir Path folder)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (language.equals("java")) {
            words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        Assumptions.assumeTrue(runs(words.getFirst()), language + " is not on this machine");
        Files.writeString(folder.resolve(words.get(1)), sample(language));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("SECRET", TestShop.IDENTITY_SECRET);
        builder.environment().put("SHOPPER", "demo-shopper-1");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();

        ShopperClient.known(SHOP, "zh", token).close();
    }

    private static boolean runs(String command) {
        return command.contains("/")
                || List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static String sample(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "embed.md")));
        assertThat(block.find()).as("a sample in " + language).isTrue();
        return block.group(1);
    }

    /** What a browser loads that opens the chat in each language, found by reading what is served. */
    private static Set<URI> files() {
        Set<URI> found = new LinkedHashSet<>();
        Deque<URI> next = new ArrayDeque<>(List.of(SHOP.address("/widget.js")));
        while (!next.isEmpty()) {
            URI file = next.poll();
            if (found.add(file)) {
                Matcher loaded = LOADED.matcher(text(get(file, "identity")));
                while (loaded.find()) {
                    next.add(file.resolve(loaded.group(1)));
                }
            }
        }
        return found;
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static HttpResponse<byte[]> get(URI address, String coding) {
        return send(HttpRequest.newBuilder(address).header("Accept-Encoding", coding));
    }

    private static HttpResponse<byte[]> again(URI address, String tag) {
        return send(HttpRequest.newBuilder(address)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", "W/" + tag));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return SHOP.http().send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
