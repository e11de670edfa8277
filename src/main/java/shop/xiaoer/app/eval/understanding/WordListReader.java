package shop.xiaoer.app.eval.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.app.eval.understanding.RouteReading.Named;

/** Reads a message by a handful of words and by digits: what a set is worth shows in how far this gets. */
final class WordListReader {
    private static final Map<String, List<String>> INTENTS = new LinkedHashMap<>();
    private static final Map<String, List<String>> DANGERS = new LinkedHashMap<>();
    private static final List<String> PERSON =
            List.of("人工", "真人", "客服", "human", "agent", "real person", "customer service", "representative");
    private static final Pattern ORDER = Pattern.compile("(?i)XE\\d{10}");
    private static final Pattern AMOUNT =
            Pattern.compile("(\\d+(?:\\.\\d{1,2})?) ?(?:元|块|yuan)|¥(\\d+(?:\\.\\d{1,2})?)");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)1\\d{10}(?!\\d)");
    private static final Pattern QUANTITY = Pattern.compile("(\\d+) ?(?:件|个|只|pieces|items)");

    static {
        INTENTS.put("refundProgress", List.of("退款", "refund"));
        INTENTS.put("return", List.of("退货", "return"));
        INTENTS.put("exchange", List.of("换货", "exchange"));
        INTENTS.put("cancel", List.of("取消", "cancel"));
        INTENTS.put("changeAddress", List.of("地址", "address"));
        INTENTS.put("urgeShipment", List.of("催", "发货", "hurry"));
        INTENTS.put("trackOrder", List.of("物流", "快递", "到哪", "track", "parcel", "where is my"));
        INTENTS.put("invoice", List.of("发票", "invoice"));
        INTENTS.put("priceProtection", List.of("降价", "价保", "price drop", "cheaper"));
        INTENTS.put("missingOrDamaged", List.of("少发", "破", "坏", "missing", "damaged", "broken"));
        INTENTS.put("complaint", List.of("投诉", "complain"));
        INTENTS.put("policyQuestion", List.of("包邮", "运费", "几天", "policy", "how long", "shipping fee"));
        INTENTS.put("smallTalk", List.of("你好", "谢谢", "hello", "thanks"));
        DANGERS.put("anger", List.of("垃圾", "骗子", "差评", "太差", "scam", "terrible", "worst", "ridiculous"));
        DANGERS.put("abuse", List.of("傻", "滚", "妈的", "idiot", "stupid", "fuck"));
        DANGERS.put("legalThreat", List.of("律师", "12315", "法院", "起诉", "lawyer", "sue", "court", "police"));
        DANGERS.put("selfHarm", List.of("自杀", "不想活", "kill myself", "suicide", "end my life"));
        DANGERS.put("unsafeGoods", List.of("过敏", "着火", "触电", "拉肚子", "allergic", "fire", "shock", "sick"));
        DANGERS.put("accountDetails", List.of("密码", "验证码", "卡号", "身份证", "password", "card number", "cvv", "pin"));
    }

    private WordListReader() {}

    static RouteReading read(int number, String text) {
        String message = text.toLowerCase(Locale.ROOT);
        List<String> intents = held(message, INTENTS);
        List<String> dangers = held(message, DANGERS);
        List<Named> entities = new ArrayList<>();
        add(entities, "orderNumber", ORDER, text);
        add(entities, "phone", PHONE, text);
        add(entities, "quantity", QUANTITY, text);
        Matcher sums = AMOUNT.matcher(text);
        while (sums.find()) {
            String sum = sums.group(1) == null ? sums.group(2) : sums.group(1);
            entities.add(new Named(
                    "amount",
                    sums.group(),
                    new java.math.BigDecimal(sum).setScale(2).toPlainString() + " CNY"));
        }
        return new RouteReading(
                number,
                intents.isEmpty() ? List.of("productQuestion") : intents,
                PERSON.stream().anyMatch(message::contains),
                dangers.isEmpty() ? List.of("none") : dangers,
                entities,
                1);
    }

    private static List<String> held(String message, Map<String, List<String>> lists) {
        return lists.entrySet().stream()
                .filter(list -> list.getValue().stream().anyMatch(message::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void add(List<Named> entities, String type, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String value = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
            entities.add(new Named(type, matcher.group(), value.toUpperCase(Locale.ROOT)));
        }
    }
}
