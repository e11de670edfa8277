package shop.xiaoer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/promises.md tells the truth: what it names is there. */
class PromisesTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern COMPARED =
            Pattern.compile("(?i)(?:mac|signature|secret|password|token|tokenHash)(?:\\(\\))?\\.equals\\(");

    private static List<Path> sources(String... roots) {
        return Stream.of(roots)
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(PromisesTest::below)
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    private static Stream<Path> below(Path root) {
        try (Stream<Path> found = Files.walk(root)) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTestThatIsNamedIsThere() {
        List<Path> tests = sources("src/test/java", "src/browser/java");
        List<MatchResult> named =
                NAMED.matcher(read(Path.of("docs", "promises.md"))).results().toList();

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named)
                .allSatisfy(one -> assertThat(tests)
                        .as(one.group())
                        .filteredOn(path -> path.getFileName().toString().equals(one.group(1) + ".java"))
                        .singleElement()
                        .satisfies(path -> assertThat(read(path)).contains("void " + one.group(2) + "(")));
    }

    @Test
    void everyLineOfATableNamesATest() {
        assertThat(read(Path.of("docs", "promises.md"))
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| what") && !line.startsWith("| -")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern(NAMED));
    }

    @Test
    void everyTestOfBugsThatOthersShippedIsToldOf() {
        String promises = read(Path.of("docs", "promises.md"));
        Path walked = Path.of("src/test/java/shop/xiaoer/journey/BugsOthersShippedTest.java");

        assertThat(Pattern.compile("\n    void (\\w+)\\(").matcher(read(walked)).results())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(promises).contains("BugsOthersShippedTest#" + test.group(1) + "`"));
    }

    /** MessageDigest.isEqual takes as long for the first wrong byte as for the last. */
    @Test
    void noSecretIsComparedByEquals() {
        assertThat(sources("src/main/java"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(read(path)).as(path.toString()).doesNotContainPattern(COMPARED));
    }
}
