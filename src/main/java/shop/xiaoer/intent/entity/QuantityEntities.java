package shop.xiaoer.intent.entity;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How many goods. */
final class QuantityEntities {
    private static final String NUMBER_ZH = "(?<number>\\d{1,5}|[一二两三四五六七八九十百]+)";
    private static final Pattern ZH = Pattern.compile(
            "(?<![\\d.第哪每上下几另某同整全零一二两三四五六七八九十百])(?<![这那有没](?=一))" + NUMBER_ZH
                    + "\\s?(?<measure>件(?!套|事)|个|只|双|套|盒|箱|包|瓶|袋|条|张(?!.{0,7}票)|把|台|罐|份(?!到|给)|对|支|本|副|枚|床|盏|提|筒|饼|斤装|组|打|顶|部|杯|壶|块(?!钱|五|\\d|的?钱))(?!月|小时|钟头|星期|礼拜|工作日|问题|人|客服|月前|订单号|地址|电话|字|点|子|年|半|快递|包裹|链接|账号|答复|说法|话|地方|单|季|性|多小时|平台|解释|交代|办法|意思|机器人|真人|活人|好评|差评|评价|评|群|尾号|手机号|号码|颜色|尺码|规格|型号|码|疗程|原因|理由|选择|建议|品牌|牌子|店|晚上|早上|下午|上午|整天|月后)");
    private static final Pattern BOTH_ZH = Pattern.compile("(?<![咱你我他她们])(?<it>[俩仨])(?!人|月|星期|礼拜|小时|字|问题)");
    private static final Pattern COUNTED_EN = Pattern.compile(
            "\\b(?:ordered|bought|received|says?|shows?|sent|need|wanted|got|only|instead of|just) (?<it>\\d{1,3}|"
                    + Numerals.EN.replace("|hundred", "")
                    + ")(?= (?:of \\d|instead|turned|arrived|came|here|by (?:accident|mistake))\\b|[,.;!?]|$)");
    private static final Pattern ARRIVED_EN =
            Pattern.compile("(?<![\\w.#$€£/:-])(?<it>\\d{1,3}|" + Numerals.EN.replace("|hundred", "")
                    + ")(?= (?:turned up|arrived|came|(?:is|are|was|were) (?:missing|broken|in the box)))\\b");
    private static final Pattern TIMES = Pattern.compile(
            "(?<![\\w.])(?:(?:x|×|\\*)\\s?(?<number>\\d{1,4})(?![\\w.])|(?<front>\\d{1,4})\\s?(?:x|×)(?=\\s[a-z]))");
    private static final Pattern DOZEN = Pattern.compile("\\b(?<count>half a|a|one|two|three|\\d{1,3}) dozen\\b");
    private static final Pattern PAIR = Pattern.compile(
            "\\b(?<number>a|one|two|three|four|five|six|\\d{1,3}) (?:pairs?|sets?|boxes|box of|packs?|bags?|bottles?|cartons?|tins?|cans?)\\b");
    private static final Pattern QUANTITY =
            Pattern.compile("\\b(?:qty|quantity|数量)(?:\\s|:|=|is|of|是|为){0,20}(?<it>\\d{1,5})\\b");
    private static final String NOT_GOODS =
            "mornings?|evenings?|nights?|afternoons?|rows?|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|times?|digits?|percent|dollars?|bucks?|yuan|euros?|pounds?|people|persons?|guys|agents?|emails?|messages?|calls?|orders?|questions?|things?|reasons?|stars?|points?|am|pm|ml|l|cm|mm|kg|g|inch(?:es)?|business|working|calendar|litres?|liters?|ounces?|parcels?|packages?|addresses|accounts?|cards?|options?|issues?|problems?|other|more times|colou?rs?|sizes?|different|ways|adults?|kids|children|friends|sisters|brothers|refunds?|returns?|replies|answers|lines?|words?|steps?|degrees?|watts?|volts?|miles?|others?|weeks'|days'";
    private static final Pattern EN = Pattern.compile("(?<![\\w.#$€£/:-])(?<number>\\d{1,4}|"
            + Numerals.EN.replace("|hundred", "").replaceFirst("one\\|", "")
            + ")(?: (?:more|extra|additional|new|of (?:them|these|those|the|your|my)))?(?<noun> (?!(?:" + NOT_GOODS
            + ")\\b)(?:[a-z]+ ){0,2}?(?!(?:" + NOT_GOODS
            + ")\\b)(?<plural>[a-z]{2,}s|pcs|pieces|pc|units|items|men|mice))\\b");
    private static final Pattern OF_THEM =
            Pattern.compile("\\b(?<number>\\d{1,4}|" + Numerals.EN + ") of (?:them|these|those|it|the)\\b");

    private QuantityEntities() {}

    static void find(Scan scan) {
        Entity.Type quantity = Entity.Type.quantity;
        scan.each(QUANTITY, quantity, found -> Optional.of(found.group("it")));
        scan.each(DOZEN, quantity, QuantityEntities::dozen);
        scan.each(
                TIMES,
                quantity,
                found -> Optional.of(found.group("number") == null ? found.group("front") : found.group("number")));
        scan.each(ZH, quantity, QuantityEntities::measured);
        scan.each(BOTH_ZH, quantity, found -> Optional.of(found.group("it").equals("俩") ? "2" : "3"));
        scan.each(COUNTED_EN, quantity, found -> number(found.group("it")));
        scan.each(ARRIVED_EN, quantity, found -> number(found.group("it")));
        scan.each(PAIR, quantity, found -> number(found.group("number")));
        scan.each(OF_THEM, quantity, found -> number(found.group("number")));
        scan.each(EN, quantity, found -> number(found.group("number")));
    }

    /** A pair counts as one piece of goods, a dozen as twelve. */
    private static Optional<String> measured(MatchResult found) {
        Optional<BigDecimal> number = Numerals.parse(found.group("number"));
        int each = found.group("measure").equals("打") ? 12 : 1;
        return number.map(n -> n.multiply(BigDecimal.valueOf(each)).toPlainString());
    }

    private static Optional<String> dozen(MatchResult found) {
        return found.group("count").equals("half a")
                ? Optional.of("6")
                : Numerals.parse(found.group("count"))
                        .map(n -> n.multiply(BigDecimal.valueOf(12)).toPlainString());
    }

    private static Optional<String> number(String text) {
        return Numerals.parse(text).map(BigDecimal::toPlainString);
    }
}
