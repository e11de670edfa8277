package shop.xiaoer.text.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.text.Language;

/** Each family of rules by itself: what is written, and how it is said. */
class SpokenRulesTest {
    enum Family {
        ZH_MONEY(
                Language.ZH,
                "香港卖HK$480 = 香港卖四百八十港元",
                "本子1.25元一本 = 本子一块二毛五一本",
                "日本官网¥3,980 = 日本官网三千九百八十日元",
                "0元试用，1元秒杀 = 零元试用，一元秒杀",
                "拼团价￥299/件 = 拼团价二百九十九块每件",
                "9.9包邮 = 九块九包邮",
                "奖金3.5万元 = 奖金三点五万元"),
        ZH_CODES(
                Language.ZH,
                "订单XE-2026-1107的朋友 = 订单XE二零二六一一零七的朋友",
                "座机0571-8866 2310 = 座机零五七一八八六六二三一零",
                "打+886-2-5550-1188 = 打加八八六二五五五零一一八八",
                "用95128开头的号码 = 用九五一二八开头的号码",
                "010-88886666转802 = 零一零八八八八六六六六转八零二",
                "取件码12-3-4567 = 取件码一二三四五六七"),
        ZH_DATES(
                Language.ZH,
                "3.8节送丝巾 = 三八节送丝巾",
                "活动时间：11.28-12.3 = 活动时间：十一月二十八日到十二月三日",
                "12月1日-12月12日 = 十二月一日到十二月十二日",
                "80年代的杯子，95后，26年新茶 = 八十年代的杯子，九五后，二六年新茶",
                "2026新年礼盒，库存2025件 = 二零二六新年礼盒，库存两千零二十五件",
                "倒计时00:30 = 倒计时三十秒"),
        ZH_RATIOS(
                Language.ZH,
                "车模1:18，水1:15 = 车模一比十八，水一比十五",
                "这局21:15 = 这局二十一比十五",
                "晚上8:15开播 = 晚上八点十五分开播",
                "3-0横扫 = 三比零横扫",
                "满199-20 = 满一百九十九减二十"),
        ZH_MEASURES(
                Language.ZH,
                "误差±5g = 误差正负五克",
                "洗发水500ml*2 = 洗发水五百毫升乘二",
                "面料320g/㎡ = 面料三百二十克每平方米",
                "尺码36/37/38码 = 尺码三十六、三十七、三十八码",
                "卫衣S/M/L = 卫衣S、M、L",
                "内存8G+256G，5G网络 = 内存八G加二百五十六G，5G网络",
                "1米65，2米2的床 = 一米六五，两米二的床",
                "1½勺，1/100毫米 = 一又二分之一勺，百分之一毫米",
                "100%纯棉 = 百分之百纯棉"),
        ZH_NAMES(
                Language.ZH,
                "18650电芯，6061铝合金 = 18650电芯，6061铝合金",
                "小米15，骁龙8 Gen 3 = 小米15，骁龙8 Gen 3",
                "第200天，2选1，2两，2手 = 第二百天，二选一，二两，二手",
                "A+B套餐，10万+家庭 = A加B套餐，十万多家庭",
                "红/黑/白三色 = 红、黑、白三色"),
        ZH_ADDRESSES(
                Language.ZH,
                "看www.mianyun.com首页 = 看www点mianyun点com首页",
                "m.hemu66.com = m点hemu六六点com",
                "kefu@xiaoer.cn = kefu艾特xiaoer点cn"),
        EN_MONEY(
                Language.EN,
                "Our Osaka shop sells it for ¥8,000. = Our Osaka shop sells it for eight thousand yen.",
                "It costs 85p, in 1080p. = It costs eighty-five pence, in 1080p.",
                "0.9 dollars = zero point nine dollars",
                "HK$480 or A$20 = four hundred eighty Hong Kong dollars or twenty Australian dollars",
                "$3/lb, $20/month = three dollars per pound, twenty dollars per month",
                "$9.99-$14.99 = nine dollars and ninety-nine cents to fourteen dollars and ninety-nine cents",
                "You save $15 (25%). = You save fifteen dollars (twenty-five percent)."),
        EN_CODES(
                Language.EN,
                "on 020 7946 0018. = on zero two zero seven nine four six zero zero one eight.",
                "tracking number 731200458861. = tracking number seven three one two zero zero four five eight eight six one.",
                "code LX402118765CN = code LX four zero two one one eight seven six five CN",
                "Order XE-2026-1107 = Order XE two zero two six one one zero seven",
                "Use code SAVE20. = Use code SAVE20.",
                "Call 250 friends. = Call two hundred fifty friends."),
        EN_DATES(
                Language.EN,
                "Our 11.11 sale, the 6.18 price = Our eleven eleven sale, the six eighteen price",
                "20-22 November = the twentieth to the twenty-second of November",
                "From 11/28 to 12/3 = From November twenty-eighth to December third",
                "Mon-Fri, 9:30pm-11pm = Monday to Friday, nine thirty p.m. to eleven p.m.",
                "over 2005 washes in 2005 = over two thousand five washes in two thousand five",
                "1998 bottles, since 1998 = one thousand nine hundred ninety-eight bottles, since nineteen ninety-eight"),
        EN_RATIOS(
                Language.EN,
                "at 1:1.5 in a pot = at one to one point five in a pot",
                "built at 1:18 scale, at 1:30 tonight = built at one to eighteen scale, at one thirty tonight",
                "4.7/5, a 9/10 toy = four point seven out of five, a nine out of ten toy",
                "9/10 of it, 50/50 = nine tenths of it, fifty fifty",
                "3-for-2 and 2-in-1 = three for two and two in one"),
        EN_MEASURES(
                Language.EN,
                "25 km/h and 5 mg/L = twenty-five kilometers per hour and five milligrams per liter",
                "12 mi, 100 sq ft = twelve miles, one hundred square feet",
                "I'm 5'4\" and tall = I'm five foot four and tall",
                "1.2M views, 10k fans = one point two million views, ten thousand fans",
                "2x faster, a 3/8\" bolt = two times faster, a three eighths inch bolt",
                "from 93% to 98%, 10%-20% = from ninety-three percent to ninety-eight percent, ten to twenty percent"),
        EN_WORDS(
                Language.EN,
                "Dr. Lin, approx. ten, w/ a lid, etc. = Doctor Lin, approximately ten, with a lid, et cetera",
                "12 Main St. = twelve Main Street",
                "Q&A, A + B = C = Q and A, A plus B equals C",
                "S/M/L = S, M, L",
                "18650 cells, 6061 aluminum = 18650 cells, 6061 aluminum"),
        EN_ADDRESSES(
                Language.EN,
                "on hemu.com/video. = on hemu dot com slash video.",
                "hi@guomi.shop = hi at guomi dot shop",
                "I said it.So what, e.g. this. = I said it.So what, for example this.");

        private final Language language;
        private final List<String> cases;

        Family(Language language, String... cases) {
            this.language = language;
            this.cases = List.of(cases);
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void eachFamilyReadsAsPeopleSayIt(Family family) {
        List<String> wrong = new ArrayList<>();
        for (String one : family.cases) {
            // The last sign parts the two, unless the sentence itself speaks of an equation.
            int cut = one.indexOf(" = ") == one.lastIndexOf(" = ") ? one.indexOf(" = ") : one.lastIndexOf(" = ");
            String text = one.substring(0, cut);
            String right = one.substring(cut + 3);
            String spoken = SpokenForm.of(text, family.language).spoken();
            if (!SpokenLetters.of(spoken).equals(SpokenLetters.of(right))) {
                wrong.add(text + " -> " + spoken);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
