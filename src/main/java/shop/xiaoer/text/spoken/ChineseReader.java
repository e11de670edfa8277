package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.Reader.digit;
import static shop.xiaoer.text.spoken.Reader.latin;

import java.util.List;
import java.util.stream.Stream;
import shop.xiaoer.text.spoken.Reader.Rule;

/** How Chinese reads a text aloud. The rules go from the special to the plain number. */
final class ChineseReader {
    static final String N = "(\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    static final String TO = "\\s*[-–—~～〜至到]\\s*";

    static final Reader INSTANCE = new Reader(
            Stream.of(
                            ChineseMoney.foreign(),
                            ChineseNames.rules(),
                            ChineseDialled.rules(),
                            ChineseDates.rules(),
                            ChineseMoney.rules(),
                            ChineseMeasures.rules(),
                            ChineseSigns.rules())
                    .<Rule>flatMap(List::stream)
                    .toList(),
            ChineseReader::begins);

    private ChineseReader() {}

    /** Where a figure, a Latin word or a sign begins. */
    private static boolean begins(Reader.Place place) {
        char here = place.here();
        char before = place.before();
        if (latin(here)) {
            return !latin(before) && !digit(before);
        }
        if (digit(here)) {
            return !digit(before);
        }
        return "¥$€£₩฿₹₽±≥≤⩾⩽≠<>~≈～〜&+=-−–—x×*@/½⅓⅔¼¾⅕⅛℃℉㎡㎏㎝㎜㎎㎖㎞(零负".indexOf(here) >= 0
                || (here == ' ' && digit(before));
    }
}
