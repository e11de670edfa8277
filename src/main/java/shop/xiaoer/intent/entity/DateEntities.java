package shop.xiaoer.intent.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Days, weeks and months that a message names. Spans of time are none. */
final class DateEntities {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String ZH_DAY = "(?:周|星期|礼拜)(?<day>[一二三四五六日天1-6])";
    private static final String EN_DAY =
            "(?<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
    private static final String EN_MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
    private static final String NUMBER_ZH = "(?<count>\\d{1,3}|[" + Numerals.ZH + "]+)";
    private static final String NUMBER_EN = "(?<count>\\d{1,3}|an?|" + Numerals.EN + "|a couple of|couple of|a few)";

    /** Feasts by their fixed day, or by name where the day moves. */
    private static final Map<String, String> FEASTS = feasts();

    private static final Pattern FEAST = Pattern.compile(
            "(?<last>去年的?|last year'?s )?(?<feast>" + String.join("|", FEASTS.keySet()) + ")(?:当天|那天|期间)?(?![a-z])");
    private static final Pattern FULL_ZH = Pattern.compile(
            "(?<year>(?:20)?\\d{2})年(?<month>\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?:(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)?)?");
    private static final Pattern RELATIVE_MONTH_DAY = Pattern.compile(
            "(?<which>上上|上|这|本|下|当)(?:个)?月的?(?:(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)|(?<end>底|末))?(?!份的)");
    private static final Pattern MONTH_DAY_ZH = Pattern.compile(
            "(?<year>去年|今年|明年)?的?(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?<day>[12]\\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})(?:日|号)?(?!\\d|个|天)");
    private static final Pattern ISO = Pattern.compile(
            "(?<![\\d.-])(?<year>20\\d{2})[-/.](?<month>1[0-2]|0?[1-9])(?:[-/.](?<day>[12]\\d|3[01]|0?[1-9]))?(?![\\d./-])");
    private static final Pattern AMERICAN = Pattern.compile(
            "(?<![\\d./-])(?<month>1[0-2]|0?[1-9])/(?<day>[12]\\d|3[01]|0?[1-9])/(?<year>20\\d{2}|\\d{2})(?![\\d/])");
    private static final Pattern SHORT = Pattern.compile(
            "(?<![\\d./:-])(?<month>1[0-2]|0?[1-9])(?:/|(?<=\\d)\\.(?=\\d{2}(?:号|日|那天|下单|买|之前|前|的|发货|到)))(?<day>[12]\\d|3[01]|0?[1-9])(?:号|日)?(?![\\d./%]|\\s?(?:折|cm|米|a\\b))");
    private static final Pattern DAY_ZH = Pattern.compile(
            "(?<![\\d第.楼栋座路弄])(?<day>[12]\\d|3[01]|0?[1-9]|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?)(?:号|日)(?!楼|店|仓|线|色|款|码|电池|院|门|桌|机|柜|商品|客服|套餐|\\d)");
    private static final Pattern MONTH_END = Pattern.compile("(?<![个\\d一二三四五六七八九十])月(?:底|末)(?!\\d)");
    private static final Pattern MONTH_BEGIN = Pattern.compile("(?<![个\\d一二三四五六七八九十])月初");
    private static final Pattern WEEK_DAY_ZH =
            Pattern.compile("(?<which>上上个?|上个?|这个?|本|下下个?|下个?)(?:周|星期|礼拜)(?:的)?(?:周|星期|礼拜)?(?<day>[一二三四五六日天末])?(?!天内)");
    private static final Pattern WEEKDAY_ZH = Pattern.compile("(?<![一二两三四五六七八九十\\d每个])" + ZH_DAY + "(?!个|到)");
    private static final Pattern AGO_ZH =
            Pattern.compile(NUMBER_ZH + "(?:多)?(?<unit>天|日|个?月|周|个?星期|个?礼拜|年)(?:之?以?前|之后|以后|后)(?!内)");
    private static final Pattern NAMED_ZH = Pattern.compile(
            "(?<name>大前天|前天|昨天|昨日|昨晚|昨夜|昨儿|今天|今日|今早|今晚|今儿|今夜|明天|明日|明早|明晚|明儿|大后天|后天|当天(?!发|达))(?:早上|上午|中午|下午|晚上|夜里|凌晨)?");
    private static final Pattern YEAR_ZH = Pattern.compile("(?<name>去年|前年|明年)(?!同期)");

    private static final Pattern NAMED_EN = Pattern.compile(
            "\\b(?<name>the day before yesterday|day before yesterday|the day after tomorrow|day after tomorrow|yesterday|last night|today|tonight|this morning|this afternoon|this evening|tomorrow|tmrw|tmr)\\b");
    private static final Pattern AGO_EN = Pattern.compile(
            "\\b" + NUMBER_EN + "\\s?(?<unit>day|week|month|year)s? (?<way>ago|back|from now|earlier)\\b");
    private static final Pattern WHICH_DAY_EN =
            Pattern.compile("\\b(?<which>last|this|next|past|coming) " + EN_DAY + "\\b");
    private static final Pattern WHICH_EN =
            Pattern.compile("\\b(?<which>last|this|next|past|previous) (?<unit>week|month|year|weekend)\\b(?! of)");
    private static final Pattern MONTH_END_EN = Pattern.compile("\\b(?:the )?end of (?:the|this) month\\b");
    private static final Pattern MONTH_DAY_EN = Pattern.compile(
            "\\b" + EN_MONTH + " (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>20\\d{2}))?\\b(?!:)");
    private static final Pattern DAY_MONTH_EN =
            Pattern.compile("\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + EN_MONTH + "(?:,? (?<year>20\\d{2}))?\\b");
    private static final Pattern MONTH_YEAR_EN = Pattern.compile("\\b" + EN_MONTH + ",? (?:of )?(?<year>20\\d{2})\\b");
    private static final Pattern DAY_EN = Pattern.compile(
            "\\b(?:the|on|by|until|till|before|since|after|from) (?:the )?(?<it>(?<day>\\d{1,2})(?:st|nd|rd|th))\\b(?! (?:floor|time|order|one|item|street|avenue|cup|piece))");
    private static final Pattern WEEKDAY_EN = Pattern.compile(
            "\\b(?<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs|(?<=on |by |until |till |before |since )(?:mon|tue|wed|thu|fri|sat|sun))\\b");

    private DateEntities() {}

    private static Map<String, String> feasts() {
        Map<String, String> feasts = new LinkedHashMap<>();
        feasts.put("双十一|双11|双 11|光棍节|singles'? day|double (?:11|eleven)|11\\.11", "11-11");
        feasts.put("双十二|双12|double (?:12|twelve)|12\\.12", "12-12");
        feasts.put("(?<!\\d)618(?!\\d|元|块|ml)|6\\.18|六一八", "06-18");
        feasts.put("元旦|new year'?s day", "01-01");
        feasts.put("情人节|valentine'?s(?: day)?", "02-14");
        feasts.put("三八节?|妇女节|女神节|women'?s day", "03-08");
        feasts.put("五一(?:节|劳动节|假期)?|劳动节", "05-01");
        feasts.put("五二零|(?<!\\d)520(?!\\d|元|块|ml)", "05-20");
        feasts.put("六一(?:儿童节)?(?!八)|儿童节", "06-01");
        feasts.put("教师节", "09-10");
        feasts.put("国庆节?|十一(?:假期|长假|期间)|national day", "10-01");
        feasts.put("万圣节|halloween", "10-31");
        feasts.put("圣诞节?|christmas|xmas", "12-25");
        feasts.put("平安夜|christmas eve", "12-24");
        feasts.put("跨年|new year'?s eve", "12-31");
        feasts.put("除夕|年三十|大年三十", "holiday:springFestivalEve");
        feasts.put("春节|过年|农历新年|大年初一|chinese new year|lunar new year|spring festival", "holiday:springFestival");
        feasts.put("元宵节?|lantern festival", "holiday:lanternFestival");
        feasts.put("清明节?|qingming(?: festival)?", "holiday:qingming");
        feasts.put("端午节?|dragon boat(?: festival)?", "holiday:dragonBoat");
        feasts.put("七夕节?|qixi(?: festival)?", "holiday:qixi");
        feasts.put("中秋节?|mid-?autumn(?: festival)?", "holiday:midAutumn");
        feasts.put("重阳节?", "holiday:doubleNinth");
        feasts.put("母亲节|mother'?s day", "holiday:mothersDay");
        feasts.put("父亲节|father'?s day", "holiday:fathersDay");
        feasts.put("感恩节|thanksgiving", "holiday:thanksgiving");
        feasts.put("黑色星期五|黑五|black friday", "holiday:blackFriday");
        feasts.put("cyber monday", "holiday:cyberMonday");
        feasts.put("easter", "holiday:easter");
        return feasts;
    }

    static void find(Scan scan) {
        Entity.Type date = Entity.Type.date;
        scan.each(ISO, date, DateEntities::calendar);
        scan.each(FULL_ZH, date, DateEntities::calendar);
        scan.each(AMERICAN, date, DateEntities::calendar);
        scan.each(MONTH_DAY_EN, date, DateEntities::calendar);
        scan.each(DAY_MONTH_EN, date, DateEntities::calendar);
        scan.each(MONTH_YEAR_EN, date, DateEntities::calendar);
        scan.each(FEAST, date, DateEntities::feast);
        scan.each(MONTH_DAY_ZH, date, DateEntities::calendar);
        scan.each(RELATIVE_MONTH_DAY, date, DateEntities::relativeMonth);
        scan.each(SHORT, date, DateEntities::calendar);
        scan.each(WEEK_DAY_ZH, date, DateEntities::weekZh);
        scan.each(AGO_ZH, date, found -> ago(found, !found.group().endsWith("后")));
        scan.each(NAMED_ZH, date, found -> namedZh(found.group("name")));
        scan.each(WEEKDAY_ZH, date, found -> Optional.of("weekday:" + dayZh(found.group("day"))));
        scan.each(DAY_ZH, date, found -> day(found.group("day")).map(day -> "day:" + day));
        scan.each(MONTH_END, date, found -> Optional.of("month+0:end"));
        scan.each(MONTH_BEGIN, date, found -> Optional.of("month+0:1"));
        scan.each(YEAR_ZH, date, found -> Optional.of(yearZh(found.group("name"))));
        scan.each(MONTH_END_EN, date, found -> Optional.of("month+0:end"));
        scan.each(NAMED_EN, date, found -> namedEn(found.group("name")));
        scan.each(AGO_EN, date, found -> ago(found, !found.group("way").equals("from now")));
        scan.each(WHICH_DAY_EN, date, DateEntities::whichDay);
        scan.each(WHICH_EN, date, DateEntities::which);
        scan.each(DAY_EN, date, found -> day(found.group("day")).map(day -> "day:" + day));
        scan.each(WEEKDAY_EN, date, found -> Optional.of("weekday:" + dayEn(found.group("day"))));
    }

    private static Optional<String> feast(MatchResult found) {
        for (Map.Entry<String, String> feast : FEASTS.entrySet()) {
            if (found.group("feast").matches(feast.getKey().replaceAll("\\(\\?<?[!=][^)]*\\)", ""))) {
                return Optional.of((found.group("last") == null ? "" : "year-1:") + feast.getValue());
            }
        }
        return Optional.empty();
    }

    /** Whatever of year, month and day the pattern has. */
    private static Optional<String> calendar(MatchResult found) {
        Optional<Integer> month = month(found.group("month"));
        String dayText = found.namedGroups().containsKey("day") ? found.group("day") : null;
        Optional<Integer> day = dayText == null ? Optional.of(0) : day(dayText);
        if (month.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        String yearText = found.namedGroups().containsKey("year") ? found.group("year") : null;
        String end = day.get() == 0 ? "" : "-%02d".formatted(day.get());
        return Optional.of(year(yearText) + "%02d".formatted(month.get()) + end);
    }

    private static String year(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return "";
        }
        return switch (text) {
            case "去年" -> "year-1:";
            case "今年" -> "";
            case "明年" -> "year+1:";
            default -> (text.length() == 2 ? "20" + text : text) + "-";
        };
    }

    private static Optional<Integer> month(String text) {
        int named = MONTHS.indexOf(text.substring(0, Math.min(3, text.length())));
        if (named >= 0 && text.length() >= 3) {
            return Optional.of(named / 4 + 1);
        }
        return within(text, 12);
    }

    private static Optional<Integer> day(String text) {
        return within(text, 31);
    }

    private static Optional<Integer> within(String text, int most) {
        return Numerals.parse(text).map(java.math.BigDecimal::intValue).filter(n -> n >= 1 && n <= most);
    }

    private static Optional<String> relativeMonth(MatchResult found) {
        String month = "month"
                + switch (found.group("which")) {
                    case "上上" -> "-2";
                    case "上" -> "-1";
                    case "下" -> "+1";
                    default -> "+0";
                };
        if (found.group("end") != null) {
            return Optional.of(month + ":end");
        }
        return found.group("day") == null
                ? Optional.of(month)
                : day(found.group("day")).map(day -> month + ":" + day);
    }

    private static Optional<String> weekZh(MatchResult found) {
        String which = found.group("which").replace("个", "");
        String week = "week"
                + switch (which) {
                    case "上上" -> "-2";
                    case "上" -> "-1";
                    case "下" -> "+1";
                    case "下下" -> "+2";
                    default -> "+0";
                };
        String day = found.group("day");
        return Optional.of(day == null || day.equals("末") ? week : week + ":" + dayZh(day));
    }

    private static Optional<String> ago(MatchResult found, boolean past) {
        String count = found.group("count");
        int number = switch (count) {
            case "a couple of", "couple of" -> 2;
            case "a few" -> 0;
            case "半" -> 0;
            default -> Numerals.parse(count).map(java.math.BigDecimal::intValue).orElse(0);
        };
        String unit = found.group("unit").replace("个", "");
        if (count.equals("半") && unit.equals("月")) {
            return Optional.of("today" + (past ? "-" : "+") + "15d");
        }
        if (number == 0) {
            return Optional.empty();
        }
        String span = switch (unit) {
            case "周", "星期", "礼拜", "week" -> number * 7 + "d";
            case "月", "month" -> number + "m";
            case "年", "year" -> number + "y";
            default -> number + "d";
        };
        return Optional.of("today" + (past ? "-" : "+") + span);
    }

    private static Optional<String> namedZh(String name) {
        return Optional.of(
                switch (name) {
                    case "大前天" -> "today-3d";
                    case "前天" -> "today-2d";
                    case "昨天", "昨日", "昨晚", "昨夜", "昨儿" -> "today-1d";
                    case "明天", "明日", "明早", "明晚", "明儿" -> "today+1d";
                    case "后天" -> "today+2d";
                    case "大后天" -> "today+3d";
                    default -> "today";
                });
    }

    private static Optional<String> namedEn(String name) {
        return Optional.of(
                switch (name) {
                    case "yesterday", "last night" -> "today-1d";
                    case "the day before yesterday", "day before yesterday" -> "today-2d";
                    case "tomorrow", "tmrw", "tmr" -> "today+1d";
                    case "the day after tomorrow", "day after tomorrow" -> "today+2d";
                    default -> "today";
                });
    }

    private static String yearZh(String name) {
        return switch (name) {
            case "去年" -> "year-1";
            case "前年" -> "year-2";
            default -> "year+1";
        };
    }

    private static Optional<String> whichDay(MatchResult found) {
        String which = switch (found.group("which")) {
            case "last", "past" -> "last";
            case "next", "coming" -> "next";
            default -> "this";
        };
        return Optional.of(which + ":" + dayEn(found.group("day")));
    }

    private static Optional<String> which(MatchResult found) {
        String by = switch (found.group("which")) {
            case "last", "past", "previous" -> "-1";
            case "next" -> "+1";
            default -> "+0";
        };
        String unit = found.group("unit");
        return Optional.of((unit.equals("weekend") ? "week" : unit) + by);
    }

    private static String dayZh(String sign) {
        int at = "一二三四五六日".indexOf(sign.equals("天") ? "日" : sign);
        return DAYS.get(at >= 0 ? at : Math.max(0, "123456".indexOf(sign)));
    }

    private static String dayEn(String name) {
        return name.substring(0, 3);
    }
}
