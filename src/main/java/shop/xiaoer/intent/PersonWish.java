package shop.xiaoer.intent;

import java.util.regex.Pattern;
import shop.xiaoer.text.Normaliser;

/**
 * The wish for a person in the words that everybody uses, beside the shop's own rules; and the talk about people that is
 * no such wish: when they are there, whether this is a bot, what one of them said, that none is needed.
 */
final class PersonWish {
    private static final String WHO_ZH = "(?:人工|真人|活人|客服|售后|坐席|专员|工作人员|负责人|主管|经理|店长|店主|老板|领导|管事的?|能做主的|能处理的|懂的人)";
    private static final Pattern ASK_ZH = Pattern.compile(
            "(?:转|接|换|找|要|叫|喊|请|让|派|安排|联系|呼叫|跟|和|同|与|给我|帮我)(?:一下|下|接|到|给|个|位|名|一个|一位|你们?的?|您们?的?|店里的?|刚才(?:的|那个|那位)?|之前(?:的|那个|那位)?|上次(?:的|那个|那位)?|一?下)*"
                    + WHO_ZH
                    + "(?!呢?几点|电话|上班|下班|说|态度|答应|告诉|时间|智能|费|成本|降|采|制作|的态度|的电话|是谁|在哪|骗)");
    private static final Pattern ASK_LOOSE_ZH = Pattern.compile(
            "(?:在吗|在不在|在么|有没有|有)(?:人工|真人|活人)?客服|客服(?:在吗|在不在|在么|呢$|出来|来一下)|叫人来|来个人|来人(?!多)|找人(?!要|代|帮我(?:买|拿)|送)|换个?人(?:来|跟|和|处理|聊|说|$)|(?:有没有|有)(?:人|哪位)(?:能|可以)?(?:在吗?|管|处理|帮|理|回|接待|服务)(?!说)|(?:别|不要|停止?)再?(?:自动)?(?:回复?|发)(?:了|这些)?.{0,6}(?:人|机器)|转(?:到|给)?(?:售后|人工|真人|客服)|人(?:呢|在哪)$|说人话的");
    private static final Pattern NOT_ZH = Pattern.compile(
            "(?:不用|不需要|不必|不要|别|无需|不想|没必要)(?:再)?(?:给我|帮我)?(?:转|找|接|叫|人工|真人|联系|要)|(?:是不是|是)(?:真人|机器人|人工|活人|人机|ai)|(?:人工|真人|客服)(?:还是|或)|(?:几点|什么时候|时间|上班|下班|营业).{0,4}$|(?:客服|人工|经理|店长|老板)(?:说|答应|告诉|跟我说|讲|让我|刚才|昨天|回复我|态度|真|给我(?!转|回|打)|的?电话|好评)|谢谢.{0,4}客服|客服.{0,6}(?:谢谢|解决了|好|很差|太差)|快递员|有没有人(?:说|买|用|评|觉得|反映)|人工(?:智能|采摘|制作|降温|手工|湖|草)|手工|你们老板");
    private static final String WHO_EN =
            "(?:human(?: being)?|person|people|somebody|someone|anyone|anybody|agent|representative|rep|manager|supervisor|operator|colleague|advisor|adviser|specialist|owner|boss|staff(?: member)?|team(?: member)?|member of (?:staff|the team|your team)|support|customer (?:service|support|care)|human assistance|live (?:chat|support|agent|person))";
    private static final Pattern ASK_EN = Pattern.compile(
            "\\b(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|put me through|pass me(?: over| on)?|hand me(?: over)?|escalate(?: this| me)?|switch(?: me)?|forward me|direct me|patch me|get me|give me|want|need|let me have|find me|send me|bring me|call)(?: (?:to|with|through|over|a|an|the|your|my|some|actual|real|live|human|another|different|same|with a|word|speak|talk|like|have|in|from))* "
                    + WHO_EN + "\\b");
    private static final Pattern ASK_LOOSE_EN = Pattern.compile(
            "\\b(?:a word with|have (?:someone|somebody|a person|your manager|an agent)(?: \\w+)? (?:call|contact|phone|reach|ring|help)|call me(?: back)?\\b|is (?:anyone|anybody|someone|somebody)(?: \\w+)? (?:there|here|around|available)|(?:no|stop|turn off|enough of)(?: the| this| more)? (?:bots?|robots?|machine)|assistance from|help from a|(?:let|have|can|could|would|may) (?:a|an|some|one of your|any|another|your) ?(?:real|actual|live)? ?(?:person|human|people|staff|colleagues?|someone|somebody|agents?)(?: \\w+)? (?:do|handle|take|look|deal|sort|help|fill|answer|reply|step|read)|(?:rather|prefer) (?:\\w+ ){0,3}(?:person|human))|\\b(?:zhuan ?)?ren ?gong\\b|^(?:human|agent|person|representative|operator|manager|supervisor)\\b.{0,8}$");
    private static final Pattern NOT_EN = Pattern.compile(
            "\\b(?:are|is|am) (?:you|this|that|i)(?: \\w+){0,3} (?:bot|robot|human|person|machine|ai|agent)\\b|\\b(?:no need|don'?t (?:need|want|have)|do not (?:need|want)|not necessary|without)\\b.{0,14}(?:talk|speak|human|person|agent|call|someone|anyone|contact)|\\b(?:agent|representative|rep|manager|person|someone|support|customer service|staff|team|colleague|he|she|they)(?: \\w+){0,2} (?:told|said|promised|mentioned|replied|was|is|were|helped|solved|confirmed)\\b|\\bthanks? (?:to|you)\\b|\\b(?:hours?|opening|what time|when (?:is|are|do|does))\\b|\\bhow many people\\b|\\b(?:courier|driver|carrier)\\b|\\bby (?:a person|hand)\\b|\\b(?:gift|present) for\\b|\\bwho is\\b|\\bsomeone (?:else|special)\\b");

    private PersonWish() {}

    /** Whether the common words for it stand there, and none that speak of people only. */
    static boolean asks(String text) {
        String normal = Normaliser.normalise(text);
        String bare = Normaliser.bare(text);
        boolean zh = ASK_ZH.matcher(bare).find() || ASK_LOOSE_ZH.matcher(bare).find();
        boolean en =
                ASK_EN.matcher(normal).find() || ASK_LOOSE_EN.matcher(normal).find();
        return (zh || en) && !onlySpeaks(text);
    }

    /** Whether it only speaks of people: what is near the wish by meaning is then none. */
    static boolean onlySpeaks(String text) {
        return NOT_ZH.matcher(Normaliser.bare(text)).find()
                || NOT_EN.matcher(Normaliser.normalise(text)).find();
    }
}
