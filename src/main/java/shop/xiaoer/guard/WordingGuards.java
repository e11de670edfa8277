package shop.xiaoer.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.text.Language;

/** Guards that look at the wording alone, or at one name list: promise, link, language, lecture. */
final class WordingGuards {
    private static final Pattern PROMISE = Pattern.compile(
            "(?<!不|不能|无法|没法|没办法|不敢|难以|不可)(?:一定|肯定|保证|绝对|必定|百分之百|包您|担保|承诺|100%)(?!要|是|程度|不|的)[^,。]{0,14}(?:到|达|发|退|赔|收|给|修|换|解决|满意|准时|成功|有货|没问题|不会)"
                    + "|(?<!不|不能|无法)(?:保证|承诺|担保)(?!金|书)"
                    + "|放心[^。]{0,8}(?:一定|肯定)|(?:一定|肯定)会"
                    + "|\\b(?:guarantee[ds]?|promise[ds]?|definitely|absolutely|certainly will|for sure|rest assured|without fail|100% (?:sure|certain|guaranteed)|assure you)\\b");
    private static final Pattern NO_PROMISE = Pattern.compile(
            "(?:can't|cannot|can not|not|unable to|n't|no) (?:\\w+ ){0,2}(?:guarantee|promise|definitely|assure)|(?:不(?:能|敢|可|好)?|无法|没法|没办法|难以)[^,。]{0,4}(?:保证|承诺)|(?:一定|肯定)会不会|是不是一定|(?:isn't|not) (?:something |what )?(?:i|we) can (?:promise|guarantee)|(?:can't|cannot) (?:\\w+ ){0,3}for sure");
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|www\\.)[\\w./?=&%#~:@+-]+|(?<![\\w.@-])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|cn|net|org|io|shop|top|xyz|example|co|vip|me|cc|info|link)(?:/[\\w./?=&%#-]*)?(?![a-z])|[\\w.+-]+@[\\w-]+\\.[a-z.]+");
    private static final Pattern LECTURE = Pattern.compile(
            "理性消费|作为(?:一个|一名)?(?:消费者|ai|人工智能|语言模型|顾客)|不要贪|贪(?:图)?小便宜|(?:您|你)(?:应该|应当|要学会|需要明白|必须)(?!支付|付|承担|在|提供|出示|是)|我(?:必须|不得不|要)提醒|请(?:您)?(?:文明|冷静|自重|注意(?:您的)?(?:言辞|态度|语气))|珍惜|做一个|道德|希望您(?:能)?(?:理解|体谅|反思)|诚信(?:购物|做人)|下次(?:请)?(?:注意|仔细)|请(?:您)?(?:以后|今后|下次)"
                    + "|as an ai|language model|\\byou (?:should|ought to|need to) (?:be|always|learn|have|not|never|think|consider|understand|realize|be more)|must remind you|i (?:would|must|should) (?:like to )?(?:remind|stress|caution)|responsibly|it is (?:important|essential|crucial) to (?:remember|note|understand|be)|please be (?:mindful|respectful|polite|patient|reasonable)|(?:next time|in future|in the future),? (?:please|you should|be)|be more careful|good citizen|moral|ethic");
    private static final Pattern HEAVY_APOLOGY = Pattern.compile(
            "深表歉意|敬请谅解|不断(?:改进|努力)|(?:造成|带来)[^,。]{0,6}(?:不便|困扰|不好的体验)[^。]{0,12}(?:歉|抱歉|谅解|改进)|sincerely apologi[sz]e|sincere apologies|apologi[sz]e for (?:any|the) inconvenience[^.]*(?:strive|improve|understanding|patience)|valued customer");
    private static final Pattern SORRY = Pattern.compile("抱歉|对不起|歉意|不好意思|apologi[sz]e|apologies|\\bsorry\\b");
    private static final int LEAST_PROSE = 4;

    private WordingGuards() {}

    static List<Guard.Finding> promise(Statement statement, Material material) {
        String judged = NO_PROMISE.matcher(statement.normal()).replaceAll(" ");
        Matcher promise = PROMISE.matcher(judged);
        while (promise.find()) {
            if (!material.evidenceText().contains(promise.group())) {
                return Guard.finding(
                        "promise", "nobody may promise '" + promise.group().strip() + "'");
            }
        }
        return List.of();
    }

    static List<Guard.Finding> link(Statement statement, Material material) {
        Matcher link = LINK.matcher(statement.normal());
        while (link.find()) {
            String address = link.group().replaceAll("[.。,]+$", "");
            boolean known = material.evidenceText().contains(address)
                    || material.orderText().contains(address)
                    || material.context().knownLinks().stream().anyMatch(l -> l.equalsIgnoreCase(address));
            if (!known) {
                return Guard.finding("link", "'" + address + "' is no address of the shop");
            }
        }
        return List.of();
    }

    static List<Guard.Finding> language(Statement statement, Material material) {
        Language expected = material.context().language();
        long letters =
                statement.normal().codePoints().filter(Character::isLetter).count();
        if (letters < LEAST_PROSE) {
            return List.of();
        }
        long foreign = statement
                .normal()
                .codePoints()
                .filter(Character::isLetter)
                .filter(c ->
                        (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) != (expected == Language.ZH))
                .count();
        boolean other = Language.detect(statement.normal(), expected) != expected;
        // A line of names and models in the other script is no prose.
        boolean quoted = material.evidenceText().contains(statement.normal().replaceAll("[。.!?,;:]+$", ""));
        return other && foreign * 2 > letters && !quoted
                ? Guard.finding("language", "the question is in " + expected.tag())
                : List.of();
    }

    static List<Guard.Finding> lecture(Statement statement, Material material) {
        Matcher lecture = LECTURE.matcher(statement.normal());
        if (lecture.find() && !material.evidenceText().contains(lecture.group())) {
            return Guard.finding("lecture", "preaches: '" + lecture.group() + "'");
        }
        if (HEAVY_APOLOGY.matcher(statement.normal()).find()) {
            return Guard.finding("apology", "a template apology");
        }
        long here = SORRY.matcher(statement.normal()).results().count();
        boolean again = here > 0 && SORRY.matcher(statement.before()).find();
        return here > 1 || again ? Guard.finding("apology", "the apology comes twice") : List.of();
    }
}
