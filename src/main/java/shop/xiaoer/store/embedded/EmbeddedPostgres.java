package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One running PostgreSQL server that belongs to this process and keeps its data in the data folder:
 *
 * <pre>
 * xiaoer.lock, xiaoer.pid    who uses the folder
 * postgres-bin/              the unpacked programs; can be deleted while the server is down
 * postgres/data              the cluster
 * postgres/password          made once, mode 600
 * postgres/own.conf          the operator's own settings, if there are any
 * postgres/log/postgres.log  what the server says
 * </pre>
 *
 * <p>The server does not belong to this process's terminal: a Ctrl-C reaches the JVM alone, which drains and then calls
 * {@link #close()}. Thread-safe; every method blocks.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String BUNDLES = "postgres-bin";

    private static final Duration STOP = Duration.ofSeconds(30);

    private final FolderLock lock;
    private final ServerControl control;
    private final String version;
    private final DatabaseAddress address;
    private boolean open = true;

    private EmbeddedPostgres(FolderLock lock, ServerControl control, String version, DatabaseAddress address) {
        this.lock = lock;
        this.control = control;
        this.version = version;
        this.address = address;
    }

    /**
     * Starts the server and waits until it answers; makes folder and database first where they are absent. A server that
     * a killed predecessor left running is stopped first and not taken over, so that none of the predecessor's statements
     * can commit after this returns.
     *
     * @throws EmbeddedDatabaseException with the mend, if the folder is in use, may not be written, is too full, holds
     *     another major version's data, or the server is not ready within the timeout
     */
    public static EmbeddedPostgres start(Path dataFolder, Duration timeout) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(folder);
        try {
            return start(lock, folder, Deadline.in(timeout));
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedDatabaseException(
                    "The data folder " + folder + " cannot be used: " + e,
                    "Check that the disk has room and that this user may write there",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(FolderLock lock, Path folder, Deadline deadline) throws IOException {
        ClusterFolder cluster = ClusterFolder.of(folder);
        cluster.requireMajor(PostgresBundle.MAJOR);
        PostgresBundle bundle = PostgresBundle.forThisMachine();
        Path bundles = folder.resolve(BUNDLES);
        PostgresPrograms programs = PostgresPrograms.of(bundle.unpackInto(bundles), cluster);
        String version = programs.version(deadline.left());
        ServerControl control = new ServerControl(programs, cluster);
        control.stopOrphan(deadline.left());
        bundle.deleteOthersIn(bundles);
        if (!cluster.isMade()) {
            control.initialise(deadline.left());
        }
        return new EmbeddedPostgres(lock, control, version, control.start(deadline));
    }

    /**
     * Looks whether a start could use what the data folder holds; changes nothing.
     *
     * @return the major version that wrote the data, empty where none was made yet
     * @throws EmbeddedDatabaseException with the mend, where another major version wrote it or it cannot be read
     */
    public static Optional<String> examine(Path dataFolder) {
        ClusterFolder cluster = ClusterFolder.of(dataFolder);
        try {
            cluster.requireMajor(PostgresBundle.MAJOR);
            return cluster.isMade() ? Optional.of(PostgresBundle.MAJOR) : Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + dataFolder + " cannot be read: " + e, "Run this as the server's user", e);
        }
    }

    /** Unpacks the programs into {@code folder}, for {@link #bring}: part of a build, so that a first start need not. */
    public static void unpack(Path folder) {
        PostgresBundle.forThisMachine().unpackInto(folder.resolve(BUNDLES));
    }

    /**
     * Copies the programs that {@link #unpack} left in {@code prepared} into a data folder that has none: a tenth of the
     * time that unpacking takes. Does nothing where there are none to copy, or those of another build.
     */
    public static void bring(Path prepared, Path dataFolder) {
        PostgresBundle.forThisMachine().copy(prepared.resolve(BUNDLES), dataFolder.resolve(BUNDLES));
    }

    /** Finds the server of a data folder that another process runs, to read from it while it works. */
    public static Optional<DatabaseAddress> running(Path dataFolder) {
        ClusterFolder cluster = ClusterFolder.of(dataFolder);
        try {
            Optional<PostmasterFile> postmaster = PostmasterFile.read(cluster.data());
            if (postmaster.isEmpty() || !postmaster.get().isServing()) {
                return Optional.empty();
            }
            return Optional.of(cluster.address(postmaster.get().port()));
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The data folder " + dataFolder + " cannot be read: " + e, "Run this as the server's user", e);
        }
    }

    /** Returns where and as whom to connect. */
    public DatabaseAddress address() {
        return address;
    }

    /** Returns the address as JDBC takes it, without user and password. */
    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    /** Returns the server's version, like {@code 18.6}. */
    public String version() {
        return version;
    }

    /**
     * Starts the server again at the same address where its process has ended, killed or fallen; does nothing while it
     * runs. What was committed is there again: the server replays its log. Blocks.
     *
     * @return whether it was started
     * @throws EmbeddedDatabaseException where it cannot be started; the next call tries again
     */
    public synchronized boolean revive(Duration timeout) {
        try {
            if (!open || control.isServing()) {
                return false;
            }
            control.startAgain(address.port(), Deadline.in(timeout));
            return true;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The database cannot be started again: " + e, "Check the disk", e);
        }
    }

    /** Ends open transactions, writes everything down, stops the server, gives the folder back; safe to call twice. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            control.stopOrphan(STOP);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The database cannot be stopped: " + e, "Check the disk", e);
        } finally {
            lock.close();
        }
    }
}
