package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.Reader.digit;
import static shop.xiaoer.text.spoken.Reader.latin;

import java.util.List;
import java.util.stream.Stream;
import shop.xiaoer.text.spoken.Reader.Rule;

/** How English reads a text aloud. The rules go from the special to the plain number. */
final class EnglishReader {
    static final String N = "(\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?<![\\w.])\\.\\d+)";
    static final String TO = "\\s?(?:[-–—~]|to)\\s?";

    static final Reader INSTANCE = new Reader(
            Stream.of(
                            EnglishMoney.rules(),
                            EnglishDates.months(),
                            EnglishNames.rules(),
                            EnglishDialled.rules(),
                            EnglishDates.rules(),
                            EnglishMeasures.rules(),
                            EnglishSigns.rules())
                    .<Rule>flatMap(List::stream)
                    .toList(),
            EnglishReader::begins);

    private EnglishReader() {}

    /** Where a figure, a word or a sign begins. */
    private static boolean begins(Reader.Place place) {
        char here = place.here();
        char before = place.before();
        if (latin(here)) {
            return !latin(before) && !digit(before);
        }
        if (digit(here)) {
            return !digit(before);
        }
        if (here == '.') {
            return !latin(before) && !digit(before) && before != '.';
        }
        return "-−$£€¥₹₩฿±≥≤<>~≈&+=#×(*@/–—°½⅓⅔¼¾⅕⅛".indexOf(here) >= 0 || (here == ' ' && digit(before));
    }
}
