package shop.xiaoer.text;

import java.util.Locale;

/** The two languages that the shop speaks, equals everywhere. On the wire a language is its BCP 47 tag. */
public enum Language {
    ZH("zh-CN"),
    EN("en-US");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag, {@code zh-CN} or {@code en-US}. */
    public String tag() {
        return tag;
    }

    /** Short code as used in file names, {@code zh} or {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a tag or a short code, in any case; {@code zh-Hant} and the like count as Chinese.
     *
     * @throws IllegalArgumentException naming the value, where it is neither Chinese nor English
     */
    public static Language of(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (lower.equals("zh") || lower.startsWith("zh-") || lower.startsWith("zh_")) {
            return ZH;
        }
        if (lower.equals("en") || lower.startsWith("en-") || lower.startsWith("en_")) {
            return EN;
        }
        throw new IllegalArgumentException("language: '" + tag + "' is neither zh nor en");
    }

    /**
     * The language that a text is written in, by its letters alone: two Latin words of prose outweigh a Han
     * character only where no Han character stands outside brackets and names. Text without letters takes the
     * fallback (a bare order number says nothing about its writer).
     */
    public static Language detect(String text, Language fallback) {
        int han = 0;
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN) {
                han++;
                inWord = false;
            } else if (Character.isLetter(point) && point < 0x250) {
                if (!inWord) {
                    words++;
                }
                inWord = true;
            } else if (!(Character.isDigit(point) || point == '\'' || point == '’' || point == '-')) {
                inWord = false;
            }
        }
        if (han == 0 && words == 0) {
            return fallback;
        }
        // A Chinese product name in an English question: four English words or more to one Han word of about two signs.
        return han > 0 && han * 2 >= words ? ZH : EN;
    }
}
