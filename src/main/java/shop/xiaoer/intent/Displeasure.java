package shop.xiaoer.intent;

import java.util.regex.Pattern;

/** Impatience beside a wish: short of anger, for the wish still comes first, but a word of regret is due. */
public final class Displeasure {
    private static final Pattern ZH = Pattern.compile(
            "[!！]{2,}|怎么(?:还|都)[没不].*都.{0,5}(?:天|周|星期|礼拜|月)了|都.{0,5}(?:天|周|星期|礼拜|月)了.*[还都][没不]|太慢了|慢死|太差|垃圾|烂东西|烂透|什么玩意|受不了|急死");
    private static final Pattern EN = Pattern.compile(
            "!{2,}|(?i:\\b(?:crap|crappy|rubbish|trash|garbage|junk|terrible|awful|horrible|ridiculous|unacceptable|useless|sucks|sick of|still (?:not|nothing|hasn'?t|haven'?t|no)\\b.*\\b(?:days|weeks?|months?)|(?:days|weeks?|months?)\\b.*\\bstill (?:not|nothing|hasn'?t|haven'?t|no))\\b)|(?<=[a-z] )(?:NOW|ASAP|IMMEDIATELY)\\b");

    private Displeasure() {}

    /** Whether the words themselves show it. Pure; safe from any thread. */
    public static boolean in(String text) {
        return ZH.matcher(text).find() || EN.matcher(text).find();
    }
}
