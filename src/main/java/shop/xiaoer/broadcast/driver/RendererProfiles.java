package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.driver.payload.Limit;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;

/** The renderers that a script can be compiled for; what they take stands in {@code broadcast/renderers.yaml}. */
public final class RendererProfiles {
    private final Map<String, RendererAbilities> byFormat;

    private RendererProfiles(Map<String, RendererAbilities> byFormat) {
        this.byFormat = byFormat;
    }

    /** @throws IllegalStateException where the packed file is missing or broken, which is a fault of the build */
    public static RendererProfiles standard() {
        try (InputStream in = RendererProfiles.class.getResourceAsStream("/broadcast/renderers.yaml")) {
            if (in == null) {
                throw new IllegalStateException("broadcast/renderers.yaml is not on the class path");
            }
            return of(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("broadcast/renderers.yaml", e);
        }
    }

    static RendererProfiles of(JsonNode file) {
        Map<String, RendererAbilities> byFormat = new LinkedHashMap<>();
        file.properties().forEach(entry -> byFormat.put(entry.getKey(), abilities(entry.getKey(), entry.getValue())));
        return new RendererProfiles(byFormat);
    }

    /** @throws IllegalArgumentException where no renderer has that name, which is a fault of the build */
    public RendererAbilities of(String format) {
        RendererAbilities abilities = byFormat.get(format);
        if (abilities == null) {
            throw new IllegalArgumentException("broadcast/renderers.yaml: there is no " + format);
        }
        return abilities;
    }

    public List<RendererAbilities> all() {
        return List.copyOf(byFormat.values());
    }

    private static RendererAbilities abilities(String format, JsonNode node) {
        Set<Cue.Track> tracks = EnumSet.noneOf(Cue.Track.class);
        node.path("tracks").forEach(track -> tracks.add(Cue.Track.valueOf(track.asText())));
        return new RendererAbilities(
                format,
                node.path("contentType").asText(),
                tracks,
                RendererAbilities.Unit.valueOf(node.path("unit").asText()),
                limit(node.path("most"), node.path("run").asInt(Integer.MAX_VALUE)),
                Duration.ofMillis(node.path("pause").path("least").asLong(0)),
                Duration.ofMillis(node.path("pause").path("most").asLong(60_000)),
                words(node.path("emotions")),
                words(node.path("gestures")),
                node.path("clips").asBoolean(false),
                node.path("layer").asText("none"),
                node.path("source").asText());
    }

    private static Limit limit(JsonNode most, int run) {
        if (most.has("bytes")) {
            int bytes = most.get("bytes").asInt();
            return new Limit(Limit.Count.bytes, bytes, bytes, run);
        }
        return new Limit(
                Limit.Count.codePoints,
                most.path("zh").asInt(Integer.MAX_VALUE),
                most.path("en").asInt(Integer.MAX_VALUE),
                run);
    }

    private static Map<String, String> words(JsonNode node) {
        Map<String, String> words = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asText()));
        return words;
    }
}
