package shop.xiaoer.broadcast.script;

import java.util.List;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.text.Language;

/**
 * What is to be written.
 *
 * @param id the script's id
 * @param products ids in the order of the show, none twice
 * @param words least length; the result lies between this and 1.1 times this. zh counts Han characters and runs of Latin
 *     letters or digits
 * @param seed the same seed, facts and request give the same script from templates
 */
public record ScriptRequest(
        String id,
        List<String> products,
        Language language,
        Persona persona,
        PlatformProfile platform,
        int words,
        long seed,
        Engine engine) {

    public static final int MIN_WORDS = 60;
    public static final int MAX_WORDS = 200_000;

    public ScriptRequest {
        products = products.stream().distinct().toList();
        if (products.isEmpty()) {
            throw new IllegalArgumentException("products: must name one at least");
        }
        if (words < MIN_WORDS || words > MAX_WORDS) {
            throw new IllegalArgumentException(
                    "words: must lie between " + MIN_WORDS + " and " + MAX_WORDS + ", is " + words);
        }
    }

    /** {@code auto}: the model where it is up, else templates. */
    public enum Engine {
        template,
        model,
        auto
    }

    /** Words that fill so many minutes; half a minute at least. */
    public static int wordsFor(double minutes, Language language) {
        return Math.max(MIN_WORDS, ScriptWords.forMinutes(minutes, language));
    }

    int mostWords() {
        return (int) Math.floor(words * 1.1 + 1e-9);
    }
}
