package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the bundled programs as the right account. Their output goes to files and never to this process's own streams,
 * which a server that outlives us would keep open for whoever reads them.
 */
record PostgresPrograms(Path home, ServerAccount account, Path logFolder) {
    /** Prepares the cluster's folder for the account that will run the programs. */
    static PostgresPrograms of(Path home, ClusterFolder cluster) throws IOException {
        ServerAccount account = ServerAccount.forFolder(cluster.data());
        Files.createDirectories(cluster.log());
        account.own(cluster.root());
        if (!account.reaches(cluster.root())) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL refuses to run as root, and the user it runs as here cannot enter " + cluster.root(),
                    "Run the server as a normal user, or name a folder in XIAOER_DATA that everybody may pass through");
        }
        return new PostgresPrograms(home, account, cluster.log());
    }

    /** How a program ended. */
    record Ending(int status, String output) {
        boolean good() {
            return status == 0;
        }
    }

    /** Returns {@code 18.6}, as the program itself says it. */
    String version(Duration timeout) {
        Ending ending = run(timeout, "postgres", "--version");
        String[] words = ending.output().strip().split(" ");
        if (!ending.good() || words.length < 3) {
            throw new EmbeddedDatabaseException(
                    "The bundled PostgreSQL in " + home + " cannot be run: " + ending.output(),
                    "Delete that folder and start again; if it stays, the disk may be mounted noexec or the system lacks"
                            + " glibc: name a PostgreSQL of your own in XIAOER_DATABASE_URL");
        }
        return words[2];
    }

    /** Runs a program to its end, at most for the time given. */
    Ending run(Duration timeout, String program, String... arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = logFolder.resolve(program + ".out");
        try {
            Process process = process(command, output).start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Ending(-1, "not finished after " + timeout.toMillis() + " ms. " + tail(output));
            }
            return new Ending(process.exitValue(), tail(output));
        } catch (IOException e) {
            return new Ending(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while " + program + " ran", "Start again", e);
        }
    }

    private ProcessBuilder process(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(logFolder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear(); // PGDATA, PGPORT and their like must not reach the programs
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        return builder;
    }

    /** Returns the last lines of a log, enough for an error message. */
    static String tail(Path file) {
        try {
            if (!Files.exists(file)) {
                return "";
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.length() <= 1500 ? text : text.substring(text.length() - 1500);
        } catch (IOException e) {
            return "";
        }
    }
}
