package shop.xiaoer.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Ends with 0 on success, 1 on a finding or a failed bar, 2 on wrong use. */
@Command(
        name = "xiaoer",
        mixinStandardHelpOptions = true,
        version = "xiaoer 0.1.0",
        description =
                "The shop's customer service: answers shoppers, hands over to people, writes the broadcaster's scripts.",
        subcommands = {ServeCommand.class, PrepareCommand.class})
public final class Main implements Callable<Integer> {
    @Override
    public Integer call() {
        return new ServeCommand().call();
    }

    public static void main(String[] arguments) {
        int code = new CommandLine(new Main())
                .setExecutionExceptionHandler((fault, line, parsed) -> {
                    System.err.println("xiaoer: " + Reason.of(fault));
                    return 1;
                })
                .execute(arguments);
        // Event loops of a server that failed to start would keep the process alive.
        System.exit(code);
    }
}
