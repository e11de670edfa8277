package shop.xiaoer.answer.wording;

import java.util.regex.Pattern;
import shop.xiaoer.text.Language;

/** Whether a message asks something, with or without a question mark: "can I still return it", not "return it". */
public final class QuestionForm {
    private static final Pattern ZH = Pattern.compile(
            "[?？]|[吗么嘛呢]|[不没](?:[\\s，,。！!]|$)|(.)[不没]\\1|能不|可不|怎么|怎样|咋|多少|多久|几[天个号点次块]|什么|啥|哪|谁|为何|是否|有没有|还能|来得及");
    private static final Pattern EN = Pattern.compile(
            "(?i)[?]|^\\W*(?:so |and |but |hi |hey |hello |ok |also )?(?:can|could|do|does|did|is|are|am|was|will|would|should|may|how|what|whats|what's|when|where|who|whom|which|why|any|anything)\\b|\\b(?:do i|can i|could i|how (?:much|many|long|do|can)|what (?:if|is|are|do|happens)|is there|are there|too late|allowed to)\\b");

    private QuestionForm() {}

    /** By the signs of that language; a question mark counts in both. */
    public static boolean in(String text, Language language) {
        return (language == Language.ZH ? ZH : EN).matcher(text).find();
    }
}
