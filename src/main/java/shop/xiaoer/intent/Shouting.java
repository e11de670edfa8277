package shop.xiaoer.intent;

import java.util.regex.Pattern;

/** Loudness in writing: three exclamation marks in a row, or a sentence in capitals. It makes anger likelier, no more. */
final class Shouting {
    private static final Pattern MARKS = Pattern.compile("[!！]{3,}|[?？][!！]|[!！][?？]|[?？]{3,}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    private Shouting() {}

    static boolean in(String text) {
        return MARKS.matcher(text).find() || capitals(text);
    }

    /** Four words at least, and nearly all in capitals: a code or a size is none. */
    static boolean capitals(String text) {
        long words = WORD.matcher(text).results().count();
        long loud = WORD.matcher(text)
                .results()
                .filter(word -> word.group().chars().allMatch(Character::isUpperCase))
                .count();
        return words >= 4 && loud * 10 >= words * 8;
    }
}
