package shop.xiaoer.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Brings the spellings of one text to one: compatibility forms (full width, ligatures) to plain ones, upper case to
 * lower, traditional Chinese signs to simplified, any white space to one space and none between two Han signs, and
 * without signs that cannot be seen. Pure functions; safe from any thread; a few microseconds a message.
 */
public final class Normaliser {
    private static final int FIRST_HAN = 0x3400;
    private static final int LAST_HAN = 0x9FFF;
    /**
     * Sign by sign, so that offsets can be followed and no lock is taken: ICU's transliterator locks its rules. The
     * few it leaves alone and shoppers of Taiwan and Hong Kong do write are added.
     */
    private static final char[] SIMPLIFIED = simplified();

    private Normaliser() {}

    /** The text in its one spelling. */
    public static String normalise(String text) {
        return map(text).text();
    }

    /** The normalised letters and digits alone: {@code 转.人.工} and {@code 轉 人 工} are both {@code 转人工}. */
    public static String bare(String text) {
        String normal = normalise(text);
        StringBuilder out = new StringBuilder(normal.length());
        normal.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The normalised text together with the way back to the offsets of the text as it was written. */
    public static Mapped map(String text) {
        Builder builder = new Builder(text);
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            builder.add(at, end);
            at = end;
        }
        return builder.built();
    }

    /** A base sign with the marks that combine with it: they are normalised as one. */
    private static int clusterEnd(String text, int from) {
        int end = from + Character.charCount(text.codePointAt(from));
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int type = Character.getType(point);
            if (type != Character.NON_SPACING_MARK && type != Character.COMBINING_SPACING_MARK) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static char[] simplified() {
        char[] table = new char[LAST_HAN - FIRST_HAN + 1];
        Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
        for (int i = 0; i < table.length; i++) {
            char sign = (char) (FIRST_HAN + i);
            String simple = transliterator.transliterate(String.valueOf(sign));
            table[i] = simple.length() == 1 ? simple.charAt(0) : sign;
        }
        String more = "妳你祂它牠它麽么甚什着着裏里";
        for (int i = 0; i < more.length(); i += 2) {
            table[more.charAt(i) - FIRST_HAN] = more.charAt(i + 1);
        }
        return table;
    }

    /** A normalised text and where each of its characters came from. */
    public static final class Mapped {
        private final String text;
        private final int[] starts;
        private final int[] ends;

        private Mapped(String text, int[] starts, int[] ends) {
            this.text = text;
            this.starts = starts;
            this.ends = ends;
        }

        public String text() {
            return text;
        }

        /** The stretch of the written text that the stretch {@code from}..{@code to} of the normalised one stands for. */
        public TextRange original(int from, int to) {
            if (from == to) {
                int at = from < starts.length ? starts[from] : (ends.length == 0 ? 0 : ends[ends.length - 1]);
                return new TextRange(at, at);
            }
            return new TextRange(starts[from], ends[to - 1]);
        }
    }

    private static final class Builder {
        private final String source;
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;
        private boolean spaceOwed;
        private int spaceFrom;
        private int spaceTo;

        Builder(String source) {
            this.source = source;
            this.out = new StringBuilder(source.length());
            this.starts = new int[source.length() + 8];
            this.ends = new int[source.length() + 8];
        }

        void add(int from, int to) {
            if (to - from == 1 && source.charAt(from) > ' ' && source.charAt(from) < 0x7F) {
                put(Character.toLowerCase(source.charAt(from)), from, to);
                return;
            }
            String plain = Normalizer.normalize(source.substring(from, to), Normalizer.Form.NFKC);
            for (int i = 0; i < plain.length(); ) {
                int point = plain.codePointAt(i);
                i += Character.charCount(point);
                if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                    oweSpace(from, to);
                } else if (seen(point)) {
                    int lower = Character.toLowerCase(point);
                    put(lower >= FIRST_HAN && lower <= LAST_HAN ? SIMPLIFIED[lower - FIRST_HAN] : lower, from, to);
                }
            }
        }

        private static boolean seen(int point) {
            int type = Character.getType(point);
            return type != Character.FORMAT && type != Character.CONTROL && !(point >= 0xFE00 && point <= 0xFE0F);
        }

        private void oweSpace(int from, int to) {
            if (out.isEmpty()) {
                return;
            }
            if (!spaceOwed) {
                spaceFrom = from;
            }
            spaceTo = to;
            spaceOwed = true;
        }

        private void put(int point, int from, int to) {
            if (spaceOwed) {
                spaceOwed = false;
                if (!(isHan(out.codePointBefore(out.length())) && isHan(point))) {
                    append(' ', spaceFrom, spaceTo);
                }
            }
            append(point, from, to);
        }

        private void append(int point, int from, int to) {
            int before = out.length();
            out.appendCodePoint(point);
            if (out.length() > starts.length) {
                starts = Arrays.copyOf(starts, out.length() * 2);
                ends = Arrays.copyOf(ends, out.length() * 2);
            }
            Arrays.fill(starts, before, out.length(), from);
            Arrays.fill(ends, before, out.length(), to);
        }

        Mapped built() {
            return new Mapped(out.toString(), Arrays.copyOf(starts, out.length()), Arrays.copyOf(ends, out.length()));
        }
    }
}
