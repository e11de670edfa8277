package shop.xiaoer.knowledge.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with the knowledge base's files. Reading blocks, milliseconds for a few hundred files. Changes are found
 * by looking at times and sizes twice a second, because the system's own notices miss folders that are mounted, and
 * folders made later.
 */
public final class KnowledgeFolder {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeFolder.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int DEEPEST = 6;

    private final Path folder;
    private final Duration pause;

    public KnowledgeFolder(Path folder) {
        this(folder, PAUSE);
    }

    KnowledgeFolder(Path folder, Duration pause) {
        this.folder = folder;
        this.pause = pause;
    }

    /**
     * All files by path inside the folder, {@code /} between folders; those of editors (hidden, {@code ~}, {@code .swp})
     * are left out. Bytes that are not UTF-8 come as U+FFFD. None where the folder is missing.
     *
     * @throws UncheckedIOException where a file is there and cannot be read
     */
    public SortedMap<String, String> read() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : stamps().keySet()) {
            try {
                texts.put(name, new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                // An editor took it away between looking and reading: it is gone, or there again at the next look.
                LOG.debug("{} went away while it was read", name);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + name, e);
            }
        }
        return texts;
    }

    /**
     * Calls {@code onChange} with all files each time that one of them has changed, come or gone since {@code known} was
     * read, on a thread of its own, one call at a time. A call that throws is logged; the next change calls again. A file
     * caught half written is read again when the rest of it is there.
     */
    public Watch watch(SortedMap<String, String> known, Consumer<SortedMap<String, String>> onChange) {
        return new Watch(known, onChange);
    }

    private SortedMap<String, Stamp> stamps() {
        SortedMap<String, Stamp> stamps = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return stamps;
        }
        try (Stream<Path> paths = Files.find(
                folder, DEEPEST, (path, attributes) -> attributes.isRegularFile(), FileVisitOption.FOLLOW_LINKS)) {
            paths.filter(this::isKnowledge).forEach(path -> stamp(stamps, path));
        } catch (IOException | UncheckedIOException e) {
            // A folder vanished while it was walked: the next look sees what is left.
            LOG.debug("The knowledge base changed while it was looked at", e);
        }
        return stamps;
    }

    private boolean isKnowledge(Path path) {
        for (Path part : folder.relativize(path)) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("#")) {
                return false;
            }
        }
        String name = path.toString();
        return name.endsWith(".md") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private void stamp(SortedMap<String, Stamp> stamps, Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            String name = folder.relativize(path).toString().replace('\\', '/');
            stamps.put(
                    name,
                    new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (IOException e) {
            LOG.debug("{} went away while it was looked at", path);
        }
    }

    /** Tells one state of a file from another; the key of the file shows a rename onto its name. */
    private record Stamp(FileTime modified, long size, String key) {}

    /** A running watch; closing ends it and waits for a call under way. */
    public final class Watch implements AutoCloseable {
        private final CountDownLatch closing = new CountDownLatch(1);
        private final Thread thread;
        private SortedMap<String, String> known;

        private Watch(SortedMap<String, String> known, Consumer<SortedMap<String, String>> onChange) {
            this.known = new TreeMap<>(known);
            this.thread = Thread.ofVirtual().name("knowledge-watch").start(() -> look(onChange));
        }

        private void look(Consumer<SortedMap<String, String>> onChange) {
            // Nothing seen yet: the first look reads all and compares with what the caller has.
            Map<String, Stamp> seen = Map.of();
            while (!closed()) {
                SortedMap<String, Stamp> stamps = stamps();
                // Looked at before reading: what is written meanwhile shows at the next look.
                if (!stamps.equals(seen) && tell(onChange)) {
                    seen = stamps;
                }
            }
        }

        /** Whether the files could be read; where not, they are tried again at the next look. */
        private boolean tell(Consumer<SortedMap<String, String>> onChange) {
            SortedMap<String, String> texts;
            try {
                texts = read();
            } catch (UncheckedIOException e) {
                LOG.debug("The changed knowledge base cannot be read yet", e);
                return false;
            }
            if (!texts.equals(known)) {
                known = texts;
                accept(onChange, texts);
            }
            return true;
        }

        private static void accept(Consumer<SortedMap<String, String>> onChange, SortedMap<String, String> texts) {
            try {
                onChange.accept(texts);
            } catch (RuntimeException e) {
                LOG.error("The changed knowledge base could not be taken in; the old state serves on", e);
            }
        }

        private boolean closed() {
            try {
                return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        @Override
        public void close() {
            closing.countDown();
            if (Thread.currentThread().equals(thread)) {
                return;
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
