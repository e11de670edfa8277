package shop.xiaoer.bench.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.handoff.Patience;
import shop.xiaoer.handoff.WaitingLine;
import shop.xiaoer.handoff.simulation.ServiceDay;
import shop.xiaoer.handoff.simulation.WaitErrors;

/** Days at the desk on a simulated clock: the error of the wait that is told, beside the middle wait times the place. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "The wait that is told against the wait that came, over simulated days; exits 1 where the median"
                + " times the place would have been nearer, or somebody was overtaken by more than the bound.")
public final class QueueCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--days", defaultValue = "20", description = "(default ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--load",
            defaultValue = "1",
            description = "shoppers, as a share of what the agents can just bear (default ${DEFAULT-VALUE})")
    private double load;

    @Option(names = "--seed", description = "of the first day (default: by the clock)")
    private @Nullable Long seed;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() {
        long from = seed == null ? System.nanoTime() : seed;
        Report.progress("seed " + from);
        List<ServiceDay.Wait> line = new ArrayList<>();
        Duration overtaken = Duration.ZERO;
        int atOnce = 0;
        for (int day = 0; day < days; day++) {
            ServiceDay.Result result = new ServiceDay(new ServiceDay.Plan(from + day, load)).run();
            line.addAll(result.line());
            atOnce += result.servedAtOnce();
            overtaken = overtaken.compareTo(result.mostOvertaken()) > 0 ? overtaken : result.mostOvertaken();
        }
        WaitErrors ours = WaitErrors.of(line, ServiceDay.Wait::told);
        WaitErrors naive = WaitErrors.of(line, ServiceDay.Wait::naive);
        Duration bound = WaitingLine.HEAD_START.plus(Patience.STANDARD.whole());
        long left = line.stream().filter(wait -> !wait.served()).count();
        Report report = new Report("queue", json, spec.commandLine().getOut());
        report.put(
                "days",
                figures(
                        "seed",
                        from,
                        "days",
                        days,
                        "servedAtOnce",
                        atOnce,
                        "waited",
                        ours.shoppers(),
                        "left",
                        left,
                        "meanWaitSeconds",
                        ours.meanWaitSeconds()));
        report.put("expected", errors(ours));
        report.put("median x place", errors(naive));
        report.put("overtaken", figures("mostSeconds", overtaken.toSeconds(), "boundSeconds", bound.toSeconds()));
        report.print();
        boolean holds = ours.meanAbsoluteSeconds() <= naive.meanAbsoluteSeconds() && overtaken.compareTo(bound) <= 0;
        return holds ? 0 : 1;
    }

    private static Map<String, Object> errors(WaitErrors errors) {
        return figures("meanAbsoluteErrorSeconds", errors.meanAbsoluteSeconds(), "biasSeconds", errors.biasSeconds());
    }

    private static Map<String, Object> figures(Object... namesAndValues) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            figures.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return figures;
    }
}
