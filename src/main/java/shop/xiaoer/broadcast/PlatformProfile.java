package shop.xiaoer.broadcast;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a platform allows an AI host.
 *
 * @param teleprompterOnly no synthetic host may go on air: a person reads the script
 * @param needsPerson a named person must be at the controls while the room is on air
 * @param minAvatarHeight least share of the picture's height that the host fills, null without a rule
 * @param maxInsertedVideo largest share of the picture for an inserted video, null without a rule
 * @param noticeEvery longest time between two spoken notices that the host is an AI
 * @param source the rule that says so, with its date
 */
public record PlatformProfile(
        String id,
        boolean teleprompterOnly,
        boolean needsPerson,
        @Nullable Double minAvatarHeight,
        @Nullable Double maxInsertedVideo,
        Duration noticeEvery,
        String source) {

    public PlatformProfile {
        if (noticeEvery.isNegative() || noticeEvery.isZero()) {
            throw new IllegalArgumentException("noticeEvery: must be positive, is " + noticeEvery);
        }
    }
}
