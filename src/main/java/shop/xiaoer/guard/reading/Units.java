package shop.xiaoer.guard.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words after a figure that say what it measures, in both languages. Text is normalised. */
final class Units {
    /**
     * @param factor to the unit of the dimension
     */
    record Unit(Dimension dimension, String kind, double factor) {}

    private record Entry(Pattern pattern, Unit unit) {}

    private static final List<Entry> ENTRIES = entries();
    static final Pattern COUNTER = Pattern.compile(
            "\\s?(?:个|件|张|款|台|只|双|套|箱|盒|瓶|袋|包|支|条|本|份|位|人|名|次|期|种|级|字|单|步|倍|片|颗|层|杯|年级|项|处|家|斗|科|门|副|枝|枚|根|节|罐|卷|串|桶|壶|把|床|盏|幅|座|扇|辆|股|轮|场|页|册|堂|课时|组|颗|粒|区|格|排|边|面|束|朵|头(?!围|发))(?!月|小时|工作日|星期|礼拜|钟头|月)");
    /** Counts whatever there is: 五个人 and 5人 are one. */
    private static final Set<String> GENERAL = Set.of("个");

    private static final Pattern NOUN = Pattern.compile("\\s?-?([a-z]{3,})");

    private Units() {}

    /** The unit that begins at {@code at}, with the offset after it. */
    static Optional<Read> at(String text, int at) {
        for (Entry entry : ENTRIES) {
            Matcher matcher = entry.pattern.matcher(text).region(at, text.length());
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                return Optional.of(new Read(entry.unit, matcher.end()));
            }
        }
        Matcher counter = COUNTER.matcher(text).region(at, text.length());
        if (counter.lookingAt()) {
            return Optional.of(new Read(
                    new Unit(
                            Dimension.COUNT,
                            GENERAL.contains(counter.group().strip())
                                    ? ""
                                    : counter.group().strip(),
                            1),
                    counter.end()));
        }
        return Optional.empty();
    }

    /** The English noun that is counted. */
    static Optional<Read> noun(String text, int at) {
        Matcher matcher = NOUN.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || Vocabulary.isLittle(matcher.group(1))) {
            return Optional.empty();
        }
        String stem = shop.xiaoer.text.Words.stem(matcher.group(1));
        return Optional.of(new Read(new Unit(Dimension.COUNT, stem, 1), matcher.end()));
    }

    record Read(Unit unit, int to) {}

    private static List<Entry> entries() {
        List<Entry> list = new ArrayList<>();
        add(list, Dimension.MONEY, "CNY", 1, "(?:元|块钱|块(?!儿)|圆|人民币)", "rmb|cny|yuan|renminbi");
        add(list, Dimension.MONEY, "CNY", 0.1, "(?:角|毛钱)", "jiao");
        add(list, Dimension.MONEY, "USD", 1, "(?:美元|美金|刀)", "usd|us dollars?|dollars?|bucks?");
        add(list, Dimension.MONEY, "USD", 0.01, "美分", "cents?");
        add(list, Dimension.MONEY, "EUR", 1, "(?:欧元|€)", "eur|euros?");
        add(list, Dimension.MONEY, "GBP", 1, "(?:英镑|£)", "gbp");
        add(list, Dimension.MONEY, "GBP", 0.01, "便士", "pence");
        add(list, Dimension.MONEY, "HKD", 1, "(?:港币|港元)", "hkd");
        add(list, Dimension.MASS, "", 1000, "(?:千克|公斤)", "kgs?|kilograms?|kilos?");
        add(list, Dimension.MASS, "", 0.001, "毫克", "mg|milligrams?");
        add(list, Dimension.MASS, "", 500, "斤", "jin");
        add(list, Dimension.MASS, "", 1, "克", "g|grams?|grammes?");
        add(list, Dimension.MASS, "imperial", 453.592, "磅", "lbs?|pounds?");
        add(list, Dimension.MASS, "imperial", 28.3495, "盎司", "oz|ounces?");
        add(list, Dimension.VOLUME, "", 1, "毫升", "mls?|millilit(?:er|re)s?|cc");
        add(list, Dimension.VOLUME, "", 1000, "升", "l|lit(?:er|re)s?");
        add(list, Dimension.LENGTH, "", 1, "毫米", "mm|millimet(?:er|re)s?");
        add(list, Dimension.LENGTH, "", 10, "(?:厘米|公分)", "cm|centimet(?:er|re)s?");
        add(list, Dimension.LENGTH, "", 1_000_000, "(?:公里|千米)", "km|kilomet(?:er|re)s?");
        add(list, Dimension.LENGTH, "", 1000, "米", "m|met(?:er|re)s?");
        add(list, Dimension.LENGTH, "imperial", 25.4, "英寸", "inch(?:es)?");
        add(list, Dimension.LENGTH, "imperial", 304.8, "英尺", "ft|feet|foot");
        add(list, Dimension.WORKDAY, "", 1, "个?工作日", "(?:working|business|work)[ -]days?");
        add(list, Dimension.TIME, "", 1.0 / 3600, "秒钟?", "s|secs?|seconds?");
        add(list, Dimension.TIME, "", 1.0 / 60, "分钟", "mins?|minutes?");
        add(list, Dimension.TIME, "", 1, "个?(?:小时|钟头)", "h|hrs?|hours?");
        add(list, Dimension.TIME, "", 24, "(?:天|日(?!用)|个?自然日)", "(?:calendar )?days?|nights?");
        add(list, Dimension.TIME, "", 168, "(?:周(?!岁)|个?星期|个?礼拜)", "weeks?");
        add(list, Dimension.TIME, "", 720, "个月", "months?");
        add(list, Dimension.AGE, "", 1, "(?:周?岁)", "(?:years?|yrs?)[ -]olds?|years? of age|yo");
        add(list, Dimension.TIME, "", 8760, "年(?!级)", "years?|yrs?");
        add(list, Dimension.PERCENT, "", 1, "%", "percent|per cent|%");
        add(list, Dimension.PERCENT, "", 10, "成(?!分|功|本|品|人|员|为|立)", "%{2}");
        add(list, Dimension.TEMPERATURE, "", 1, "(?:°c|℃|摄氏度|°|度)", "°? ?c|degrees?(?: celsius| c)?");
        add(list, Dimension.TECHNICAL, "W", 1, "瓦", "w|watts?");
        add(list, Dimension.TECHNICAL, "W", 1000, "千瓦", "kw");
        add(list, Dimension.TECHNICAL, "V", 1, "伏", "v|volts?");
        add(list, Dimension.TECHNICAL, "Ah", 1, "毫安时?", "mah");
        add(list, Dimension.TECHNICAL, "Hz", 1, "赫兹", "hz");
        add(list, Dimension.TECHNICAL, "dB", 1, "分贝", "db");
        add(list, Dimension.TECHNICAL, "B", 1, "(?!)", "gb|g");
        add(list, Dimension.TECHNICAL, "B", 1024, "(?!)", "tb");
        add(list, Dimension.COUNT, "point", 1, "积?分(?!钟|期|之|贝|享|别|开|成|类|销|为)", "points?");
        return List.copyOf(list);
    }

    private static void add(
            List<Entry> list, Dimension dimension, String kind, double factor, String chinese, String english) {
        Unit unit = new Unit(dimension, kind, factor);
        list.add(new Entry(Pattern.compile("\\s?-?" + chinese), unit));
        list.add(new Entry(Pattern.compile("[ -]?(?:" + english + ")(?![a-z])"), unit));
    }
}
