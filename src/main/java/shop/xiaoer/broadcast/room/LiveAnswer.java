package shop.xiaoer.broadcast.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * What the shop answers to a comment. Passed the guards and the law before it came here.
 *
 * @param key the same for answers to the same question
 * @param topic what it is about, in words that may be said aloud; never the viewer's own
 * @param product id of what it is about
 * @param facts what it rests on that may change before it is spoken
 */
public record LiveAnswer(
        String key,
        String text,
        Language language,
        String topic,
        @Nullable String product,
        List<LiveFact> facts) {
    public LiveAnswer {
        facts = List.copyOf(facts);
    }

    /** One that stands whatever price and stock are. */
    public LiveAnswer(String key, String text, Language language, String topic, @Nullable String product) {
        this(key, text, language, topic, product, List.of());
    }

    /** What is left of it to be said: the same answer with these words, on the same facts. */
    public LiveAnswer rest(String text) {
        return new LiveAnswer(key, text, language, topic, product, facts);
    }
}
