package shop.xiaoer.broadcast.room;

import java.util.List;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/** The sentences of words that are said, and how long each takes. */
public final class SaidSentences {
    /** Even "Yes." takes this long. */
    private static final int LEAST_MS = 400;

    private SaidSentences() {}

    /** In their order, each as it is written. */
    public static List<String> of(String text) {
        return Sentences.of(text).stream()
                .map(span -> CodePoints.slice(text, span.from(), span.to()))
                .toList();
    }

    /** Estimated milliseconds to say it. */
    public static int time(String sentence, Language language) {
        return Math.max(
                LEAST_MS,
                ScriptWords.estimateMs(SpokenForm.of(sentence, language).spoken(), language));
    }

    static List<Integer> times(String text, Language language) {
        return of(text).stream().map(sentence -> time(sentence, language)).toList();
    }
}
