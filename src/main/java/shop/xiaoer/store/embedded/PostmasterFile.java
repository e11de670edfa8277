package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says: the first lines are the process, the data folder, the start time and the port. */
record PostmasterFile(Path data, long pid, int port) {
    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(in(data));
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            int port = lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip());
            return Optional.of(new PostmasterFile(data, pid, port));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(new PostmasterFile(data, 0, 0));
        }
    }

    Path file() {
        return in(data);
    }

    private static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Whether that process lives and is the server of this data folder, and not a later process with the same number. */
    boolean isServing() throws IOException {
        if (!isAlive()) {
            return false;
        }
        Path workingFolder = Path.of("/proc", Long.toString(pid), "cwd");
        try {
            return Files.readSymbolicLink(workingFolder).equals(data.toRealPath());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether a process that is no server of this folder has the number; PostgreSQL would refuse to start beside it. */
    boolean isStrangers() throws IOException {
        return isAlive() && !isServing();
    }

    private boolean isAlive() {
        return pid > 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
