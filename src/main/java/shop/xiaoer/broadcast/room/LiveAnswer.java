package shop.xiaoer.broadcast.room;

import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * What the shop answers to a comment. Passed the guards and the law before it came here.
 *
 * @param key the same for answers to the same question
 * @param topic what it is about, in words that may be said aloud; never the viewer's own
 * @param product id of what it is about
 */
public record LiveAnswer(
        String key,
        String text,
        Language language,
        String topic,
        @Nullable String product) {}
