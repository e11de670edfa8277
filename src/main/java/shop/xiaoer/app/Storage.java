package shop.xiaoer.app;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedPostgres;
import shop.xiaoer.store.embedded.FolderLock;

/** The database of the settings for a command: the external one, the running server's, or one started for it. */
final class Storage implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final DatabaseAddress address;
    private final @Nullable AutoCloseable held;

    private Storage(DatabaseAddress address, @Nullable AutoCloseable held) {
        this.address = address;
        this.held = held;
    }

    /** For reading: a server may use it at the same time. */
    static Storage whileServing(Settings settings) {
        DatabaseAddress external = settings.database();
        if (external != null) {
            return new Storage(external, null);
        }
        Optional<DatabaseAddress> running = EmbeddedPostgres.running(settings.data());
        return running.map(address -> new Storage(address, null)).orElseGet(() -> embedded(settings));
    }

    /**
     * For writing: refused while a server uses the data folder.
     *
     * @throws shop.xiaoer.store.embedded.EmbeddedDatabaseException naming that server
     */
    static Storage alone(Settings settings) {
        DatabaseAddress external = settings.database();
        return external == null ? embedded(settings) : new Storage(external, FolderLock.take(settings.data()));
    }

    private static Storage embedded(Settings settings) {
        EmbeddedPostgres started = EmbeddedPostgres.start(settings.data(), START);
        return new Storage(started.address(), started);
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        AutoCloseable mine = held;
        if (mine instanceof EmbeddedPostgres started) {
            started.close();
        } else if (mine instanceof FolderLock lock) {
            lock.close();
        }
    }
}
