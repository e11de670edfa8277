package shop.xiaoer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build made so that the first start need not: vectors of the demo shop's texts. */
final class Prepared {
    private static final String VECTORS = "vectors.bin";

    private Prepared() {}

    /** Where the build leaves it, beside the program. */
    static Path folder() {
        return Path.of(System.getProperty("xiaoer.prepared", "target/prepared"));
    }

    /** Copies what is not there yet. */
    static void into(Path data) {
        Path made = folder().resolve(VECTORS);
        Path here = data.resolve(VECTORS);
        if (!Files.exists(made) || Files.exists(here)) {
            return;
        }
        try {
            Path part = data.resolve(VECTORS + ".part");
            Files.copy(made, part);
            Files.move(part, here);
        } catch (IOException e) {
            throw new UncheckedIOException("the prepared vectors cannot be copied to " + data, e);
        }
    }
}
