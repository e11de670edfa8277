package shop.xiaoer.answer.wording;

import java.util.regex.Pattern;
import shop.xiaoer.text.Normaliser;

/** A message that says nothing: marks or an emoji alone, or keys struck in a row. */
public final class Gibberish {
    private static final int ROW = 5;
    private static final int LONGEST = 40;
    private static final String KEYS = "qwertyuiop asdfghjkl zxcvbnm";
    private static final Pattern NO_VOWEL = Pattern.compile("[b-df-hj-np-tv-xz]{7,}");

    private Gibberish() {}

    /** Whether the whole message is such; an empty one is not. */
    public static boolean only(String written) {
        String text = Normaliser.normalise(written).strip();
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return !text.isEmpty();
        }
        return text.length() <= LONGEST
                && text.chars().allMatch(sign -> sign >= 'a' && sign <= 'z')
                && (hasRow(text) || NO_VOWEL.matcher(text).matches());
    }

    private static boolean hasRow(String text) {
        for (int i = 0; i + ROW <= text.length(); i++) {
            if (KEYS.contains(text.substring(i, i + ROW))) {
                return true;
            }
        }
        return false;
    }
}
