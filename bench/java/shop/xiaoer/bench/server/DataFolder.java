package shop.xiaoer.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new folder below {@code target/bench-data}, removed with all that is in it. */
public record DataFolder(Path path) implements AutoCloseable {
    public static DataFolder make(String name) {
        try {
            Path below = Files.createDirectories(Path.of("target", "bench-data"));
            return new DataFolder(Files.createTempDirectory(below.toAbsolutePath(), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(DataFolder::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
