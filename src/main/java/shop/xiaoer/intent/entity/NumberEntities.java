package shop.xiaoer.intent.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers of orders, parcels and phones. */
final class NumberEntities {
    private static final String EDGE = "(?<![a-z0-9])";
    private static final String END = "(?![a-z0-9])";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|www\\.\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    /** Of this shop. */
    private static final Pattern OWN_ORDER = Pattern.compile(EDGE + "xe[ -]?\\d(?:[ -]?\\d){9}" + END);
    /** By the letters that carriers put before or after. */
    private static final Pattern KNOWN_PARCEL = Pattern.compile(EDGE
            + "(?:sf ?\\d(?: ?\\d){11,14}|(?:yt|yd|zto|sto|ems|dpk|db|jt|htky|tt|zt|st)\\d{10,15}|jd[a-z]{0,2}\\d{10,15}(?:-\\d-\\d-?)?"
            + "|9[2-5]\\d{2}(?: ?\\d{4}){4} ?\\d{2}"
            + "|1z ?[0-9a-z]{3} ?[0-9a-z]{3} ?[0-9a-z]{2} ?[0-9a-z]{4} ?[0-9a-z]{4}|[a-z]{2}\\d{9}[a-z]{2})" + END);

    private static final String CODE = "(?<it>(?=[a-z-]{0,6}\\d)[a-z]{0,4}-?\\d[\\da-z]*(?:-[\\da-z]+)*)" + END;
    private static final Pattern PARCEL_BY_WORD = Pattern.compile(
            "(?:(?:快递|运|物流|包裹|邮件|顺丰|圆通|中通|申通|韵达|极兔|京东快递)(?:单)?(?:编)?(?:号码|单号|号)?|单号|tracking(?: (?:number|no|code|id|#))?|parcel(?: (?:number|no))?"
                    + "|waybill(?: (?:number|no))?|consignment(?: (?:number|no))?)\\.?(?: ?(?:是|为|is|:|#|-))* ?(?=[a-z0-9-]*\\d{8})"
                    + CODE);
    private static final Pattern ORDER_BY_WORD = Pattern.compile(
            "(?:订单(?:编)?(?:号码|号)?|单子|order(?:s)?(?: (?:number|no|id|code))?|purchase(?: (?:number|no|id))?)\\.?(?: ?(?:是|为|is|was|:|#|-|n°))* ?(?=[a-z0-9-]*\\d{4})"
                    + CODE);
    private static final Pattern ORDER_BY_SIGN =
            Pattern.compile("(?<![\\w&])#(?<it>[a-z]{0,3}\\d{4,}(?:-\\d+)*)" + END);
    /** As other shops' systems write them. */
    private static final Pattern SHAPED_ORDER = Pattern.compile(
            EDGE + "(?:20[1-3]\\d-\\d{4}-\\d{4}|\\d{6}-\\d{12,18}|(?:ord|order|wo|so|po)-\\d{4,}(?:-\\d+)*)" + END);

    private static final Pattern LONG_NUMBER =
            Pattern.compile(EDGE + "(?:\\d{12,20}|\\d{3}-\\d{7}-\\d{7}|[a-z]{2}\\d{8,14})" + END);

    private static final Pattern PHONE = Pattern.compile("(?<![\\da-z.+-])(?:(?:\\+|00)\\d{1,3}[ -]?)?(?:"
            + "1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|1[3-9]\\d ?\\d{3} ?\\d{5}"
            + "|0\\d{3,4} \\d{3} \\d{3,4}|\\(?0\\d{2,3}\\)?[ -]?\\d{7,8}|[48]00[ -]\\d{3,4}[ -]\\d{3,4}"
            + "|\\(?[2-9]\\d{2}\\)?[ .-]\\d{3}[ .-]\\d{4})(?![\\da-z])");
    private static final Pattern FOREIGN_PHONE =
            Pattern.compile("(?<![\\da-z.])(?:\\+|(?<!\\d)00 ?)[1-9]\\d{0,2}(?:[ .()-]{0,2}\\d){6,12}(?![\\da-z])");
    private static final Pattern TAIL = Pattern.compile(
            "(?:尾号|手机尾|后四位|后4位|末四位|最后四位|最后4位|last (?:four|4)(?: digits)?(?: of (?:my|the) (?:phone|mobile|number|cell)(?: number)?)?"
                    + "|(?:phone|number|mobile|cell|it|which|that)?\\s?(?:ends|ending|end)(?: in| with)?)"
                    + "(?:\\s|是|为|:|are|is|,|手机号|的|数字|号码){0,20}(?<it>\\d{4})(?!\\d)");
    private static final Pattern FOUR_ALONE = Pattern.compile("^\\s*(?<it>(?!19|20)\\d{4})\\s*[.。]?$");
    private static final Pattern PARCEL_WORDS =
            Pattern.compile("快递|包裹|物流|运单|顺丰|圆通|中通|申通|韵达|极兔|邮政|parcel|tracking|package|courier|waybill");

    private NumberEntities() {}

    static void find(Scan scan) {
        scan.block(ADDRESS);
        scan.each(OWN_ORDER, Entity.Type.orderNumber, found -> Optional.of(upper(found.group(), true)));
        scan.each(SHAPED_ORDER, Entity.Type.orderNumber, found -> Optional.of(upper(found.group(), false)));
        scan.each(KNOWN_PARCEL, Entity.Type.parcelNumber, found -> Optional.of(upper(found.group(), false)));
        scan.each(TAIL, Entity.Type.phone, found -> Optional.of("*" + found.group("it")));
        scan.each(PARCEL_BY_WORD, Entity.Type.parcelNumber, found -> Optional.of(upper(found.group("it"), false)));
        scan.each(ORDER_BY_WORD, Entity.Type.orderNumber, found -> orderByWord(found));
        scan.each(ORDER_BY_SIGN, Entity.Type.orderNumber, found -> Optional.of(upper(found.group("it"), false)));
        scan.each(FOREIGN_PHONE, Entity.Type.phone, found -> Optional.of(phone(found.group())));
        scan.each(PHONE, Entity.Type.phone, found -> Optional.of(phone(found.group())));
        scan.each(FOUR_ALONE, Entity.Type.phone, found -> Optional.of("*" + found.group("it")));
        boolean parcel = scan.holds(PARCEL_WORDS) || scan.holds(KNOWN_PARCEL);
        Entity.Type type = parcel ? Entity.Type.parcelNumber : Entity.Type.orderNumber;
        scan.each(LONG_NUMBER, type, found -> Optional.of(upper(found.group(), false)));
    }

    private static Optional<String> orderByWord(MatchResult found) {
        String code = found.group("it");
        boolean mobile = code.matches("1[3-9]\\d{9}");
        boolean year = code.matches("20[1-3]\\d");
        return mobile || year ? Optional.empty() : Optional.of(upper(code, false));
    }

    private static String upper(String text, boolean own) {
        String plain = text.replace(" ", "").replace("#", "").toUpperCase(Locale.ROOT);
        return own ? plain.replace("-", "") : plain.replaceAll("-$", "");
    }

    private static String phone(String text) {
        String digits = text.replaceAll("[^\\d+]", "");
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }
}
