package shop.xiaoer.guard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that claim nothing: greetings, little words, names of the shop's goods. How far an unfinished sentence is
 * made of them alone is how far it may be shown. A list of what is harmless, not of what is dangerous: with denials and
 * swapped names among the faults, any other word may begin a claim.
 */
final class Openers {
    private static final List<String> HAN = Stream.of(
                    ("您好 你好 亲亲 亲爱的 亲 好的 好滴 好呢 嗯嗯 嗯 哈喽 早上好 下午好 晚上好 收到 明白 谢谢您 谢谢 感谢您的咨询 感谢咨询 感谢您 欢迎光临"
                                    + " 欢迎咨询 关于 对于 至于 您问的 您说的 您咨询的 您提到的 这款 这个 那款 那个 这件 您的 我们的 您 的 呢 哦 哈 呀 啊 小二 在的")
                            .split(" "))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    private static final Set<String> LATIN = Set.copyOf(Arrays.asList(
            ("hi hello hey dear sure certainly okay ok thanks thank you for asking your question the a an this that as to"
                            + " regarding about of our of-course course great welcome good morning afternoon evening there"
                            + " happy here to and so well xiaoer")
                    .split(" ")));
    private static final String SIGNS = " ,，、~～!！\"“”‘(（";

    private Openers() {}

    /** The offset in {@code text} up to which, from {@code from} on, an unfinished sentence may be shown. */
    static int end(String text, int from, Goods shop) {
        int end = from;
        int at = from;
        while (at < text.length()) {
            int next = tokenEnd(text, at, shop);
            if (next < 0) {
                return end;
            }
            end = SIGNS.indexOf(text.charAt(at)) >= 0 ? end : next;
            at = next;
        }
        return end;
    }

    /** The end of the harmless token at {@code at}; -1 where it is none, or may yet grow into another. */
    private static int tokenEnd(String text, int at, Goods shop) {
        if (SIGNS.indexOf(text.charAt(at)) >= 0) {
            return at + 1;
        }
        for (String name : shop.beginning(text, at)) {
            if (name.length() > 1
                    && text.regionMatches(true, at, name, 0, name.length())
                    && whole(text, at + name.length())) {
                return at + name.length();
            }
        }
        for (String opener : HAN) {
            if (text.startsWith(opener, at)) {
                return at + opener.length();
            }
        }
        int end = at;
        while (end < text.length() && latin(text.charAt(end))) {
            end++;
        }
        boolean known = end > at && LATIN.contains(text.substring(at, end).toLowerCase(Locale.ROOT));
        return known && end < text.length() ? end : -1;
    }

    /** A Latin name must have ended; a Han one has no seam. */
    private static boolean whole(String text, int end) {
        return !latin(text.charAt(end - 1)) || end < text.length() && !latin(text.charAt(end));
    }

    private static boolean latin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '\'' || c == '’';
    }
}
