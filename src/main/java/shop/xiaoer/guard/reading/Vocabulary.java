package shop.xiaoer.guard.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.text.Words;

/**
 * The words that the guards know: little words that say nothing by themselves, and names of closed kinds (carriers,
 * materials, places, ways to pay, days of the week), each with its spellings in both languages.
 */
public final class Vocabulary {
    /**
     * @param kind one of {@code carrier material place payment weekday}
     * @param name the same for all spellings
     */
    public record Named(String kind, String name) {}

    private record Entry(Named named, Pattern pattern) {}

    private static final Set<String> LITTLE = Set.copyOf(Arrays.asList(
            ("a an the is are was were be been am i you he she it we they me my your his her its our their us them this that"
                            + " these those what which who when where why how do does did done have has had can could will"
                            + " would shall should may might must not no yes and or but if of in on at to from for with"
                            + " about by as than then so too very any some there here please thank hello hi also after"
                            + " before once until within per each off up out down over under more less most only just"
                            + " both either all every never ever cannot way into while since because other"
                            + " against otherwise am pm usual sure okay get got come")
                    .split(" ")));
    /** Han signs that carry no matter of their own; a pair of signs with one of them is not compared. */
    private static final String LITTLE_HAN = "的了吗呢吧哦啊呀哈嘛您你我他她它们是就也都还又再很请亲这那其和与或在为把被给对从到会将要可能以上下中里个些么什而且但因所如果若则只才后前内";

    private static final String[][] SAME = {
        {"之后", "后"},
        {"以后", "后"},
        {"之前", "前"},
        {"以前", "前"},
        {"邮费", "运费"},
        {"快递费", "运费"},
        {"拆开", "拆封"},
        {"开封", "拆封"},
        {"能装", "容量"},
        {"holds", "capacity"},
        {"邮寄", "寄"},
        {"退掉", "退货"},
        {"发走", "发出"},
        {"寄出", "发出"},
        {"postage", "shipping"},
        {"faulty", "fault"},
        {"defective", "defect"},
        {"sent back", "return"},
        {"send back", "return"},
        {"come back", "return"},
        {"works together", "use together"}
    };
    private static final Set<String> LITTLE_STEMS = stems();
    private static final List<Entry> NAMES = names();

    private Vocabulary() {}

    static boolean isLittle(String word) {
        return LITTLE.contains(word);
    }

    /** Pairs of Han signs and stems of Latin words, without figures and little words. */
    public static Set<String> content(String written) {
        String normal = folded(written);
        Set<String> content = new HashSet<>();
        char before = ' ';
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            boolean counts = han && LITTLE_HAN.indexOf(c) < 0 && Numerals.HAN.indexOf(c) < 0 && "不没无未".indexOf(c) < 0;
            if (counts && before != ' ') {
                content.add("" + before + c);
            }
            before = counts ? c : ' ';
        }
        for (String stem : Words.stems(normal)) {
            if (stem.length() > 1 && stem.charAt(0) < 0x250 && !LITTLE_STEMS.contains(stem) && !digit(stem)) {
                content.add(stem);
            }
        }
        return content;
    }

    /** Words for one thing brought to one word. */
    private static String folded(String written) {
        String text = written;
        for (String[] pair : SAME) {
            text = text.contains(pair[0]) ? text.replace(pair[0], pair[1]) : text;
        }
        return text;
    }

    private static boolean digit(String stem) {
        return Character.isDigit(stem.charAt(0));
    }

    /** The names of closed kinds that stand in a normalised text. */
    public static List<Named> names(String normal) {
        List<Named> found = new ArrayList<>();
        for (Entry entry : NAMES) {
            Matcher matcher = entry.pattern.matcher(normal);
            if (matcher.find() && !found.contains(entry.named)) {
                found.add(entry.named);
            }
        }
        return List.copyOf(found);
    }

    private static Set<String> stems() {
        Set<String> stems = new HashSet<>(LITTLE);
        LITTLE.forEach(word -> stems.add(Words.stem(word)));
        return Set.copyOf(stems);
    }

    private static List<Entry> names() {
        List<Entry> list = new ArrayList<>();
        add(
                list,
                "carrier",
                "顺丰|sf express|\\bsf\\b",
                "中通|zto",
                "圆通|yto",
                "申通|\\bsto\\b",
                "韵达|yunda",
                "极兔|j&t",
                "京东(?:快递|物流)|jd logistics",
                "\\bems\\b|邮政|china post",
                "德邦|deppon",
                "菜鸟|cainiao",
                "fedex|联邦快递",
                "\\bups\\b",
                "\\bdhl\\b",
                "\\busps\\b",
                "royal mail",
                "\\bdpd\\b");
        add(
                list,
                "material",
                "不锈钢|stainless",
                "玻璃|\\bglass\\b",
                "陶瓷|瓷|ceramic|porcelain|celadon",
                "tritan",
                "\\bpp\\b|聚丙烯",
                "\\bpc\\b",
                "硅胶|silicone",
                "纯棉|全棉|棉|cotton",
                "羊毛|\\bwool\\b",
                "羊绒|cashmere",
                "亚麻|linen",
                "涤纶|聚酯|polyester",
                "真丝|蚕丝|\\bsilk\\b",
                "竹|bamboo",
                "实木|木质|木头|\\bwood(?:en)?\\b",
                "塑料|plastic",
                "钛|titanium",
                "铝|alumini?um",
                "真皮|牛皮|leather",
                "\\bpu\\b",
                "尼龙|nylon",
                "\\babs\\b",
                "橡胶|rubber",
                "大豆蜡|豆蜡|soy wax",
                "石蜡|paraffin",
                "铸铁|cast iron",
                "藤|rattan");
        add(
                list,
                "place",
                "北京|beijing",
                "上海|shanghai",
                "杭州|hangzhou",
                "广州|guangzhou",
                "深圳|shenzhen",
                "嘉兴|jiaxing",
                "义乌|yiwu",
                "苏州|suzhou",
                "南京|nanjing",
                "成都|chengdu",
                "武汉|wuhan",
                "重庆|chongqing",
                "西安|xi'an",
                "天津|tianjin",
                "宁波|ningbo",
                "厦门|xiamen",
                "东莞|dongguan",
                "佛山|foshan",
                "新疆|xinjiang",
                "西藏|tibet",
                "内蒙古?|inner mongolia",
                "香港|hong kong",
                "澳门|maca[ou]",
                "台湾|taiwan",
                "海南|hainan",
                "日本|japan",
                "新加坡|singapore",
                "马来西亚|malaysia",
                "澳大利亚|澳洲|australia",
                "美国|united states|\\busa\\b",
                "加拿大|canada",
                "英国|united kingdom",
                "德国|germany",
                "法国|france",
                "韩国|korea",
                "海外|国外|abroad|overseas|international");
        add(
                list,
                "payment",
                "微信|wechat",
                "支付宝|alipay",
                "花呗|huabei",
                "银联|unionpay",
                "银行卡|bank card|debit card",
                "信用卡|credit card",
                "礼品卡|gift card",
                "paypal",
                "货到付款|cash on delivery",
                "visa",
                "mastercard",
                "apple pay",
                "store credit",
                "支票|che(?:ck|que)s? by mail");
        add(
                list,
                "weekday",
                "(?:周|星期|礼拜)一|monday",
                "(?:周|星期|礼拜)二|tuesday",
                "(?:周|星期|礼拜)三|wednesday",
                "(?:周|星期|礼拜)四|thursday",
                "(?:周|星期|礼拜)五|friday",
                "(?:周|星期|礼拜)六|saturday",
                "(?:周|星期|礼拜)[日天]|sunday",
                "周末|weekend");
        return List.copyOf(list);
    }

    private static void add(List<Entry> list, String kind, String... spellings) {
        for (String spelling : spellings) {
            list.add(new Entry(new Named(kind, spelling), Pattern.compile(spelling)));
        }
    }
}
