package shop.xiaoer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md: the first table names what pom.xml brings in by name, and nothing else. */
final class DependenciesTest {
    private static final Pattern NAMED = Pattern.compile(
            "<(?:dependency|plugin|path)>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(?:\\s*<version>([^<]+)</version>)?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`:]+:[^`]+)` \\| ([^|]+) \\|(.*)\\|$");
    private static final String MANAGED = "-";

    private final String pom = read("pom.xml");
    private final String document = read("docs/dependencies.md");

    @Test
    void everyDependencyAndPluginHasItsLineAndNoLineIsLeftOver() {
        assertThat(lines()).containsExactlyInAnyOrderEntriesOf(named());
    }

    @Test
    void everyLineHasALicenceAndTwoReasons() {
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            assertThat(row.group(3).split("\\|")).as(row.group(1)).hasSize(3).allMatch(cell -> !cell.isBlank());
        }
    }

    /** Name to version, {@code -} where the version comes from one of the lists of versions at the pom's top. */
    private Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        for (MatchResult each : NAMED.matcher(pom).results().toList()) {
            String version = each.group(3) == null ? MANAGED : each.group(3);
            named.put(each.group(1) + ":" + each.group(2), version.startsWith("${") ? property(version) : version);
        }
        return named;
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new TreeMap<>();
        ROW.matcher(document)
                .results()
                .forEach(row -> assertThat(lines.put(row.group(1), row.group(2).strip()))
                        .as(row.group(1) + " stands twice")
                        .isNull());
        return lines;
    }

    private String property(String reference) {
        String name = reference.substring(2, reference.length() - 1);
        Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read; run from the root of the project", e);
        }
    }
}
