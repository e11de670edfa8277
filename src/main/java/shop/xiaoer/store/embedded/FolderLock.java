package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to use a data folder. The operating system drops it when the process ends, however it ends.
 *
 * <p>The holder's name stands in a second file, because on Linux closing any channel of a locked file drops the lock of
 * the whole process: a holder must never open the lock file twice.
 */
public final class FolderLock implements AutoCloseable {
    private static final String LOCK = "xiaoer.lock";
    private static final String HOLDER = "xiaoer.pid";

    private final FileChannel channel;
    private final Path holder;

    private FolderLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /**
     * Takes the lock, making the folder if it is absent.
     *
     * @throws EmbeddedDatabaseException if another server holds it (named by its process id where known), or the folder
     *     cannot be made or written
     */
    public static FolderLock take(Path folder) {
        Path holder = folder.resolve(HOLDER);
        try {
            Files.createDirectories(folder);
            if (me().equals(read(holder))) {
                throw inUse(folder, me());
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(folder, read(holder));
            }
            Files.writeString(holder, me());
            return new FolderLock(channel, holder);
        } catch (AccessDeniedException e) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + folder + " may not be written by this user",
                    "Give the user the folder (chown), or name another one in XIAOER_DATA",
                    e);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + folder + " cannot be used: " + e,
                    "Name a folder on a local disk in XIAOER_DATA",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The start time belongs to the name: in a container every server may be process 1. */
    private static String me() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String read(Path holder) throws IOException {
        return Files.exists(holder) ? Files.readString(holder) : "";
    }

    private static EmbeddedDatabaseException inUse(Path folder, String holder) {
        String who = holder.isBlank() ? "" : " (process " + holder.split(" ", 2)[0] + ")";
        return new EmbeddedDatabaseException(
                "The data folder " + folder + " is in use by another server" + who,
                "Stop that server, or give this one a folder of its own in XIAOER_DATA");
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                Files.deleteIfExists(holder);
                channel.close();
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The lock " + holder + " cannot be given back", "Check the disk", e);
        }
    }
}
