package shop.xiaoer.guard.reading;

/** Numbers as they are written: in digits, thousands set off by commas, or in Han numerals. Pure. */
final class Numbers {
    /** A pattern without groups. */
    static final String IN_DIGITS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";

    /** A pattern without groups. */
    static final String IN_HAN = "[" + Numerals.HAN + "]+(?:点[零一二三四五六七八九]+)?";

    private Numbers() {}

    /** Below zero where the Han numerals make no number. */
    static double value(String written) {
        return Character.isDigit(written.charAt(0))
                ? Double.parseDouble(written.replace(",", ""))
                : Numerals.chinese(written).orElse(-1);
    }

    static int whole(String written) {
        return (int) value(written);
    }
}
