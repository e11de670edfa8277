package shop.xiaoer.bench;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.claims.ClaimsCommand;
import shop.xiaoer.bench.faults.FaultsCommand;
import shop.xiaoer.bench.lanes.LanesCommand;
import shop.xiaoer.bench.live.LiveCommand;
import shop.xiaoer.bench.nodes.NodesCommand;
import shop.xiaoer.bench.queue.QueueCommand;
import shop.xiaoer.bench.room.RoomCommand;
import shop.xiaoer.bench.socket.EchoCommand;
import shop.xiaoer.bench.socket.SocketCommand;
import shop.xiaoer.bench.understanding.UnderstandingCommand;

/** The command line. Ends with 0, with 1 where a program found a breach, with 2 on wrong use. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures the server, each program beside its baseline in the same run.",
        subcommands = {
            SocketCommand.class,
            UnderstandingCommand.class,
            FaultsCommand.class,
            ClaimsCommand.class,
            LanesCommand.class,
            LiveCommand.class,
            NodesCommand.class,
            QueueCommand.class,
            RoomCommand.class,
            EchoCommand.class
        })
public final class Bench implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a program");
    }

    public static void main(String[] arguments) {
        // Connections break here by design, and standard output is for the report.
        List.of(Logger.ROOT_LOGGER_NAME, "io.vertx").forEach(Bench::silence);
        int code = new CommandLine(new Bench())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .execute(arguments);
        // Event loops would keep the process alive.
        System.exit(code);
    }

    private static void silence(String logger) {
        if (LoggerFactory.getLogger(logger) instanceof ch.qos.logback.classic.Logger talkative) {
            talkative.setLevel(Level.OFF);
        }
    }
}
