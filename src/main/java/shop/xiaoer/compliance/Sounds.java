package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.disguise.Folded;
import shop.xiaoer.text.Pinyin;

/**
 * Hears a word that is written by its sound: other signs of the same sound ("果家级" for 国家级), Latin letters, or both
 * ("三gao"). One sign at least stands as it is, unless the whole word is in Latin letters; everyday words that only sound
 * like one are left alone, and so is a sentence that talks about letters and sounds. Safe from any thread.
 */
final class Sounds {
    private static final String SEPARATORS = " .-_*'\"+/~";
    private static final int LONG_WORD = 4;
    private static final int LATIN_LETTERS = 4;
    private static final int SYLLABLE = 6;
    private static final Pattern ABOUT_LETTERS =
            Pattern.compile("拼音|念(?:做|作)?[a-z]|型号|文件名|商标|例词|字母|域名|网址|邮箱|品牌名|牌子的|缩写|意思是|英文|_");

    private final Pinyin pinyin = new Pinyin();
    private final Map<String, List<String>> bySound = new HashMap<>();
    private final Set<String> everyday;
    private final Set<String> known;

    Sounds(Collection<String> words, Set<String> everyday) {
        this.everyday = Set.copyOf(everyday);
        known = Set.copyOf(words);
        words.stream()
                .distinct()
                .filter(word -> word.length() > 1)
                .forEach(word -> bySound.computeIfAbsent(sound(word.charAt(0)), sound -> new ArrayList<>())
                        .add(word));
        bySound.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())));
    }

    /** Whether a text talks about letters and how they sound. */
    static boolean aboutLetters(String text) {
        return ABOUT_LETTERS.matcher(text).find();
    }

    private String sound(char sign) {
        return pinyin.of(sign);
    }

    Folded uncover(Folded folded) {
        String text = folded.text();
        Folded.@Nullable Builder out = null;
        int done = 0;
        int at = 0;
        while (at < text.length()) {
            Found found = at(text, at);
            if (found == null) {
                at++;
                continue;
            }
            if (out == null) {
                out = new Folded.Builder(text.length());
            }
            out.copy(folded, done, at);
            out.add(found.word(), folded.from(at), folded.to(found.end()));
            done = found.end();
            at = done;
        }
        if (out == null) {
            return folded;
        }
        out.copy(folded, done, text.length());
        return out.built();
    }

    private record Found(String word, int end) {}

    private @Nullable Found at(String text, int at) {
        char first = text.charAt(at);
        if (Evasions.isHan(first)) {
            return of(text, at, sound(first));
        }
        if (!latin(first) || (at > 0 && latin(text.charAt(at - 1)))) {
            return null;
        }
        for (int end = Math.min(text.length(), at + SYLLABLE); end > at; end--) {
            Found found = of(text, at, text.substring(at, end));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found of(String text, int at, String sound) {
        for (String word : bySound.getOrDefault(sound, List.of())) {
            int end = end(text, at, word);
            if (end > 0 && !ABOUT_LETTERS.matcher(sentence(text, at, end)).find()) {
                return new Found(word, end);
            }
        }
        return null;
    }

    /** Where the word ends that is written here by its sound, or -1. */
    private int end(String text, int from, String word) {
        int at = from;
        int same = 0;
        int letters = 0;
        boolean lastLatin = false;
        for (int i = 0; i < word.length(); i++) {
            if (i > 0 && lastLatin) {
                at = overSeparators(text, at);
            }
            if (at >= text.length()) {
                return -1;
            }
            char sign = text.charAt(at);
            String sound = sound(word.charAt(i));
            lastLatin = false;
            if (sign == word.charAt(i)) {
                same++;
                at++;
            } else if (Evasions.isHan(sign) && sound(sign).equals(sound)) {
                at++;
            } else if (latin(sign) && text.startsWith(sound, at)) {
                at += sound.length();
                letters += sound.length();
                lastLatin = true;
            } else {
                return -1;
            }
        }
        if (same == word.length() || (lastLatin && at < text.length() && latin(text.charAt(at)))) {
            return -1;
        }
        return disguises(text.substring(from, at), word, same, letters) ? at : -1;
    }

    private boolean disguises(String written, String word, int same, int letters) {
        if (letters > 0) {
            return same > 0 || letters >= LATIN_LETTERS;
        }
        return (same > 0 || word.length() >= LONG_WORD) && !everyday.contains(written) && !known.contains(written);
    }

    private static int overSeparators(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 2 && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String sentence(String text, int from, int to) {
        int start = from;
        while (start > 0 && "。!?\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = to;
        while (end < text.length() && "。!?\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean latin(char sign) {
        return sign >= 'a' && sign <= 'z';
    }
}
