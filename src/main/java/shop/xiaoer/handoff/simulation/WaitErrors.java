package shop.xiaoer.handoff.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How far what was told was from what came, over those who waited and were served.
 *
 * @param meanAbsoluteSeconds the size of the error
 * @param biasSeconds above zero where more was told than came
 * @param meanWaitSeconds what they waited
 */
public record WaitErrors(int shoppers, double meanAbsoluteSeconds, double biasSeconds, double meanWaitSeconds) {
    public static WaitErrors of(List<ServiceDay.Wait> line, Function<ServiceDay.Wait, Duration> told) {
        List<ServiceDay.Wait> served =
                line.stream().filter(ServiceDay.Wait::served).toList();
        double[] errors = served.stream()
                .mapToDouble(
                        wait -> told.apply(wait).toSeconds() - wait.waited().toSeconds())
                .toArray();
        double absolute = 0;
        double sum = 0;
        for (double error : errors) {
            absolute += Math.abs(error);
            sum += error;
        }
        double waited = served.stream()
                .mapToLong(wait -> wait.waited().toSeconds())
                .average()
                .orElse(0);
        int count = Math.max(1, served.size());
        return new WaitErrors(served.size(), absolute / count, sum / count, waited);
    }
}
