package shop.xiaoer.text.spoken;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules of one language, tried in order at one place of a text. */
final class Reader {
    private final List<Rule> rules;
    private final Predicate<Place> mayBegin;

    Reader(List<Rule> rules, Predicate<Place> mayBegin) {
        this.rules = List.copyOf(rules);
        this.mayBegin = mayBegin;
    }

    /** What stands from a place up to {@code end} (UTF-16) is said so. */
    record Reading(int end, String said) {}

    record Place(String text, int at) {
        char here() {
            return text.charAt(at);
        }

        char before() {
            return at == 0 ? ' ' : text.charAt(at - 1);
        }
    }

    /** How a match is said; null where the rule declines it after all. */
    @FunctionalInterface
    interface Saying {
        @Nullable
        String say(MatchResult match, String text);
    }

    record Rule(Pattern pattern, Saying saying) {
        static Rule of(String pattern, Saying saying) {
            return new Rule(Pattern.compile(pattern), saying);
        }
    }

    Optional<Reading> at(String text, int at) {
        if (!mayBegin.test(new Place(text, at))) {
            return Optional.empty();
        }
        for (Rule rule : rules) {
            Matcher matcher =
                    rule.pattern().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
            matcher.region(at, text.length());
            if (matcher.lookingAt() && matcher.end() > at) {
                String said = rule.saying().say(matcher, text);
                if (said != null) {
                    return Optional.of(new Reading(matcher.end(), said));
                }
            }
        }
        return Optional.empty();
    }

    /** Full-width digits, letters and signs as their ASCII forms, each in its own place, so that offsets stay. */
    static String narrow(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(narrow(c));
        }
        return out.toString();
    }

    private static char narrow(char c) {
        boolean letterOrDigit = (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ');
        if (letterOrDigit || "％＋－／．＄＃＆＝＞＜＠＊".indexOf(c) >= 0) {
            return (char) (c - 0xFEE0);
        }
        return c == '￥' ? '¥' : c;
    }

    /** Up to {@code most} characters before a place, not beyond the signs that end a clause. */
    static String before(String text, int at, int most, String ends) {
        int from = at;
        while (from > 0 && at - from < most && ends.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return text.substring(from, at);
    }

    /** The same, after a place. */
    static String after(String text, int at, int most, String ends) {
        int to = at;
        while (to < text.length() && to - at < most && ends.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(at, to);
    }

    /** The neighbourhood of a place, where a word may say what a sign means. */
    static String around(String text, int at) {
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean latin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
