package shop.xiaoer.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.settings.Settings;

/** Tells what is there and what is missing, each with its mend, beside a running server or without one. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tells what is there and what is missing, each with its mend; ends with 1 where something fails.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        List<Examination> found = found();
        CommandLineOutput out = new CommandLineOutput(spec);
        boolean healthy = found.stream().noneMatch(each -> each.state() == Examination.State.fail);
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("status", healthy ? "ok" : "fail");
            all.put("checks", found);
            out.json(all);
        } else {
            found.forEach(each -> show(out, each));
        }
        return healthy ? 0 : 1;
    }

    private static List<Examination> found() {
        try {
            return new Doctor(Settings.read(System.getenv()), System.getenv()).examine();
        } catch (Settings.Faults e) {
            return e.getMessage() == null
                    ? List.of()
                    : e.getMessage()
                            .lines()
                            .map(fault -> Examination.fail(
                                    "settings", fault, "correct it in xiaoer.yaml or in the environment"))
                            .toList();
        }
    }

    private static void show(CommandLineOutput out, Examination each) {
        out.line(String.format("%-4s  %-12s %s", each.state(), each.name(), each.detail()));
        if (!each.mend().isEmpty()) {
            out.line("      mend: " + each.mend());
        }
    }
}
