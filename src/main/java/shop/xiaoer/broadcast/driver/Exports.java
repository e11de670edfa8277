package shop.xiaoer.broadcast.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Terms;

/** The gate in front of every renderer. Safe from any thread. */
public final class Exports {
    /** Drafts may be read and looked at, never spoken by a machine. */
    private static final Set<String> BEFORE_APPROVAL = Set.of("text", "json");

    private static final List<String> FOR_A_PERSON = List.of("text", "srt");

    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final AiLabel label;
    private final Duration freshFor;

    /** @param freshFor how long a price in a static export may be said before it is read again */
    public Exports(List<Driver> drivers, AiLabel label, Duration freshFor) {
        drivers.forEach(driver -> this.drivers.put(driver.abilities().format(), driver));
        this.label = label;
        this.freshFor = freshFor;
    }

    public static Exports standard(AiLabel label) {
        RendererProfiles profiles = RendererProfiles.standard();
        return new Exports(
                List.of(
                        new SsmlDriver(profiles.of("ssml"), label),
                        CallDriver.liveTalking(profiles.of("livetalking")),
                        CallDriver.fay(profiles.of("fay")),
                        new SubtitleDriver(SubtitleDriver.Form.srt, profiles.of("srt"), label),
                        new SubtitleDriver(SubtitleDriver.Form.vtt, profiles.of("vtt"), label),
                        new TeleprompterDriver(profiles.of("text")),
                        new JsonDriver(profiles.of("json"), label),
                        services(profiles, label, "azure", ClipEngine::azure),
                        services(profiles, label, "heygen", abilities -> ClipEngine.heyGen()),
                        services(profiles, label, "did", ClipEngine::did),
                        services(profiles, label, "tencent", ClipEngine::tencent),
                        services(profiles, label, "metastudio", MetaStudioEngine::new),
                        services(profiles, label, "aliyun", AliyunEngine::new),
                        services(profiles, label, "xiling", abilities -> ClipEngine.xiling())),
                label,
                Duration.ofMinutes(15));
    }

    private static Driver services(
            RendererProfiles profiles, AiLabel label, String format, Function<RendererAbilities, Engine> engine) {
        RendererAbilities abilities = profiles.of(format);
        return new RequestDriver(abilities, engine.apply(abilities), label);
    }

    public List<String> formats() {
        return List.copyOf(drivers.keySet());
    }

    public Optional<Driver> driver(String format) {
        return Optional.ofNullable(drivers.get(format));
    }

    /** With the label, for nobody in particular. */
    public ExportOutcome export(Script script, String format, PlatformProfile platform, Instant now) {
        return export(script, new Wish(format, Terms.standard(), false), platform, now);
    }

    /**
     * What is asked for.
     *
     * @param agreed whether an agreement to leave the label out is kept for these words
     */
    public record Wish(String format, Terms terms, boolean agreed) {}

    /** @param script with its slots filled as of {@code now} */
    public ExportOutcome export(Script script, Wish wish, PlatformProfile platform, Instant now) {
        String format = wish.format();
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
        if (!wish.terms().labelled() && !wish.agreed()) {
            return new ExportOutcome.LabelRequired();
        }
        Instant validUntil = Stream.concat(Stream.of(now.plus(freshFor)), end.stream())
                .min(Instant::compareTo)
                .orElseThrow();
        return new ExportOutcome.Exported(driver.compile(script, wish.terms()), validUntil, label.header(script));
    }
}
