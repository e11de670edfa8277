package shop.xiaoer.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time before the first start, written {@code -3d}, {@code -10h} or {@code -5m}; {@code 0d} is the start itself. */
public record Ago(Duration before) {
    private static final Pattern WRITTEN = Pattern.compile("-?(\\d{1,5})([dhm])");

    /** @throws IllegalArgumentException where the text is not of that form */
    public static Ago parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time like -3d, -10h or -5m");
        }
        int count = Integer.parseInt(matcher.group(1));
        return new Ago(
                switch (matcher.group(2)) {
                    case "d" -> Duration.ofDays(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofMinutes(count);
                });
    }

    public Instant from(Instant start) {
        return start.minus(before);
    }

    public LocalDate from(LocalDate start) {
        return start.minusDays(before.toDays());
    }
}
