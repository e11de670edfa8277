package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Word;
import shop.xiaoer.text.Words;

/** A message as rules see it: its words in a row, with a mark where a clause ends between two. */
record Tokens(String text, List<Word> words) {
    /**
     * Letters set apart by signs to slip past a filter, or for weight: 转.人.工, h.u.m.a.n. Bounded, for each repetition of a
     * group takes some of the thread's stack.
     */
    private static final Pattern SPACED_HAN =
            Pattern.compile("\\p{IsHan}(?:[^\\p{L}\\p{N}]{1,3}\\p{IsHan}){2,40}(?![\\p{L}\\p{N}])");

    private static final Pattern SPACED_LATIN =
            Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z](?:[^\\p{L}\\p{N}]{1,2}[A-Za-z]){3,40}(?![\\p{L}\\p{N}])");
    private static final String BREAK = "\u0001";

    Tokens {
        words = List.copyOf(words);
    }

    static Tokens of(String text) {
        String joined = join(SPACED_LATIN, join(SPACED_HAN, text));
        return new Tokens(joined, Words.of(joined));
    }

    private static String join(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? matcher.replaceAll(found -> Matcher.quoteReplacement(Normaliser.bare(found.group())))
                : text;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether a word of it is written in that language's letters. */
    boolean speaks(Language language) {
        return words.stream().anyMatch(word -> {
            int first = word.stem().codePointAt(0);
            return switch (language) {
                case ZH -> Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN;
                case EN -> Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN;
            };
        });
    }

    /** The words with a space around each, so that a phrase found in it begins and ends with a whole word. */
    String row() {
        StringBuilder row = new StringBuilder(" ");
        for (Word word : words) {
            if (word.afterBreak()) {
                row.append(BREAK).append(' ');
            }
            row.append(word.stem()).append(' ');
        }
        return row.toString();
    }

    static String row(List<String> stems) {
        return " " + String.join(" ", stems) + " ";
    }

    /** The words that make up a whole message, whatever stands between them. */
    String whole() {
        List<String> stems = new ArrayList<>();
        words.forEach(word -> stems.add(word.stem()));
        return String.join(" ", stems);
    }

    /** Index of the first word of that sequence at or after {@code from}, -1 where it does not stand there in a row. */
    int indexOf(List<String> stems, int from) {
        for (int at = from; at + stems.size() <= words.size(); at++) {
            if (standsAt(stems, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the sequence stands in order within one clause, with at most so many other words between any two. */
    boolean holdsApart(List<String> stems, int between) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).stem().equals(stems.getFirst()) && restFollows(stems, at, between)) {
                return true;
            }
        }
        return false;
    }

    private boolean restFollows(List<String> stems, int first, int between) {
        int at = first;
        for (String stem : stems.subList(1, stems.size())) {
            int next = at + 1;
            while (next < words.size()
                    && next - at - 1 <= between
                    && !words.get(next).afterBreak()
                    && !words.get(next).stem().equals(stem)) {
                next++;
            }
            if (next >= words.size()
                    || next - at - 1 > between
                    || !words.get(next).stem().equals(stem)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private boolean standsAt(List<String> stems, int at) {
        for (int i = 0; i < stems.size(); i++) {
            Word word = words.get(at + i);
            if (!word.stem().equals(stems.get(i)) || (i > 0 && word.afterBreak())) {
                return false;
            }
        }
        return true;
    }
}
