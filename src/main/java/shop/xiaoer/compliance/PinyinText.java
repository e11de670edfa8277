package shop.xiaoer.compliance;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells Chinese written in Latin letters from English: nearly every word is a syllable of pinyin. */
final class PinyinText {
    private static final Pattern SYLLABLE = Pattern.compile(
            "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
                    + "(?:a|o|e|i|u|v|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|ang|eng|ing|ong|ia|iao|ian|iang|iong|ua|uo|uai|uan|uang)[1-5]?");
    private static final Pattern WORD = Pattern.compile("[a-z]+[1-5]?");
    private static final double NEARLY_ALL = 0.9;

    private PinyinText() {}

    static boolean is(String text) {
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        int all = 0;
        int syllables = 0;
        while (words.find()) {
            all++;
            syllables += SYLLABLE.matcher(words.group()).matches() ? 1 : 0;
        }
        return all >= 3 && syllables >= all * NEARLY_ALL;
    }
}
