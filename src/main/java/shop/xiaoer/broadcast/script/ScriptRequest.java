package shop.xiaoer.broadcast.script;

import java.util.List;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.text.Language;

/**
 * What is to be written.
 *
 * @param id the script's id
 * @param products ids in the order of the show, none twice
 * @param words least length; the result lies between this and 1.1 times this. zh counts Han characters and runs of Latin
 *     letters or digits
 * @param variants ways of each segment that are wanted, the first counted; where the facts carry fewer, there are fewer
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
        Engine engine,
        int variants) {

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
        if (variants < 1 || variants > Variants.MOST) {
            throw new IllegalArgumentException(
                    "variants: must lie between 1 and " + Variants.MOST + ", is " + variants);
        }
    }

    /** One way for each segment. */
    public ScriptRequest(
            String id,
            List<String> products,
            Language language,
            Persona persona,
            PlatformProfile platform,
            int words,
            long seed,
            Engine engine) {
        this(id, products, language, persona, platform, words, seed, engine, 1);
    }

    /** The same wish with another seed and one way a segment: where the other ways come from. */
    ScriptRequest seeded(long other) {
        return new ScriptRequest(id, products, language, persona, platform, words, other, engine, 1);
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
