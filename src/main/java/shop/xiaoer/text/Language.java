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
     * The language that a text is written in: that of its prose. A product's name in the other language decides nothing
     * ({@code 云朵保温杯 price?} is English, {@code 那个 cloud thermos 还有吗} Chinese), nor do codes and sizes: a bare order
     * number says nothing about its writer and takes the fallback.
     */
    public static Language detect(String text, Language fallback) {
        return Prose.of(text).language(fallback);
    }
}
