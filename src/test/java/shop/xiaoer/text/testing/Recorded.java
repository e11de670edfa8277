package shop.xiaoer.text.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Decisions over a labelled set, one a line, as they were when somebody last looked at them. A change of the rules shows in
 * the file whom it touches: {@code -Drecord=true} writes it anew, and its diff is read before it is committed.
 */
public final class Recorded {
    private Recorded() {}

    /** @param file under {@code src/test/resources} */
    public static void assertAsRecorded(String file, List<String> decided) {
        Path path = Path.of("src/test/resources", file);
        try {
            if (Boolean.getBoolean("record")) {
                Files.write(path, decided);
            }
            assertThat(decided)
                    .as("%s; where a change is meant, run the test with -Drecord=true and read the diff", path)
                    .isEqualTo(Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }
}
