package shop.xiaoer.answer.wording;

import java.util.List;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Words;

/** What a thing is called when it was named already: "the humidifier", 盖碗. The last word of its name, in either language. */
public final class HeadNoun {
    private static final int SHORTEST_ZH = 2;
    private static final int LONGEST_ZH = 4;
    private static final int SHORTEST_EN = 3;

    private HeadNoun() {}

    /** Whether the text calls the thing of that name so. */
    public static boolean isIn(String text, Localized name) {
        return zh(Normaliser.normalise(text), Normaliser.normalise(name.in(Language.ZH)))
                || en(text, name.in(Language.EN));
    }

    private static boolean zh(String text, String name) {
        for (int length = Math.min(LONGEST_ZH, name.length()); length >= SHORTEST_ZH; length--) {
            String end = name.substring(name.length() - length);
            if (end.codePoints().allMatch(Character::isIdeographic) && text.contains(end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean en(String text, String name) {
        List<String> words = Words.stems(name);
        return !words.isEmpty()
                && words.getLast().length() >= SHORTEST_EN
                && Words.stems(text).contains(words.getLast());
    }
}
