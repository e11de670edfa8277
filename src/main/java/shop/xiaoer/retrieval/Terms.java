package shop.xiaoer.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Word;
import shop.xiaoer.text.Words;

/** The terms of a text for BM25: stems, and for neighbouring Han signs their pair as well. */
final class Terms {
    private static final Set<String> LITTLE_EN = Set.copyOf(Words.stems("a an and are as at be but by can could do does"
            + " for from had has have he her his how i if in into is it its me my of on or our she should so some that the"
            + " their them then there these they this to us was we were what when where which who will with would you"
            + " your please want need help get am about any tell know"));
    private static final Set<String> LITTLE_ZH = Set.of(
            "的", "了", "吗", "呢", "吧", "啊", "呀", "么", "是", "在", "有", "我", "你", "请", "问", "个", "这", "那", "就", "都", "也",
            "还", "和", "给", "想", "要", "会", "能");

    private Terms() {}

    /** All terms of a text that is to be found. */
    static List<String> ofDocument(String text) {
        return of(Words.of(text));
    }

    /** The terms that a question is searched by: without the little words, unless it has no others. */
    static List<String> ofQuery(String text, Language language) {
        List<String> all = of(Words.of(text));
        Set<String> little = switch (language) {
            case ZH -> LITTLE_ZH;
            case EN -> LITTLE_EN;
        };
        List<String> telling =
                all.stream().filter(term -> !little.contains(term)).distinct().toList();
        return telling.isEmpty() ? all.stream().distinct().toList() : telling;
    }

    private static List<String> of(List<Word> words) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            terms.add(word.stem());
            if (i > 0 && !word.afterBreak() && isHan(word) && isHan(words.get(i - 1))) {
                terms.add(words.get(i - 1).stem() + word.stem());
            }
        }
        return terms;
    }

    private static boolean isHan(Word word) {
        return Character.UnicodeScript.of(word.stem().codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
