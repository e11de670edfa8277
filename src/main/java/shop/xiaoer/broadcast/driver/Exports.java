package shop.xiaoer.broadcast.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;

/** The gate in front of every renderer. Safe from any thread. */
public final class Exports {
    /** Drafts may be read and looked at, never spoken by a machine. */
    private static final Set<String> BEFORE_APPROVAL = Set.of("text", "json");

    private static final List<String> FOR_A_PERSON = List.of("text", "srt");

    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final Duration freshFor;

    /** @param freshFor how long a price in a static export may be said before it is read again */
    public Exports(List<Driver> drivers, Duration freshFor) {
        drivers.forEach(driver -> this.drivers.put(driver.abilities().format(), driver));
        this.freshFor = freshFor;
    }

    public static Exports standard(AiLabel label) {
        return new Exports(
                List.of(
                        new SsmlDriver(label),
                        CallDriver.liveTalking(),
                        CallDriver.fay(),
                        new SubtitleDriver(SubtitleDriver.Form.srt, label),
                        new SubtitleDriver(SubtitleDriver.Form.vtt, label),
                        new TeleprompterDriver(),
                        new JsonDriver(label)),
                Duration.ofMinutes(15));
    }

    public List<String> formats() {
        return List.copyOf(drivers.keySet());
    }

    public Optional<Driver> driver(String format) {
        return Optional.ofNullable(drivers.get(format));
    }

    /** @param script with its slots filled as of {@code now} */
    public ExportOutcome export(Script script, String format, PlatformProfile platform, Instant now) {
        Driver driver = drivers.get(format);
        if (driver == null) {
            return new ExportOutcome.UnknownFormat(formats());
        }
        if (platform.teleprompterOnly() && !FOR_A_PERSON.contains(format)) {
            return new ExportOutcome.PlatformForbids(platform.id(), FOR_A_PERSON);
        }
        Optional<Instant> end = Optional.empty();
        if (script.state() instanceof ScriptState.Approved approved && approved.validAt(now)) {
            end = approved.end();
        } else if (!BEFORE_APPROVAL.contains(format)) {
            return new ExportOutcome.NotApproved(script.state().name());
        }
        Instant validUntil = Stream.concat(Stream.of(now.plus(freshFor)), end.stream())
                .min(Instant::compareTo)
                .orElseThrow();
        return new ExportOutcome.Exported(driver.compile(script), validUntil);
    }
}
