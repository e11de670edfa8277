package shop.xiaoer.broadcast.driver;

import java.time.Instant;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/**
 * What Fay gets when it asks {@code POST /get_auto_play_item} for the next words.
 *
 * @param text spoken form, never with a tag; blank where nothing is due
 * @param audio address of a recording, blank where Fay is to speak itself
 * @param timestamp milliseconds since 1970
 */
public record FayPollItem(String text, String audio, long timestamp) {
    static final String DEFAULT_USER = "User";

    public static FayPollItem of(String text, Language language, Instant now) {
        return new FayPollItem(
                SpokenLine.bare(SpokenForm.of(SpokenLine.bare(text), language).spoken()), "", now.toEpochMilli());
    }

    public static FayPollItem nothing(Instant now) {
        return new FayPollItem("", "", now.toEpochMilli());
    }
}
