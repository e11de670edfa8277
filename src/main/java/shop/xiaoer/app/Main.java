package shop.xiaoer.app;

import ch.qos.logback.classic.Level;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.settings.Settings;

/** The command line. Ends with 0 on success, 1 on a finding or a failed bar, 2 on wrong use. */
@Command(
        name = "xiaoer",
        mixinStandardHelpOptions = true,
        version = "xiaoer " + Main.VERSION,
        description =
                "The shop's customer service: answers shoppers, hands over to people, writes the broadcaster's scripts.",
        subcommands = {
            ServeCommand.class,
            PrepareCommand.class,
            DoctorCommand.class,
            AskCommand.class,
            ScriptCommand.class,
            CheckCommand.class,
            EvalCommand.class,
            ArchiveCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class Main implements Callable<Integer> {
    static final String VERSION = "0.1.0";

    @Override
    public Integer call() {
        return new ServeCommand().call();
    }

    public static void main(String[] arguments) {
        PrintStream results = System.out;
        boolean serves = List.of(arguments).isEmpty() || arguments[0].equals("serve");
        if (!serves) {
            keepResultsApart();
        }
        int code = commandLine(new PrintWriter(results, true, StandardCharsets.UTF_8))
                .execute(arguments);
        // Event loops of a server that failed to start would keep the process alive.
        System.exit(code);
    }

    /** What a command has found goes to {@code results}, one line at a time. */
    static CommandLine commandLine(PrintWriter results) {
        return new CommandLine(new Main()).setOut(results).setExecutionExceptionHandler((fault, line, parsed) -> {
            line.getErr().println("xiaoer: " + Reason.of(fault));
            return fault instanceof Settings.Faults || fault instanceof JsonLines.BadFile ? 2 : 1;
        });
    }

    /** Logs and whatever a library prints must not stand between the lines of a result. */
    private static void keepResultsApart() {
        System.setOut(System.err);
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
