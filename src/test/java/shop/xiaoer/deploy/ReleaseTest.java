package shop.xiaoer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a release is made of: one version in all places, one day in the jars, labels on the image. */
final class ReleaseTest {
    private final String version = found("pom.xml", "<artifactId>xiaoer</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void theVersionIsTheSameInEachPlace() {
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
        Map.of(
                        "src/main/java/shop/xiaoer/app/Main.java", "VERSION = \"([^\"]+)\"",
                        "src/main/resources/web/api/openapi.yaml", "(?m)^  version: (\\S+)$",
                        "src/main/resources/web/api/asyncapi.yaml", "(?m)^  version: (\\S+)$",
                        "docker-compose.yml", "image: xiaoer:(\\S+)",
                        "Dockerfile", "ARG VERSION=(\\S+)")
                .forEach((file, pattern) ->
                        assertThat(found(file, pattern)).as(file).isEqualTo(version));
        assertThat(read("CHANGELOG.md")).containsPattern("(?m)^## (Unreleased \\()?" + Pattern.quote(version));
    }

    /** Without it each build writes its own time into the jar, and no two are alike. */
    @Test
    void theBuildHasADayOfItsOwn() {
        assertThat(found("pom.xml", "<project\\.build\\.outputTimestamp>([^<]+)<"))
                .matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
    }

    @Test
    void theImageSaysWhatItIs() {
        String image = read("Dockerfile");
        for (String label : List.of("title", "description", "licenses", "version", "revision", "created")) {
            assertThat(image).contains("org.opencontainers.image." + label + "=");
        }
        assertThat(image).containsPattern("(?m)^COPY LICENSE NOTICE ");
        assertThat(read(".dockerignore").lines()).contains("!LICENSE", "!NOTICE");
    }

    @Test
    void theScriptsCanBeRun() {
        for (String script : List.of("scripts/release.sh", "scripts/reproducible.sh")) {
            assertThat(Path.of(script)).isExecutable();
        }
        assertThat(read("scripts/release.sh")).contains("Dockerfile|ARG VERSION=$version");
    }

    private static String found(String file, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(read(file));
        assertThat(matcher.find()).as(pattern + " in " + file).isTrue();
        return matcher.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read; run from the root of the project", e);
        }
    }
}
