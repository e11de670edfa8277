package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom PostgreSQL's programs run, because they refuse to run as root. For root there are two ways: a user namespace
 * of their own, in which root's files stay theirs and nothing else of root's power does; and, where the machine forbids
 * namespaces, another user's account, which must be able to reach the folder.
 */
sealed interface ServerAccount {
    /** Returns what stands in front of a command. */
    List<String> prefix();

    /** Makes the folder and all in it usable by the account. */
    void own(Path folder);

    /** The account of this process: not root. */
    record Own() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path folder) {}
    }

    /** Root without its power, in a user namespace. */
    record Namespace() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "--user");
        }

        @Override
        public void own(Path folder) {}
    }

    /** Another user, by number. */
    record Other(int user) implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        }

        @Override
        public void own(Path folder) {
            try {
                for (Path path : Folders.tree(folder)) {
                    Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
                }
            } catch (IOException e) {
                throw new EmbeddedDatabaseException(
                        "The folder " + folder + " cannot be given to user " + user,
                        "Run the server as a normal user",
                        e);
            }
        }
    }

    int NOBODY = 65534;

    /** Chooses the account for a folder that may already belong to one. */
    static ServerAccount forFolder(Path folder) {
        if (owner(Path.of("/proc/self")) != 0) {
            return new Own();
        }
        int owner = Files.exists(folder) ? owner(folder) : 0;
        if (owner != 0) {
            return usable(new Other(owner));
        }
        return new Namespace().works() ? new Namespace() : usable(new Other(NOBODY));
    }

    private static ServerAccount usable(Other account) {
        if (!account.works()) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL refuses to run as root, and neither 'unshare --user' nor 'setpriv' works here",
                    "Run the server as a normal user, or name a PostgreSQL of your own in XIAOER_DATABASE_URL");
        }
        return account;
    }

    /** Whether a command can be run so on this machine. */
    default boolean works() {
        return reaches(Path.of("/"));
    }

    /** Whether the account may enter the folder; others' private folders above it are in the way too. */
    default boolean reaches(Path folder) {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("test", "-x", folder.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int owner(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
