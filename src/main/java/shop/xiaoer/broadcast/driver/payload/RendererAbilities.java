package shop.xiaoer.broadcast.driver.payload;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.broadcast.Cue;

/**
 * What a renderer can take; read from {@code broadcast/renderers.yaml}.
 *
 * @param format the name of the export
 * @param contentType media type of a whole export
 * @param tracks cues that it carries out; all others are dropped and listed
 * @param limit longest text of one payload
 * @param emotions its word for each of our emotions; empty where ours are taken as they are
 * @param gestures the same for gestures
 * @param clips every payload becomes a film of its own
 * @param layer what shows the label on the picture, {@code none} where the renderer has nothing for it
 * @param source where this stands, with its date
 */
public record RendererAbilities(
        String format,
        String contentType,
        Set<Cue.Track> tracks,
        Unit unit,
        Limit limit,
        Duration leastPause,
        Duration longestPause,
        Map<String, String> emotions,
        Map<String, String> gestures,
        boolean clips,
        String layer,
        String source) {
    private static final Pattern PAUSE = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern RATE = Pattern.compile("\\d(?:\\.\\d+)?");

    /** What one payload holds. */
    public enum Unit {
        sentence,
        segment,
        /** As much of the script as the limit lets in. */
        script
    }

    public RendererAbilities {
        tracks = Set.copyOf(tracks);
        emotions = Map.copyOf(emotions);
        gestures = Map.copyOf(gestures);
    }

    /** What the renderer is told for a cue, in its own words; empty where it cannot carry it out. */
    public Optional<String> value(Cue cue) {
        if (!tracks.contains(cue.track())) {
            return Optional.empty();
        }
        return switch (cue.track()) {
            case emotion -> word(emotions, cue.value());
            case gesture -> word(gestures, cue.value());
            case pause -> pause(cue.value());
            case rate -> rate(cue.value());
            case emphasis, card, label -> Optional.of(cue.value());
        };
    }

    /** Why {@link #value} is empty. */
    public String whyNot(Cue cue) {
        return tracks.contains(cue.track())
                ? format + " has no " + cue.track() + " '" + cue.value() + "'"
                : format + " has no track for " + cue.track();
    }

    private static Optional<String> word(Map<String, String> words, String value) {
        return words.isEmpty() ? Optional.of(value) : Optional.ofNullable(words.get(value));
    }

    private Optional<String> pause(String value) {
        Matcher matcher = PAUSE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long ms = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("s") ? 1_000 : 1);
        return Optional.of(Math.clamp(ms, leastPause.toMillis(), longestPause.toMillis()) + "ms");
    }

    private static Optional<String> rate(String value) {
        return RATE.matcher(value).matches()
                ? Optional.of(Math.round(Double.parseDouble(value) * 100) + "%")
                : Optional.empty();
    }
}
