package shop.xiaoer.intent;

import java.util.regex.Pattern;
import shop.xiaoer.text.Normaliser;

/**
 * The Chinese curses that are made of the word for mother. Rules cannot tell them from talk about somebody's mother: what
 * stands just before and after decides.
 */
final class Cursing {
    /** What a mother has or is given, in talk about goods. */
    private static final String HERS =
            "(?!生日|礼物|杯|茶|壶|口味|地址|电话|手机|快递|订单|包裹|味道|年纪|账号|名字|名义|节|话|意思|那个|那只|那份|那单|手|脚|眼|头发)";

    private static final Pattern CURSE = Pattern.compile("(?:^|[^\\p{IsHan}]|[这那都又就还太真])妈的" + HERS
            + "|(?<!孩子|娃|宝|儿子|朋友|给|送|和|跟|替|帮)[他她特]妈的" + HERS
            + "|(?:[真太还都又就你们这那操草艹日去尽净]|什么|给我)[他特]妈(?!妈|咪)"
            + "|[他特]妈(?:什么玩|什么破|什么烂|什么垃圾|什么态度|什么时候|怎么|到底|骗|退钱|给我|别)"
            + "|(?:[操草艹日去滚退发死]|问候)你妈(?!妈|咪)"
            + "|(?<!给|送|替|帮|和|跟)你妈的" + HERS
            + "|你妈(?:逼|比的|b\\b|死|没了|了个|炸了)|尼玛(?![县镇])");

    private Cursing() {}

    static boolean in(String text) {
        return CURSE.matcher(Normaliser.normalise(text)).find();
    }
}
