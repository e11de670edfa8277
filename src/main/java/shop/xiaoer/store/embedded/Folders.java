package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders: all that is in one, and an end of it. */
final class Folders {
    private Folders() {}

    /** Returns the folder and all below it, deepest first; empty if there is none. Links are not followed. */
    static List<Path> tree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** Copies all below {@code source} into a folder that exists, with permissions; links stay links. */
    static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.skip(1).toList()) {
                Files.copy(
                        path,
                        target.resolve(source.relativize(path).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        for (Path path : tree(folder)) {
            Files.deleteIfExists(path);
        }
    }
}
