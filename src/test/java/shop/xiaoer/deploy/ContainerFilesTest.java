package shop.xiaoer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import shop.xiaoer.llm.ModelSettings;

/** The container files as text: no container engine is needed, and none was used. */
final class ContainerFilesTest {
    private final JsonNode compose = compose();
    private final String image = read("Dockerfile").replace("\\\n", " ");

    @Test
    void theImageIsBuiltInOneStageAndRunInAnother() {
        assertThat(Pattern.compile("(?m)^FROM ").matcher(image).results()).hasSize(2);
        String last = image.substring(image.lastIndexOf("FROM "));
        assertThat(last).startsWith("FROM eclipse-temurin:25-jre").doesNotContain("mvn");
    }

    @Test
    void theServerRunsAsNobodyInParticularAndIsAskedForItsHealth() {
        assertThat(image).containsPattern("(?m)^USER xiaoer$").containsPattern("(?m)^VOLUME /data$");
        assertThat(image.indexOf("USER xiaoer")).isLessThan(image.indexOf("ENTRYPOINT"));
        assertThat(image).containsPattern("XIAOER_HOST=0\\.0\\.0\\.0").contains("XIAOER_DATA=/data");
        assertThat(image).containsPattern("(?m)^HEALTHCHECK .*CMD \\[\"healthy\"\\]$");
        assertThat(read("deploy/healthy")).contains("GET /health/live").contains("200");
        assertThat(Path.of("deploy/healthy")).isExecutable();
    }

    @Test
    void theImageHasTheFlagsThatTheBuildTestsWith() {
        Matcher flags = Pattern.compile("<jvm\\.flags>(.*?)</jvm\\.flags>").matcher(read("pom.xml"));
        assertThat(flags.find()).isTrue();
        for (String flag : flags.group(1).split(" ")) {
            assertThat(image).contains("\"" + flag + "\"");
        }
        assertThat(image).contains("\"shop.xiaoer.app.Main\"").containsPattern("(?m)^CMD \\[\"serve\"\\]$");
    }

    @Test
    void whatTheImageCopiesIsLetThroughAndNothingElse() {
        List<String> ignored = read(".dockerignore").lines().toList();
        assertThat(ignored).contains("*", "**/.env");
        for (String source : List.of(".mvn", "pom.xml", "src", "knowledge-base", "prompts", "deploy/healthy")) {
            assertThat(ignored).contains("!" + source);
            assertThat(image).containsPattern("(?m)^COPY (--chmod=\\d+ )?" + Pattern.quote(source) + " ");
        }
    }

    @Test
    void noSecretHasADefault() {
        for (String file : List.of("Dockerfile", "docker-compose.yml", ".env.example")) {
            assertThat(read(file))
                    .doesNotContainPattern("(?im)^[^#\\n]*(password|secret|_key)\\w*[:=] *[\"']?[a-z0-9]");
            assertThat(read(file)).doesNotContainPattern("(?i)\\$\\{\\w*(password|secret|key)\\w*:?-");
        }
        assertThat(text("/services/database/environment/POSTGRES_PASSWORD")).startsWith("${POSTGRES_PASSWORD:?");
        assertThat(text("/services/server/environment/XIAOER_ADMIN_PASSWORD")).startsWith("${XIAOER_ADMIN_PASSWORD:?");
        assertThat(read(".gitignore").lines()).contains(".env");
    }

    @Test
    void theServerStartsWhenDatabaseAndModelServerAreHealthy() {
        for (String service : List.of("database", "ollama")) {
            assertThat(text("/services/server/depends_on/" + service + "/condition"))
                    .isEqualTo("service_healthy");
            assertThat(compose.at("/services/" + service + "/healthcheck/test").isArray())
                    .isTrue();
            assertThat(compose.at("/services/" + service + "/volumes").isEmpty())
                    .isFalse();
            assertThat(compose.at("/services/" + service + "/ports").isMissingNode())
                    .as("only the server is reached from outside")
                    .isTrue();
        }
        assertThat(text("/services/server/environment/XIAOER_DATABASE_URL"))
                .startsWith("postgresql://xiaoer:${POSTGRES_PASSWORD")
                .endsWith("@database:5432/xiaoer");
        assertThat(text("/services/server/ports/0")).startsWith("${PUBLISH:-127.0.0.1:");
    }

    @Test
    void theGpuIsReservedForTheModelServer() {
        JsonNode device = compose.at("/services/ollama/deploy/resources/reservations/devices/0");
        assertThat(device.path("driver").asText()).isEqualTo("nvidia");
        assertThat(device.path("count").asInt()).isEqualTo(1);
        assertThat(device.path("capabilities").path(0).asText()).isEqualTo("gpu");
    }

    @Test
    void theDefaultModelIsTheProductsAndIsPulledOnce() {
        String model = "${XIAOER_MODEL:-" + ModelSettings.DEFAULT_MODEL + "}";
        assertThat(text("/services/model/command/0")).isEqualTo(model);
        assertThat(text("/services/server/environment/XIAOER_MODEL")).isEqualTo(model);
        assertThat(Pattern.compile(Pattern.quote(ModelSettings.DEFAULT_MODEL))
                        .matcher(read("docker-compose.yml"))
                        .results())
                .as("named in one place")
                .hasSize(1);
        assertThat(compose.at("/services/model/entrypoint").toString()).isEqualTo("[\"ollama\",\"pull\"]");
        assertThat(text("/services/model/restart")).isEqualTo("on-failure");
        assertThat(text("/services/model/image")).isEqualTo(text("/services/ollama/image"));
        assertThat(text("/services/ollama/environment/OLLAMA_NUM_PARALLEL"))
                .isEqualTo(text("/services/server/environment/XIAOER_MODEL_PARALLEL"));
    }

    private String text(String pointer) {
        JsonNode node = compose.at(pointer);
        assertThat(node.isValueNode()).as(pointer).isTrue();
        return node.asText();
    }

    /** By SnakeYAML, which resolves anchors as compose does. */
    private static JsonNode compose() {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(read("docker-compose.yml"));
        return new ObjectMapper().valueToTree(tree);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException("run from the root of the project", e);
        }
    }
}
