package shop.xiaoer.answer;

import java.util.regex.Pattern;

/** A message of nothing but friendly signs: thanks without a word. */
final class Applause {
    private static final Pattern ONLY = Pattern.compile(
            "[\\s!！~～.。]*(?:[👍👌🙏😊😄😁🙂😀🥰😘❤🌹👏🤝💪🎉✌☺😆💐👋]\\x{FE0F}?[\\x{1F3FB}-\\x{1F3FF}]?[\\s!！~～.。]*)+");

    private Applause() {}

    static boolean only(String text) {
        return ONLY.matcher(text).matches();
    }
}
