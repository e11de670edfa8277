package shop.xiaoer.app;

import java.nio.file.Files;
import java.nio.file.Path;
import shop.xiaoer.app.eval.JsonLines;

/** The clone of the project that a command runs in: labelled sets are in it, and in no released server. */
final class Clone {
    private Clone() {}

    /** {@code XIAOER_HOME}, else the folder that the command was started in. */
    static Path home() {
        return Path.of(System.getenv().getOrDefault("XIAOER_HOME", "."));
    }

    /**
     * A set of the project's own.
     *
     * @param name under {@code eval/}, such as {@code questions/zh.jsonl}
     * @throws JsonLines.BadFile naming the file that is not there
     */
    static Path set(String name) {
        return set(name, "");
    }

    /** The same where a command takes sets from elsewhere, too. */
    static Path setOrCases(String name) {
        return set(name, ", or name --cases");
    }

    private static Path set(String name, String orElse) {
        Path file = home().resolve("eval").resolve(name);
        if (!Files.exists(file)) {
            throw new JsonLines.BadFile(file + ": is not there; run this in a clone" + orElse);
        }
        return file;
    }
}
