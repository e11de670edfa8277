package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.cardinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.digits;

import java.util.List;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Ranges, signs between words, and what is left: plain numbers. */
final class EnglishSigns {
    private static final String N = EnglishReader.N;

    private EnglishSigns() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        N + "\\s?[-–—~]\\s?" + N + "(?!\\d)",
                        (m, t) -> cardinal(m.group(1)) + " to " + cardinal(m.group(2))),
                Rule.of(
                        "(?<=\\d|%|\\d[a-z°]{1,3}|\\d ?[ap]\\.?m\\.?|°[CF])\\s?[-–—~]\\s?(?=[$£€¥]?\\d)",
                        (m, t) -> " to "),
                Rule.of("\\d+(?:\\.\\d+){2,}+", (m, t) -> points(m.group())),
                Rule.of(N + "\\+(?!\\d)", (m, t) -> cardinal(m.group(1)) + " plus"),
                Rule.of("\\+\\s?(?=[\\w$£€¥])", (m, t) -> (glued(t, m.start()) ? " " : "") + "plus "),
                Rule.of("=\\s?(?=[\\w$£€¥])", (m, t) -> (glued(t, m.start()) ? " " : "") + "equals "),
                Rule.of("±\\s?", (m, t) -> "plus or minus "),
                Rule.of("(?:>=|≥)\\s?(?=[\\d$£€¥])", (m, t) -> "at least "),
                Rule.of("(?:<=|≤)\\s?(?=[\\d$£€¥])", (m, t) -> "at most "),
                Rule.of(">\\s?(?=[\\d$£€¥])", (m, t) -> "more than "),
                Rule.of("<\\s?(?=[\\d$£€¥])", (m, t) -> "less than "),
                Rule.of("[~≈]\\s?(?=[\\d$£€¥])", (m, t) -> "about "),
                Rule.of("(?<![A-Za-z])[-−](?=\\d)", (m, t) -> "minus "),
                Rule.of("&", (m, t) -> glued(t, m.start()) ? " and " : "and"),
                Rule.of("[×*x](?=\\s?\\d)", (m, t) -> "times "),
                Rule.of("(?<=[A-Za-z%)])\\s?/\\s?(?=\\d)", (m, t) -> ", "),
                Rule.of("°", (m, t) -> " degrees"),
                Rule.of("0\\d+(?!\\d|\\.\\d)", (m, t) -> digits(m.group())),
                Rule.of(N + "s(?![A-Za-z])", (m, t) -> EnglishDates.plural(cardinal(m.group(1)))),
                Rule.of(N, (m, t) -> cardinal(m.group(1))));
    }

    private static boolean glued(String text, int at) {
        return at > 0 && text.charAt(at - 1) != ' ';
    }

    /** A version or an address in the network: 3.2.1. */
    private static String points(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : written.split("\\.")) {
            said.append(said.isEmpty() ? "" : " point ").append(digits(part));
        }
        return said.toString();
    }
}
