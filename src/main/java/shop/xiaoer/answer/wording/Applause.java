package shop.xiaoer.answer.wording;

/** A message of nothing but friendly signs: thanks without a word. */
public final class Applause {
    private static final String FRIENDLY = "👍👌🙏😊😄😁🙂😀🥰😘❤🌹👏🤝💪🎉✌☺😆💐👋";
    private static final String MARKS = "!！~～.。";

    private Applause() {}

    /** Sign by sign: a pattern would go one call deeper with each, and a message may have thousands. */
    public static boolean only(String text) {
        return text.codePoints().allMatch(point -> isFriendly(point) || goesAlong(point))
                && text.codePoints().anyMatch(Applause::isFriendly);
    }

    private static boolean isFriendly(int point) {
        return FRIENDLY.indexOf(point) >= 0;
    }

    /** White space, marks, and what makes an emoji an emoji or gives it a skin. */
    private static boolean goesAlong(int point) {
        return Character.isWhitespace(point)
                || MARKS.indexOf(point) >= 0
                || point == 0xFE0F
                || (point >= 0x1F3FB && point <= 0x1F3FF);
    }
}
