package shop.xiaoer.handoff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time in which a platform wants a person's reply, measured from the shopper's first unanswered words. Words that
 * come outside its hours are not counted.
 *
 * @param warning how long before the end the console warns
 * @param to midnight where it counts to the end of the day
 */
public record ReplyClock(String name, Duration within, Duration warning, LocalTime from, LocalTime to) {
    public static final ReplyClock TAOBAO = new ReplyClock(
            "taobao", Duration.ofMinutes(3), Duration.ofSeconds(60), LocalTime.of(8, 0), LocalTime.MIDNIGHT);
    public static final ReplyClock PINDUODUO = new ReplyClock(
            "pinduoduo", Duration.ofMinutes(5), Duration.ofSeconds(90), LocalTime.of(8, 0), LocalTime.of(23, 0));

    /** When a reply is due; empty where these words are not counted. */
    public Optional<Instant> due(Instant asked, ZoneId zone) {
        LocalTime time = asked.atZone(zone).toLocalTime();
        boolean ends = to.equals(LocalTime.MIDNIGHT);
        return !time.isBefore(from) && (ends || time.isBefore(to)) ? Optional.of(asked.plus(within)) : Optional.empty();
    }

    /** When the warning begins. */
    public Optional<Instant> warns(Instant asked, ZoneId zone) {
        return due(asked, zone).map(due -> due.minus(warning));
    }
}
