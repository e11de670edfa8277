package shop.xiaoer.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts sentences at the signs that part clauses: comma, semicolon, colon, dash. No end: the comma of {@code 1,299}, the
 * colon of {@code 9:00} and of an address. The enumeration comma (、) parts words, not clauses. Pure; safe from any
 * thread.
 */
public final class Clauses {
    private Clauses() {}

    /** The clauses in order, each with the sign that ends it, without the white space around them. */
    public static List<TextRange> split(String text) {
        List<TextRange> found = new ArrayList<>();
        for (TextRange sentence : Sentences.split(text)) {
            int from = sentence.from();
            for (int at = sentence.from(); at < sentence.to(); at++) {
                if (ends(text, at)) {
                    Sentences.addTrimmed(found, text, from, at + 1);
                    from = at + 1;
                }
            }
            Sentences.addTrimmed(found, text, from, sentence.to());
        }
        return List.copyOf(found);
    }

    private static boolean ends(String text, int at) {
        char sign = text.charAt(at);
        return switch (sign) {
            case '，', '；', '：', '—' -> at + 1 >= text.length() || text.charAt(at + 1) != '—';
            case ',', ';', ':' -> at + 1 >= text.length() || !insideToken(text, at);
            default -> false;
        };
    }

    private static boolean insideToken(String text, int at) {
        char next = text.charAt(at + 1);
        if (text.charAt(at) == ':' && next == '/') {
            return true;
        }
        return at > 0 && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(next);
    }
}
