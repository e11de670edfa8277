package shop.xiaoer.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platforms that a script can be written for; the rules stand in {@code broadcast/platforms.yaml}. */
public final class PlatformProfiles {
    public static final String DEFAULT = "taobao";

    private final Map<String, PlatformProfile> byId;

    private PlatformProfiles(Map<String, PlatformProfile> byId) {
        this.byId = byId;
    }

    /** @throws IllegalStateException where the packed file is missing or broken, which is a fault of the build */
    public static PlatformProfiles standard() {
        try (InputStream in = PlatformProfiles.class.getResourceAsStream("/broadcast/platforms.yaml")) {
            if (in == null) {
                throw new IllegalStateException("broadcast/platforms.yaml is not on the class path");
            }
            Map<String, PlatformProfile> byId = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    new YAMLMapper().readTree(in).properties()) {
                byId.put(entry.getKey(), profile(entry.getKey(), entry.getValue()));
            }
            return new PlatformProfiles(byId);
        } catch (IOException e) {
            throw new UncheckedIOException("broadcast/platforms.yaml", e);
        }
    }

    public Optional<PlatformProfile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * One that was looked for before.
     *
     * @throws IllegalStateException where there is none
     */
    public PlatformProfile known(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no platform " + id));
    }

    public List<PlatformProfile> all() {
        return List.copyOf(byId.values());
    }

    private static PlatformProfile profile(String id, JsonNode node) {
        return new PlatformProfile(
                id,
                node.path("teleprompterOnly").asBoolean(false),
                node.path("needsPerson").asBoolean(false),
                share(node, "minAvatarHeight"),
                share(node, "maxInsertedVideo"),
                Duration.ofMinutes(node.path("noticeEveryMinutes").asLong()),
                node.path("source").asText());
    }

    private static @Nullable Double share(JsonNode node, String field) {
        return node.has(field) ? node.get(field).asDouble() : null;
    }
}
