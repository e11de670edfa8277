package shop.xiaoer.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** What the build made so that the first start need not: vectors of the demo shop's texts, and what was learnt of them. */
public final class Prepared {
    private static final String VECTORS = "vectors.bin";

    private Prepared() {}

    /** Where the build leaves it, beside the program. */
    public static Path folder() {
        return Path.of(System.getProperty("xiaoer.prepared", "target/prepared"));
    }

    /** Where what was learnt is kept, within a folder of data. */
    public static Path learnt(Path data) {
        return data.resolve("learnt");
    }

    /** The encoder's files within a folder of data. */
    public static Path encoder(Path data) {
        return data.resolve("encoder");
    }

    /** Copies the encoder's files that are not there yet. */
    static Path encoderInto(Path data) {
        try {
            copyAll(encoder(folder()), encoder(data));
        } catch (IOException e) {
            throw failure(data, e);
        }
        return encoder(data);
    }

    /** Copies the rest of what is not there yet. */
    public static void into(Path data) {
        try {
            copy(folder().resolve(VECTORS), data.resolve(VECTORS));
            copyAll(learnt(folder()), learnt(data));
        } catch (IOException e) {
            throw failure(data, e);
        }
    }

    private static UncheckedIOException failure(Path data, IOException cause) {
        return new UncheckedIOException("what the build prepared cannot be copied to " + data, cause);
    }

    private static void copyAll(Path made, Path here) throws IOException {
        if (!Files.isDirectory(made)) {
            return;
        }
        Files.createDirectories(here);
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                copy(file, here.resolve(file.getFileName()));
            }
        }
    }

    private static void copy(Path made, Path here) throws IOException {
        if (Files.exists(made) && !Files.exists(here)) {
            Path part = here.resolveSibling(here.getFileName() + ".part");
            Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, here);
        }
    }
}
