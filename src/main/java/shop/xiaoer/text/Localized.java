package shop.xiaoer.text;

/** One text in both languages, each written by someone who speaks it. Neither may be blank. */
public record Localized(String zh, String en) {
    public Localized {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("zh and en must both be given: zh='" + zh + "' en='" + en + "'");
        }
    }

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
