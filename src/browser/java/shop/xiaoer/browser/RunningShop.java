package shop.xiaoer.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.xiaoer.app.server.Server;
import shop.xiaoer.app.settings.Settings;

/**
 * Gives tests the server that the system property {@code xiaoer.url} or the variable {@code XIAOER_CHECK_URL} names;
 * where none is named, a fresh one of this very tree, without a model, shared by all browser tests of the run.
 */
public final class RunningShop extends Shop.Given implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        Skip.unless(answers(url()), "no server answers at " + url());
    }

    @Override
    ServerUnderTest server() {
        return new Named(url(), password("DEMO", "demo"), password("ADMIN", "admin"));
    }

    private record Named(String url, String demoPassword, String adminPassword) implements ServerUnderTest {}

    /** As the server had it from its environment; else the one that the outside client starts servers with. */
    private static String password(String variable, String account) {
        return System.getenv().getOrDefault("XIAOER_" + variable + "_PASSWORD", "check-" + account + "-Pw-2026");
    }

    private static String url() {
        String named = System.getProperty("xiaoer.url", System.getenv("XIAOER_CHECK_URL"));
        return named == null ? Own.URL : named.replaceFirst("/$", "");
    }

    /** Started when the first test asks. */
    private static final class Own {
        static final String URL = start();

        private static String start() {
            try {
                Path data = Files.createTempDirectory("xiaoer-browser");
                Server server = Server.start(Settings.read(Map.of(
                        "XIAOER_PORT",
                        "0",
                        "XIAOER_DATA",
                        data.toString(),
                        "XIAOER_MODEL_ENGINE",
                        "none",
                        "XIAOER_LIMITS",
                        "off",
                        "XIAOER_DRAIN",
                        "1s",
                        "XIAOER_ORIGINS",
                        HostPage.ORIGIN,
                        "XIAOER_ADMIN_PASSWORD",
                        password("ADMIN", "admin"),
                        "XIAOER_DEMO_PASSWORD",
                        password("DEMO", "demo"))));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "browser-shop-stop"));
                return "http://127.0.0.1:" + server.port();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean answers(String url) throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/"))
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }
}
