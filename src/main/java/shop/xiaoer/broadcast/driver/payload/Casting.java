package shop.xiaoer.broadcast.driver.payload;

import org.jspecify.annotations.Nullable;

/**
 * Whom a rendering service is to show and let speak, by the names that the service gives them. What is not named is left
 * out of a request, for whoever sends it to fill in, or stands with the service's own default.
 */
public record Casting(@Nullable String avatar, @Nullable String voice) {
    public static Casting none() {
        return new Casting(null, null);
    }

    /** The voice, or that one where none is named. */
    public String voiceOr(String standard) {
        return voice == null ? standard : voice;
    }

    /** The figure, or that one where none is named. */
    public String avatarOr(String standard) {
        return avatar == null ? standard : avatar;
    }
}
