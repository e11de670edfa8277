package shop.xiaoer.answer.model;

import java.util.regex.Pattern;
import shop.xiaoer.text.Language;

/** Words of a question that no single page answers: it compares, or asks for advice. */
final class JoiningWords {
    private static final Pattern ZH =
            Pattern.compile("哪个更|哪款更|哪个好|哪款好|对比|比较一下|有什么区别|有啥区别|区别是|推荐|选哪|适合.{0,8}吗|帮我挑|送.{0,6}(合适|好)");
    private static final Pattern EN = Pattern.compile(
            "(?i)\\b(compare|comparison|difference between|which (one )?(is|are|would|should)|better than|recommend|suggest|versus|vs\\.?|should i (buy|get|choose)|good (gift|choice) for)\\b");

    private JoiningWords() {}

    static boolean in(String question, Language language) {
        return (language == Language.ZH ? ZH : EN).matcher(question).find();
    }
}
