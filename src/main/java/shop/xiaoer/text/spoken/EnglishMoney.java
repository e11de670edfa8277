package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.cardinal;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Amounts of money. */
final class EnglishMoney {
    private static final String N = EnglishReader.N;
    private static final String TO = EnglishReader.TO;
    private static final String SIGN =
            "(US\\$|HK\\$|NT\\$|AU?\\$|CA?\\$|NZ\\$|S\\$|R\\$|CN¥|JP¥|[$£€¥₹₩฿]|(?:USD|CNY|RMB|EUR|GBP|JPY|HKD|AUD|CAD|NZD|SGD|CHF|INR|KRW|TWD|THB)(?=\\s?\\d))\\s?";

    private static final String SCALE =
            "(?:[ -]?(hundred|thousand|million|billion|k|K|m|M|bn|B)(?![A-Za-z0-9]))?(?![A-Za-z0-9])";
    private static final Pattern JAPAN =
            Pattern.compile("(?i)\\b(?:japan\\w*|yen|tokyo|osaka|kyoto|nagoya|sapporo|fukuoka|okinawa|nippon)\\b");

    /** One and many of the whole and of the hundredth; no hundredth where it is not used. */
    private record Currency(
            String one,
            String many,
            @Nullable String cent,
            @Nullable String cents) {
        static Currency plain(String one, String many) {
            return new Currency(one, many, null, null);
        }

        static Currency dollar(String land) {
            return new Currency(land + "dollar", land + "dollars", "cent", "cents");
        }
    }

    private static final Currency DOLLAR = Currency.dollar("");
    private static final Currency YUAN = Currency.plain("yuan", "yuan");
    private static final Currency YEN = Currency.plain("yen", "yen");
    private static final Currency POUND = new Currency("pound", "pounds", "penny", "pence");
    private static final Currency EURO = new Currency("euro", "euros", "cent", "cents");
    private static final Currency RUPEE = Currency.plain("rupee", "rupees");
    private static final Map<String, Currency> NAMES = Map.ofEntries(
            Map.entry("$", DOLLAR),
            Map.entry("US$", DOLLAR),
            Map.entry("USD", DOLLAR),
            Map.entry("£", POUND),
            Map.entry("GBP", POUND),
            Map.entry("€", EURO),
            Map.entry("EUR", EURO),
            Map.entry("¥", YUAN),
            Map.entry("CN¥", YUAN),
            Map.entry("CNY", YUAN),
            Map.entry("RMB", YUAN),
            Map.entry("JP¥", YEN),
            Map.entry("JPY", YEN),
            Map.entry("HK$", Currency.dollar("Hong Kong ")),
            Map.entry("HKD", Currency.dollar("Hong Kong ")),
            Map.entry("A$", Currency.dollar("Australian ")),
            Map.entry("AU$", Currency.dollar("Australian ")),
            Map.entry("AUD", Currency.dollar("Australian ")),
            Map.entry("C$", Currency.dollar("Canadian ")),
            Map.entry("CA$", Currency.dollar("Canadian ")),
            Map.entry("CAD", Currency.dollar("Canadian ")),
            Map.entry("NZ$", Currency.dollar("New Zealand ")),
            Map.entry("NZD", Currency.dollar("New Zealand ")),
            Map.entry("S$", Currency.dollar("Singapore ")),
            Map.entry("SGD", Currency.dollar("Singapore ")),
            Map.entry("R$", Currency.plain("real", "reais")),
            Map.entry("NT$", Currency.dollar("New Taiwan ")),
            Map.entry("TWD", Currency.dollar("New Taiwan ")),
            Map.entry("CHF", Currency.plain("Swiss franc", "Swiss francs")),
            Map.entry("₹", RUPEE),
            Map.entry("INR", RUPEE),
            Map.entry("₩", Currency.plain("won", "won")),
            Map.entry("KRW", Currency.plain("won", "won")),
            Map.entry("฿", Currency.plain("baht", "baht")),
            Map.entry("THB", Currency.plain("baht", "baht")));

    private EnglishMoney() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "(-)?" + SIGN + N + SCALE + TO + "(?:" + SIGN + ")?" + N + SCALE + "(?!%)",
                        (m, t) -> range(m, t)),
                Rule.of(
                        "([-−])?" + SIGN + N + SCALE + "(/(?=[a-z])|-(?=[A-Za-z]))?(?:(?<=/)(" + EnglishUnits.PATTERN
                                + "))?",
                        (m, t) -> (m.group(1) == null ? "" : "minus ")
                                + money(
                                        currency(m.group(2), t, m.start()),
                                        m.group(3),
                                        m.group(4),
                                        noun(m, t, m.group(5)))
                                + tail(m.group(5))
                                + (m.group(6) == null ? "" : EnglishUnits.one(m.group(6)))),
                Rule.of(N + "\\s?(?:CNY|RMB|yuan)\\b", (m, t) -> money(YUAN, m.group(1), null, noun(m, t, null))),
                Rule.of(
                        N + "\\s?(USD|EUR|GBP|JPY|HKD|AUD|CAD|NZD|SGD|CHF|INR|KRW)\\b",
                        (m, t) -> money(currency(m.group(2), t, m.start()), m.group(1), null, noun(m, t, null))),
                Rule.of(
                        "(\\d+\\.\\d{2})\\s?(dollars|euros|pounds)\\b",
                        (m, t) -> money(
                                m.group(2).equals("dollars")
                                        ? DOLLAR
                                        : m.group(2).equals("euros") ? EURO : POUND,
                                m.group(1),
                                null,
                                false)),
                Rule.of(
                        N + "\\s?(?:¢|cents?\\b)",
                        (m, t) -> cardinal(m.group(1))
                                + (m.group(1).equals("1") || noun(m, t, null) ? " cent" : " cents")),
                Rule.of(
                        "(?!(?:144|240|360|480|540|576|720)p)(\\d{1,3})p(?![A-Za-z0-9])",
                        (m, t) -> cardinal(m.group(1)) + (m.group(1).equals("1") ? " penny" : " pence")));
    }

    private static String tail(@Nullable String sign) {
        return sign == null ? "" : sign.equals("/") ? " per " : " ";
    }

    private static boolean noun(MatchResult m, String text, @Nullable String sign) {
        return sign == null ? EnglishNouns.before(text, m, EnglishNouns.MONEY) : sign.equals("-");
    }

    /** ¥ is yen where the text speaks of Japan. */
    private static Currency currency(String sign, String text, int at) {
        if (sign.equals("¥") && JAPAN.matcher(Reader.around(text, at)).find()) {
            return YEN;
        }
        return NAMES.getOrDefault(sign.strip(), DOLLAR);
    }

    private static String range(MatchResult m, String text) {
        Currency currency = currency(m.group(2), text, m.start());
        boolean noun = noun(m, text, null);
        String first = m.group(3).contains(".") && m.group(6).contains(".")
                ? money(currency, m.group(3), m.group(4), false)
                : cardinal(m.group(3)) + scale(m.group(4));
        return (m.group(1) == null ? "" : "minus ") + first + " to " + money(currency, m.group(6), m.group(7), noun);
    }

    private static String money(Currency currency, String figures, @Nullable String scale, boolean noun) {
        String plain = figures.replace(",", "");
        if (scale != null) {
            return cardinal(plain) + scale(scale) + " " + (noun ? currency.one() : currency.many());
        }
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String part = point < 0 ? "" : (plain.substring(point + 1) + "0").substring(0, 2);
        String unit = noun || whole.equals("1") ? currency.one() : currency.many();
        if (part.isEmpty() || part.equals("00")) {
            return cardinal(whole) + " " + unit;
        }
        String cent = currency.cent();
        String cents = currency.cents();
        if (cent == null || cents == null || plain.length() - point > 3) {
            return cardinal(plain.replaceFirst("(?<=\\.\\d)0$", "")) + " " + (noun ? currency.one() : currency.many());
        }
        String small = cardinal(part) + " " + (part.equals("01") || noun ? cent : cents);
        return whole.matches("0*") ? small : cardinal(whole) + " " + unit + " and " + small;
    }

    private static String scale(@Nullable String written) {
        return written == null
                ? ""
                : switch (written) {
                    case "k", "K" -> " thousand";
                    case "m", "M" -> " million";
                    case "bn", "B" -> " billion";
                    default -> " " + written;
                };
    }
}
