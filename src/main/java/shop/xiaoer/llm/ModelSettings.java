package shop.xiaoer.llm;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shop says about its model. Checks itself; the message of the exception names every field that is wrong.
 *
 * @param url of the server, without {@code /v1}; ignored by {@link Engine#none}
 * @param model as the server names it
 * @param key sent as a bearer token, null for none
 * @param firstToken from the request's sending to its first text
 * @param stall between two texts
 * @param total from the start to the end, the queue counted in; a request's own deadline may be nearer
 * @param parallel generations at a time, not above the engine's own number
 * @param queue generations that may wait, over all lanes
 * @param breakerFaults that open the breaker when they fall within {@code breakerWindow}
 * @param breakerRetry how long the breaker stays open before one request tries again
 */
public record ModelSettings(
        Engine engine,
        URI url,
        String model,
        @Nullable String key,
        Duration firstToken,
        Duration stall,
        Duration total,
        int parallel,
        int queue,
        int breakerFaults,
        Duration breakerWindow,
        Duration breakerRetry) {

    /** The one place that names the default model; compose pulls it. */
    public static final String DEFAULT_MODEL = "qwen3:8b";

    public enum Engine {
        ollama,
        openai,
        none
    }

    public ModelSettings {
        url = withoutSlash(url);
        List<String> faults = new ArrayList<>();
        if (engine != Engine.none) {
            checkUrl(url, faults);
            check(!model.isBlank(), "model: must not be empty", faults);
        }
        check(key == null || !key.isBlank(), "key: must not be blank", faults);
        checkPositive("firstToken", firstToken, faults);
        checkPositive("stall", stall, faults);
        checkPositive("total", total, faults);
        check(firstToken.compareTo(total) <= 0, "firstToken: must not be longer than total, " + total, faults);
        check(parallel >= 1, "parallel: must be at least 1, is " + parallel, faults);
        check(queue >= 0, "queue: must not be negative, is " + queue, faults);
        check(breakerFaults >= 1, "breakerFaults: must be at least 1, is " + breakerFaults, faults);
        checkPositive("breakerWindow", breakerWindow, faults);
        checkPositive("breakerRetry", breakerRetry, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** The defaults of the contract for an engine at this address. */
    public static ModelSettings of(Engine engine, URI url, String model) {
        return new ModelSettings(
                engine,
                url,
                model,
                null,
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                4,
                64,
                5,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    /** Ollama on this machine with the default model. */
    public static ModelSettings defaults() {
        return of(Engine.ollama, URI.create("http://127.0.0.1:11434"), DEFAULT_MODEL);
    }

    public ModelSettings withKey(@Nullable String key) {
        return new ModelSettings(
                engine,
                url,
                model,
                key,
                firstToken,
                stall,
                total,
                parallel,
                queue,
                breakerFaults,
                breakerWindow,
                breakerRetry);
    }

    public ModelSettings withDeadlines(Duration firstToken, Duration stall, Duration total) {
        return new ModelSettings(
                engine,
                url,
                model,
                key,
                firstToken,
                stall,
                total,
                parallel,
                queue,
                breakerFaults,
                breakerWindow,
                breakerRetry);
    }

    public ModelSettings withParallel(int parallel, int queue) {
        return new ModelSettings(
                engine,
                url,
                model,
                key,
                firstToken,
                stall,
                total,
                parallel,
                queue,
                breakerFaults,
                breakerWindow,
                breakerRetry);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ModelSettings[engine=%s, url=%s, model=%s, key=%s, firstToken=%s, stall=%s, total=%s, parallel=%d, queue=%d, breaker=%d in %s, retry after %s]"
                .formatted(
                        engine,
                        url,
                        model,
                        key == null ? "none" : "set",
                        firstToken,
                        stall,
                        total,
                        parallel,
                        queue,
                        breakerFaults,
                        breakerWindow,
                        breakerRetry);
    }

    private static URI withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : url;
    }

    private static void checkUrl(URI url, List<String> faults) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        check(web && url.getHost() != null, "url: must be http://host:port or https://host:port, is " + url, faults);
        check(url.getUserInfo() == null, "url: must hold no password, give the key in its own setting", faults);
        check(url.getPath() == null || !url.getPath().endsWith("/v1"), "url: must be given without /v1", faults);
    }

    private static void checkPositive(String field, Duration value, List<String> faults) {
        check(value.isPositive(), field + ": must be longer than 0, is " + value, faults);
    }

    private static void check(boolean right, String fault, List<String> faults) {
        if (!right) {
            faults.add(fault);
        }
    }
}
