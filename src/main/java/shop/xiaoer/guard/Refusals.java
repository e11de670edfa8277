package shop.xiaoer.guard;

import java.util.regex.Pattern;

/** Tells an honest "that is not in my material" and the offer of a person: such a sentence claims nothing. */
final class Refusals {
    private static final Pattern HONEST = Pattern.compile(
            "(?:资料|信息|材料|手头|知识库|说明|内容|页面)[^,。]{0,14}(?:没有|没写|没提|未|查不到|找不到|不包含)|没有(?:找到|查到|看到|写|提到|说明|相关|关于)|(?:查|找)不到|无法(?:确认|确定|回答|判断|提供|查)|不(?:太)?(?:确定|清楚|知道|了解)|帮不上|转(?:接)?人工|(?:人工)?客服[^,。]{0,4}(?:确认|帮)|没(?:有)?(?:这方面|相关|这个)"
                    + "|no (?:information|details|mention)|(?:don't|do not|doesn't|does not) (?:have|know|say|mention|state|specify|cover|list|see)|not (?:mentioned|stated|covered|specified|listed|sure|certain|in the (?:material|information))|(?:can't|cannot|couldn't|could not|unable to) (?:find|confirm|answer|say|tell|verify|see)|talk to a (?:colleague|person|human)|connect you|isn't (?:mentioned|stated|listed|specified|covered)");
    private static final Pattern KNOWING =
            Pattern.compile("资料|手头|知识库|不(?:太)?(?:清楚|确定)|转人工|material|information|not sure");

    private static final Pattern APOLOGY = Pattern.compile(
            "^ *(?:抱歉|很抱歉|对不起|不好意思|亲|您好|请见谅|谢谢(?:您)?(?:的理解)?|sorry|i'm sorry|i am sorry|thank you(?: for asking)?)[,.!。~ 哦]*$");

    private Refusals() {}

    /** A polite word and nothing beside it. */
    static boolean apology(String normal) {
        return APOLOGY.matcher(normal).find();
    }

    static boolean honest(String normal) {
        return HONEST.matcher(normal).find();
    }

    /** Whether the sentence says outright that the material is silent. */
    static boolean outright(String normal) {
        return honest(normal) && KNOWING.matcher(normal).find();
    }
}
