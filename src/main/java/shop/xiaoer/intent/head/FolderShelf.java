package shop.xiaoer.intent.head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shelf of one file a key in a folder of its own; those least lately used go when there are too many. */
public final class FolderShelf implements TrainingShelf {
    private static final Logger LOG = LoggerFactory.getLogger(FolderShelf.class);
    private static final int MOST = 128;
    private static final String ENDING = ".weights";

    private final Path folder;

    /** @param folder made when the first thing is kept */
    public FolderShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> find(String key) {
        Path file = folder.resolve(key + ENDING);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(content);
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is learnt again: {}", file, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, key, ".part");
            Files.write(part, content);
            Files.move(part, folder.resolve(key + ENDING), StandardCopyOption.ATOMIC_MOVE);
            prune();
        } catch (IOException e) {
            LOG.warn("what was learnt cannot be kept in {}: {}", folder, e.toString());
        }
    }

    private void prune() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> oldestLast = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(FolderShelf::age).reversed())
                    .toList();
            for (Path file : oldestLast.subList(Math.min(MOST, oldestLast.size()), oldestLast.size())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
