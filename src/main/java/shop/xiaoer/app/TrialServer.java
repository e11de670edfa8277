package shop.xiaoer.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import shop.xiaoer.app.eval.dialogue.ShopperClient;
import shop.xiaoer.app.server.Server;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.web.TrustedProxies;

/**
 * A whole server for the time of a command: a data folder and a free port of its own on this machine alone, passwords
 * that nobody else knows, the demo shop's orders. The running server and its data are left alone.
 */
final class TrialServer implements AutoCloseable {
    private static final Duration LEARNING = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TemporaryFolder folder;
    private final Server server;
    private final Settings settings;
    private final String adminPassword;
    private final String identitySecret;

    private TrialServer(TemporaryFolder folder, Settings settings, String adminPassword, String identitySecret) {
        this.folder = folder;
        this.settings = settings;
        this.adminPassword = adminPassword;
        this.identitySecret = identitySecret;
        this.server = Server.start(settings);
    }

    /** Blocks for the seconds of a first start. */
    static TrialServer start(Settings like, ModelSettings model) {
        return start(like, model, like.knowledge());
    }

    /** The same with another folder of knowledge. */
    static TrialServer start(Settings like, ModelSettings model, Path knowledge) {
        TemporaryFolder folder = TemporaryFolder.make();
        String password = secret();
        String identity = secret();
        Settings own = new Settings(
                "127.0.0.1",
                0,
                folder.path(),
                null,
                knowledge,
                like.prompts(),
                model,
                password,
                true,
                password,
                identity,
                false,
                List.of(),
                TrustedProxies.none(),
                like.drain(),
                like.queue(),
                like.zone(),
                like.currency(),
                null,
                false,
                like.accounts(),
                null,
                false,
                "none");
        try {
            return new TrialServer(folder, own, password, identity);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static ModelSettings withoutModel() {
        ModelSettings defaults = ModelSettings.defaults();
        return ModelSettings.of(ModelSettings.Engine.none, defaults.url(), defaults.model());
    }

    /** Waits until the meaning part is learnt, so that every message meets the same server. */
    void awaitTrained() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/health/ready"))
                .build();
        long end = System.nanoTime() + LEARNING.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!ShopperClient.fetched(http, ready)
                    .at("/parts/index/detail")
                    .asText()
                    .endsWith("trained")) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the server has not learnt its intents within " + LEARNING);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    int port() {
        return server.port();
    }

    Settings settings() {
        return settings;
    }

    String adminPassword() {
        return adminPassword;
    }

    String identitySecret() {
        return identitySecret;
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
