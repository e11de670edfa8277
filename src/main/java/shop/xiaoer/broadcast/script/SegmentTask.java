package shop.xiaoer.broadcast.script;

import java.util.List;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.text.Language;

/** What the model is told a segment is for, in its language. */
final class SegmentTask {
    private SegmentTask() {}

    /**
     * @param situation a pain of the product, blank where it has none
     * @param before the sentence that stands before, blank at the start
     */
    static String of(SegmentType type, String product, String situation, String before, Language language) {
        return switch (language) {
            case ZH ->
                "商品是" + product + "，" + zh(type, situation)
                        + (before.isBlank() ? "" : "前一句是“" + before + "”，接着往下说，不重复它。");
            case EN ->
                "The product is " + product + ". " + en(type, situation)
                        + (before.isBlank()
                                ? ""
                                : " The sentence before is “" + before + "”; go on from it, do not repeat it.");
        };
    }

    static String persona(Persona persona, Language language) {
        String manner = persona.name().in(language)
                + (language == Language.ZH ? "，" : ", ")
                + persona.manner().in(language);
        return switch (language) {
            case ZH ->
                manner + listed("。爱说：", persona.phrases(language), "、") + listed("。不说：", persona.taboos(language), "、");
            case EN ->
                manner
                        + listed(". Likes to say: ", persona.phrases(language), "; ")
                        + listed(". Never says: ", persona.taboos(language), "; ");
        };
    }

    private static String listed(String head, List<String> words, String between) {
        return words.isEmpty() ? "" : head + String.join(between, words);
    }

    private static String zh(SegmentType type, String situation) {
        return switch (type) {
            case hook -> "用一两句话引起兴趣，让人愿意听下去，不讲参数。";
            case pain -> "说一个生活里的情形：" + situation + "。只说情形，不说商品能解决它。";
            case sellingPoint -> "挑事实里的两三条，讲清楚是什么。";
            case proof -> "讲事实里的检测或证书，说明出处。";
            case price -> "报价格，一定写成 {price}，可以带一句库存 {stock}，不催促。";
            case callToAction -> "请想要的人点商品卡，看清规格再下单，不催促。";
            case qa -> "自问自答：提一个买家会问的问题，用事实回答。";
            case interaction -> "问观众一个问题，请他们在评论区说。";
            case bridge -> "从上一件商品过渡到这一件，一句话。";
            case welcome, notice, signOff -> "打个招呼。";
        };
    }

    private static String en(SegmentType type, String situation) {
        return switch (type) {
            case hook -> "Raise interest in a sentence or two, without details.";
            case pain ->
                "Tell an everyday situation: " + situation
                        + ". Only the situation; do not say that the product solves it.";
            case sellingPoint -> "Take two or three of the facts and say plainly what they are.";
            case proof -> "Tell of the test or the certificate among the facts, and where it comes from.";
            case price -> "Give the price, always as {price}; a word on stock as {stock} if you like. No hurry.";
            case callToAction -> "Invite those who want one to open the product card and check the options. No hurry.";
            case qa -> "Ask what a buyer would ask, and answer from the facts.";
            case interaction -> "Ask the viewers a question and invite them to the comments.";
            case bridge -> "Lead over from the product before, in one sentence.";
            case welcome, notice, signOff -> "Say hello.";
        };
    }
}
