package shop.xiaoer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where the sentences of a Chinese or English text end. No end: the point of a decimal, of an abbreviation
 * ({@code e.g.}, {@code No. 5}, {@code Dr.}), of a list's number, inside an address of the web. Pure; safe from any
 * thread.
 */
public final class Sentences {
    private static final String ENDS = "。！？!?…\n";
    private static final String CLOSERS = "”’\"'）)】]」』》~～";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "etc", "no", "nos", "vs", "mr", "mrs", "ms", "dr", "prof", "st", "inc", "ltd", "co", "corp",
            "approx", "dept", "est", "fig", "vol", "jr", "sr", "a.m", "p.m", "u.s", "u.k", "min", "max", "tel", "ext",
            "art", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");
    /** After these a point may end the sentence all the same, where a capital follows. */
    private static final Set<String> MAY_END =
            Set.of("etc", "a.m", "p.m", "inc", "ltd", "co", "u.s", "u.k", "min", "max", "st", "no");

    private Sentences() {}

    /** The sentences in order, without the white space around them; together they hold every other character. */
    public static List<TextRange> split(String text) {
        List<TextRange> found = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endsAt(text, at);
            if (end > at) {
                addTrimmed(found, text, from, end);
                from = end;
                at = end;
            } else {
                at++;
            }
        }
        addTrimmed(found, text, from, text.length());
        return List.copyOf(found);
    }

    /**
     * How much of a text that is still growing is made of whole sentences: what stands before that offset will be split
     * the same way however the text goes on.
     */
    public static int settled(String text) {
        int settled = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endsAt(text, at);
            if (end > at) {
                // What comes next decides yet: "3." may become "3.5", "No." be followed by a number, "！" by "”".
                settled = nextInk(text, end - 1) < text.length() ? end : settled;
                at = end;
            } else {
                at++;
            }
        }
        return settled;
    }

    /** The offset after the sentence that ends with the sign at {@code at}, or {@code at} where none does. */
    private static int endsAt(String text, int at) {
        char sign = text.charAt(at);
        if (ENDS.indexOf(sign) >= 0) {
            return sign == '?' && insideAddress(text, at) ? at : closed(text, at + 1);
        }
        if (sign == '.' || sign == '．') {
            return pointEnds(text, at) ? closed(text, at + 1) : at;
        }
        return at;
    }

    private static int closed(String text, int end) {
        int to = end;
        while (to < text.length()
                && (CLOSERS.indexOf(text.charAt(to)) >= 0 || "。！？!?….".indexOf(text.charAt(to)) >= 0)) {
            to++;
        }
        return to;
    }

    private static boolean pointEnds(String text, int at) {
        if (at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next == '.') {
                return false;
            }
            boolean white = Character.isWhitespace(next) || CLOSERS.indexOf(next) >= 0;
            boolean han =
                    Normaliser.isHan(text.codePointAt(at + 1)) && at > 0 && !Character.isDigit(text.charAt(at - 1));
            if (!white && !han) {
                return false;
            }
        }
        String word = wordBefore(text, at);
        if (listNumber(text, at, word)) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
        if (!ABBREVIATIONS.contains(lower) && !initial) {
            return true;
        }
        return MAY_END.contains(lower) && (lower.equals("no") ? !numberFollows(text, at) : capitalFollows(text, at));
    }

    /** {@code 1. } at the start of a line. */
    private static boolean listNumber(String text, int at, String word) {
        int start = at - word.length();
        boolean lineStart = text.substring(Math.max(0, text.lastIndexOf('\n', at) + 1), start)
                .isBlank();
        return lineStart
                && !word.isEmpty()
                && word.length() <= 2
                && word.chars().allMatch(Character::isDigit)
                && at + 1 < text.length();
    }

    private static String wordBefore(String text, int at) {
        int from = at;
        while (from > 0) {
            char c = text.charAt(from - 1);
            boolean latin = c < 0x250 && Character.isLetterOrDigit(c);
            if (!latin && !(c == '.' && from > 1 && Character.isLetter(text.charAt(from - 2)))) {
                break;
            }
            from--;
        }
        return text.substring(from, at);
    }

    private static boolean capitalFollows(String text, int at) {
        int next = nextInk(text, at);
        return next >= text.length()
                || Character.isUpperCase(text.charAt(next))
                || Normaliser.isHan(text.codePointAt(next));
    }

    private static boolean numberFollows(String text, int at) {
        int next = nextInk(text, at);
        return next < text.length() && Character.isDigit(text.charAt(next));
    }

    private static int nextInk(String text, int at) {
        int next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean insideAddress(String text, int at) {
        if (at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1))) {
            return false;
        }
        int from = at;
        while (from > 0 && text.charAt(from - 1) > ' ' && text.charAt(from - 1) < 0x7F) {
            from--;
        }
        return text.startsWith("http", from) || text.startsWith("www.", from);
    }

    static void addTrimmed(List<TextRange> found, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            found.add(new TextRange(start, end));
        }
    }
}
