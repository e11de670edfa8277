package shop.xiaoer.intent.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.xiaoer.text.Language;

/** Sizes of goods; the height and weight of a person are none. */
final class SizeEntities {
    private static final Pattern LETTERS = Pattern.compile(
            "(?<![a-z0-9])(?<it>(?<count>[2-6])?\\s?(?<x>x{0,5})(?<base>[sl])|x{0,2}s|m)(?:\\s?(?:码|号|size))(?![a-z])");
    private static final Pattern LETTERS_AFTER = Pattern.compile(
            "(?:size|尺码|码数|号码|型号)\\s?(?:是|选|为|:|is|a|an|in)?\\s?(?<it>(?<count>[2-6])?(?<x>x{0,5})(?<base>[sl])|m)(?![a-z0-9'])");
    private static final Pattern LETTERS_FREE =
            Pattern.compile("(?<![a-z0-9])(?<it>(?<count>[2-6])?(?<x>x{1,5})(?<base>[sl]))(?![a-z0-9'])");
    private static final Pattern ONE_LETTER_ZH =
            Pattern.compile("(?<=换|要|选|拿|穿|买|成|件|个|双|条|是|的|有|发|到)(?<it>[sml])(?=[^a-z0-9'/]|$)");
    private static final Pattern ONE_LETTER_EN =
            Pattern.compile("\\b(?:a|an|the|in|to|for|from|into|my|is|got) (?<it>[sml])(?= |$|[,.!?])");
    private static final Pattern WORDS_ZH = Pattern.compile("(?<it>(?<word>加大|特大|大|中|小))(?:号|码)(?!线)");
    private static final Pattern WORDS_EN = Pattern.compile(
            "(?:\\b(?:size|a|an|the|in|to|for|into|my|as) |^)(?<it>(?<word>extra large|extra small|x-large|large|medium|small))\\b(?! (?:amount|number|order|problem|issue|part|business|shop|talk|change|question|bit|scratch|crack|hole|box|parcel|dent|stain))|\\b(?<word2>extra large|large|medium|small) (?:size|one|instead)\\b");
    private static final Pattern ONE_SIZE = Pattern.compile("均码|通码|one[- ]size(?:[- ]fits[- ]all)?|free size");
    private static final Pattern REGION = Pattern.compile(
            "(?<![a-z])(?<region>eu|us|uk|eur|欧码|美码|英码|jp|cn)\\s?(?:size )?(?<number>\\d{1,2}(?:\\.5)?)(?:\\s?码)?(?![\\d.]|\\s?(?:元|块|dollars))");
    private static final Pattern REGION_LAST =
            Pattern.compile("(?<![\\d.])(?<number>\\d{1,2}(?:\\.5)?) (?<region>us|uk|eu)(?![a-z])");
    /** Shoes and beds are named by their number alone. */
    private static final Pattern WEAR = Pattern.compile("鞋|靴|脚|码|尺|穿");

    private static final Pattern BED_WORDS = Pattern.compile("床|被|毯|席");
    private static final Pattern SHOE_ALONE =
            Pattern.compile("(?:换|要|拿|穿|现在|有)(?<it>[234]\\d(?:\\.5)?)(?=的|就|,|，|。|吗|么|$)");
    private static final Pattern METRES = Pattern.compile("(?<![\\d.])(?<it>(?<m>[12]\\.\\d{1,2})\\s?(?:m|米))(?!\\d)");
    private static final Pattern SWAP_EN =
            Pattern.compile("\\b(?:swap|change|exchange|switch) (?:the |my )?(?<it>[sml])(?= (?:for|to)\\b)");
    private static final Pattern NUMBER_ZH = Pattern.compile("(?<![\\d.])(?<it>\\d{2,3}(?:\\.5)?)\\s?(?:码|号鞋|号的鞋|尺码)");
    private static final Pattern NUMBER_AFTER = Pattern.compile(
            "(?:size|尺码|码数|鞋码)\\s?(?:是|为|:|is|a)?\\s?(?<it>\\d{1,3}(?:\\.5)?)(?![\\d./]|\\s?(?:cm|ml|%|个|天))");
    private static final Pattern GARMENT = Pattern.compile("(?<![\\d/])(?<it>1[4-9]\\d/\\d{2,3}[abcy]?)(?![\\d/])");
    private static final Pattern AREA = Pattern.compile(
            "(?<![\\d.])(?<a>\\d+(?:\\.\\d+)?)\\s?(?:cm|厘米|公分|m|米|mm|毫米)?\\s?(?:x|\\*|×|乘以?|by)\\s?(?<b>\\d+(?:\\.\\d+)?)(?:\\s?(?:x|\\*|×)\\s?(?<c>\\d+(?:\\.\\d+)?))?\\s?(?<unit>cm|厘米|公分|mm|毫米|m|米)?(?![\\da-z])");
    private static final Pattern BED = Pattern.compile(
            "(?<![\\d.])(?:(?<m>\\d(?:\\.\\d{1,2})?)\\s?(?:m|米)(?:宽)?(?=的?(?:床|被|款|那款|版|规格|桌|窗帘|床单|沙发|线|数据线)|$)|(?<zh>[一二两])米(?<tenth>[一二三四五六七八九\\d])(?=的?(?:床|被|款|那|版|规格|桌|窗帘)))");
    private static final Pattern VOLUME =
            Pattern.compile("(?<![\\d.])(?<number>\\d+(?:\\.\\d+)?)\\s?(?<unit>ml|毫升|l|升|gb|g内存|tb|g版|oz)(?![a-z])");
    private static final Pattern ASKS_HOW_MUCH = Pattern.compile("是不是|真的|准确|够不够|能装|装得下|实际|只有|hold|really|actual");

    private SizeEntities() {}

    static void find(Scan scan) {
        Entity.Type size = Entity.Type.size;
        scan.each(GARMENT, size, found -> Optional.of(found.group("it").toUpperCase(Locale.ROOT)));
        scan.each(AREA, size, SizeEntities::area);
        scan.each(ONE_SIZE, size, found -> Optional.of("oneSize"));
        scan.each(LETTERS, size, found -> letters(found.group("it")));
        scan.each(LETTERS_AFTER, size, found -> letters(found.group("it")));
        scan.each(LETTERS_FREE, size, found -> letters(found.group("it")));
        scan.each(REGION, size, SizeEntities::region);
        scan.each(REGION_LAST, size, SizeEntities::region);
        scan.each(SWAP_EN, size, found -> letters(found.group("it")));
        scan.each(NUMBER_ZH, size, found -> Optional.of(found.group("it")));
        scan.each(NUMBER_AFTER, size, found -> Optional.of(found.group("it")));
        scan.each(BED, size, SizeEntities::metres);
        if (scan.holds(BED_WORDS)) {
            scan.each(METRES, size, found -> Optional.of(found.group("m") + "m"));
        }
        if (scan.holds(WEAR)) {
            scan.each(SHOE_ALONE, size, found -> Optional.of(found.group("it")));
        }
        scan.each(VOLUME, size, found -> volume(scan, found));
        scan.each(WORDS_ZH, size, found -> word(found.group("word")));
        if (scan.language() == Language.ZH) {
            scan.each(ONE_LETTER_ZH, size, found -> letters(found.group("it")));
        } else {
            scan.each(ONE_LETTER_EN, size, found -> letters(found.group("it")));
        }
        scan.each(
                WORDS_EN,
                size,
                found -> word(found.group("word") == null ? found.group("word2") : found.group("word")));
    }

    /** XL stays, XXL is 2XL. */
    private static Optional<String> letters(String written) {
        String plain = written.replace(" ", "").toUpperCase(Locale.ROOT);
        String base = plain.substring(plain.length() - 1);
        long crosses = plain.chars().filter(c -> c == 'X').count();
        String count = plain.replaceAll("\\D", "");
        if (!count.isEmpty()) {
            return Optional.of(count + "X" + base);
        }
        return Optional.of(crosses > 1 ? crosses + "X" + base : (crosses == 1 ? "X" : "") + base);
    }

    private static Optional<String> word(String word) {
        return Optional.of(
                switch (word) {
                    case "大", "large" -> "L";
                    case "中", "medium" -> "M";
                    case "小", "small" -> "S";
                    case "extra small" -> "XS";
                    default -> "XL";
                });
    }

    private static Optional<String> region(MatchResult found) {
        String region = switch (found.group("region")) {
            case "eu", "eur", "欧码" -> "EU";
            case "us", "美码" -> "US";
            case "uk", "英码" -> "UK";
            default -> found.group("region").toUpperCase(Locale.ROOT);
        };
        return Optional.of(region + found.group("number"));
    }

    private static Optional<String> area(MatchResult found) {
        String unit = found.group("unit");
        if (unit == null && !found.group().matches(".*(?:cm|厘米|公分|米|m|×|\\*).*")) {
            return Optional.empty();
        }
        String plain = unit == null ? (found.group().matches(".*(?:cm|厘米|公分).*") ? "cm" : "") : unit;
        String third = found.group("c") == null ? "" : "x" + found.group("c");
        return Optional.of(found.group("a") + "x" + found.group("b") + third
                + switch (plain) {
                    case "厘米", "公分", "cm" -> "cm";
                    case "毫米", "mm" -> "mm";
                    case "米", "m" -> "m";
                    default -> "";
                });
    }

    private static Optional<String> metres(MatchResult found) {
        if (found.group("m") != null) {
            return Optional.of(found.group("m") + "m");
        }
        Optional<String> whole = Numerals.parse(found.group("zh")).map(Object::toString);
        return whole.flatMap(
                metre -> Numerals.parse(found.group("tenth")).map(tenth -> metre + "." + tenth.toPlainString() + "m"));
    }

    private static Optional<String> volume(Scan scan, MatchResult found) {
        if (scan.before(found.start(), 6, ASKS_HOW_MUCH)) {
            return Optional.empty();
        }
        String unit = switch (found.group("unit")) {
            case "ml", "毫升" -> "ml";
            case "l", "升" -> "l";
            case "oz" -> "oz";
            case "tb" -> "TB";
            default -> "GB";
        };
        return Optional.of(found.group("number") + unit);
    }
}
