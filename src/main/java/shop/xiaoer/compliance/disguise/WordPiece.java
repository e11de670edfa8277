package shop.xiaoer.compliance.disguise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between two gaps of a text.
 *
 * @param to behind its last sign
 */
record WordPiece(int from, int to, String text) {
    /** All that the pattern finds, in their order. */
    static List<WordPiece> all(Pattern pattern, String text) {
        List<WordPiece> pieces = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            pieces.add(new WordPiece(matcher.start(), matcher.end(), matcher.group()));
        }
        return pieces;
    }
}
