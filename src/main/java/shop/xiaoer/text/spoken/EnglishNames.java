package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.cardinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.digits;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Addresses, codes, short forms, names and models: what is spelt, written out or left as it is written. */
final class EnglishNames {
    private static final WebAddress.Words SPELT = new WebAddress.Words(
            " ",
            Map.of(
                    '.',
                    "dot",
                    '/',
                    "slash",
                    '@',
                    "at",
                    '-',
                    "dash",
                    '_',
                    "underscore",
                    '?',
                    "question mark",
                    '=',
                    "equals",
                    '&',
                    "and",
                    '+',
                    "plus",
                    '~',
                    "tilde"));
    /** A word that says: the letters and figures after it are a code to type. */
    private static final String CODE =
            "(?<=\\b(?i:orders?|parcels?|packages?|tracking|shipment|waybill|label|ticket|case|invoice|reference|ref|RMA|serial|booking|confirmation|return|returns)(?i: code| number| no\\.?| id| label)?(?i: is|:)? ?#?)";

    private static final String SIZE = "(?:X{0,4}[SL]|M|[2-9]XL)";
    private static final String SERIES =
            "(?:iPhone|iPad|iOS|Mate|Air Max|Switch|PlayStation|Windows|Galaxy S?|Pixel|Xbox|Wi-?Fi|Type|Model|Series|Apple Watch|Android|GoPro|Hero|Mavic|Gen|Kindle|AirPods|Mark|Mk|RTX|GTX|RX|Ryzen|Core|Snapdragon|ISO|EN|Levi's)";
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("approx.", "approximately"),
            Map.entry("etc.", "et cetera"),
            Map.entry("e.g.", "for example"),
            Map.entry("i.e.", "that is"),
            Map.entry("vs.", "versus"),
            Map.entry("w/o", "without"),
            Map.entry("w/out", "without"),
            Map.entry("w/", "with"),
            Map.entry("Jr.", "Junior"),
            Map.entry("Sr.", "Senior"),
            Map.entry("b/c", "because"),
            Map.entry("incl.", "including"),
            Map.entry("excl.", "excluding"),
            Map.entry("max.", "maximum"),
            Map.entry("min.", "minimum"),
            Map.entry("est.", "established"),
            Map.entry("Est.", "Established"),
            Map.entry("dept.", "department"),
            Map.entry("qty.", "quantity"),
            Map.entry("qty", "quantity"),
            Map.entry("Qty", "Quantity"),
            Map.entry("pcs.", "pieces"),
            Map.entry("pcs", "pieces"),
            Map.entry("temp.", "temperature"),
            Map.entry("Approx.", "Approximately"),
            Map.entry("Dept.", "Department"),
            Map.entry("Vol.", "Volume"),
            Map.entry("vol.", "volume"),
            Map.entry("Fig.", "Figure"),
            Map.entry("pg.", "page"));
    /** Titles; they stand before a name. */
    private static final Map<String, String> TITLES = Map.of(
            "Dr.",
            "Doctor",
            "Mr.",
            "Mister",
            "Mrs.",
            "Missus",
            "Prof.",
            "Professor",
            "St.",
            "Saint",
            "Mt.",
            "Mount",
            "Ft.",
            "Fort",
            "Capt.",
            "Captain");

    private static final Map<String, String> STREETS = Map.of(
            "St.", "Street", "Ave.", "Avenue", "Rd.", "Road", "Blvd.", "Boulevard", "Dr.", "Drive", "Ln.", "Lane");
    private static final Map<String, String> DAYS = Map.ofEntries(
            Map.entry("Mon", "Monday"),
            Map.entry("Tue", "Tuesday"),
            Map.entry("Tues", "Tuesday"),
            Map.entry("Wed", "Wednesday"),
            Map.entry("Thu", "Thursday"),
            Map.entry("Thur", "Thursday"),
            Map.entry("Thurs", "Thursday"),
            Map.entry("Fri", "Friday"),
            Map.entry("Sat", "Saturday"),
            Map.entry("Sun", "Sunday"));

    private static final String DAY = "(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)";

    private EnglishNames() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(WebAddress.PATTERN, (m, t) -> WebAddress.say(m, SPELT, EnglishNumbers::digits)),
                Rule.of("@(?=[A-Za-z])", (m, t) -> "at "),
                Rule.of("@\\s?(?=[\\d$£€])", (m, t) -> "at "),
                Rule.of(CODE + "[A-Z]{1,5}-?\\d[\\d-]{3,}+[A-Z]{0,3}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("[A-Za-z]{1,4}-?\\d{7,}[A-Z]{0,3}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("[A-Z]{1,4}-\\d{4}-\\d{3,}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("[Nn]os?\\.\\s?(\\d+)", (m, t) -> "number " + cardinal(m.group(1))),
                Rule.of("(?<=[A-Z][a-z]{1,12} )No (\\d+)", (m, t) -> "number " + cardinal(m.group(1))),
                Rule.of(
                        "(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.(?= [a-z])",
                        (m, t) -> DAYS.get(m.group().replace(".", ""))),
                Rule.of("[Ee]xt\\. ?(\\d+)", (m, t) -> "extension " + digits(m.group(1))),
                Rule.of("(?=\\d++[A-Z])[A-Z0-9]{10,}(?![A-Za-z0-9])", (m, t) -> code(m)),
                Rule.of("#(\\d{4,})(?!\\d)", (m, t) -> "number " + digits(m.group(1))),
                Rule.of("#\\s?(\\d+)", (m, t) -> "number " + cardinal(m.group(1))),
                Rule.of(
                        "(?:" + words(TITLES) + ")(?=\\s[A-Z])",
                        (m, t) -> street(m, t) ? STREETS.get(m.group()) : TITLES.get(m.group())),
                Rule.of("(?<=[A-Z][a-z]{1,20} )(?:" + words(STREETS) + ")", (m, t) -> STREETS.get(m.group())),
                Rule.of(
                        "(?:" + words(SHORT) + ")(?![A-Za-z0-9/])",
                        (m, t) -> SHORT.get(m.group())
                                + (m.group().endsWith("/") && m.end() < t.length() && t.charAt(m.end()) != ' '
                                        ? " "
                                        : "")),
                Rule.of("w/(?=[A-Za-z])", (m, t) -> "with "),
                Rule.of(
                        DAY + "\\.?\\s?(?:[-–—~]|to)\\s?" + DAY + "(?![A-Za-z])\\.?",
                        (m, t) -> DAYS.get(m.group(1)) + " to " + DAYS.get(m.group(2))),
                Rule.of(
                        DAY + "\\.?(?=,? (?:\\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))",
                        (m, t) -> DAYS.get(m.group(1))),
                Rule.of(
                        SIZE + "(?:/" + SIZE + ")++(?![A-Za-z0-9])",
                        (m, t) -> m.group().replace("/", ", ")),
                Rule.of(
                        SIZE + "\\s?[-–—~]\\s?" + SIZE + "(?![A-Za-z0-9])",
                        (m, t) -> m.group().replaceAll("\\s?[-–—~]\\s?", " to ")),
                Rule.of("A\\s?[-–]\\s?Z(?![A-Za-z0-9])", (m, t) -> "A to Z"),
                Rule.of(
                        "(?:mid|early|late|pre|post|under|over|sub)-(?=(?:\\d{2}|[12]\\d{3})s?(?![A-Za-z\\d]))",
                        (m, t) -> m.group()),
                Rule.of(
                        SERIES + " ?\\d++(?:\\.\\d+)*+[A-Za-z]*+(?![\\d.]*%|[,:]\\d|\\s?(?:dollars|cents|pieces))",
                        (m, t) -> m.group()),
                Rule.of("[vV]\\d+(?:\\.\\d+)*+", (m, t) -> m.group()),
                Rule.of("x(?=\\d+\\b)", (m, t) -> "times "),
                Rule.of(
                        "[A-Za-z]+(?:[-_'’]?[A-Za-z0-9]+|/[A-Za-z][A-Za-z0-9]*+)*+(?:(?<=\\d)\\.\\d+)?(?:\\++(?![A-Za-z0-9]))?",
                        (m, t) -> m.group()),
                Rule.of(
                        "(?:304|316|201|430)L?(?=[ -](?:stainless|steel|food|surgical))|(?:925|585|750|999)(?=[ -](?:sterling|silver|gold))",
                        (m, t) -> m.group()),
                Rule.of(
                        "(?!\\d{2,3}00)\\d{4,5}(?=[ -](?:aircraft|aluminum|aluminium|alloy|lithium|cells?|batter(?:y|ies)|steel|bearings?)\\b)",
                        (m, t) -> m.group()));
    }

    private static String words(Map<String, String> shorts) {
        return shorts.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** "Main St. is closed", "Elm Dr. North": behind a name it is a street. */
    private static boolean street(MatchResult match, String text) {
        String before = Reader.before(text, match.start(), 24, ".,;:!?\n");
        if (match.group().equals("St.") && before.matches(".*\\b(?:on|at|near|of|to|from) (?:[A-Z][a-z]+ )+")) {
            return true;
        }
        return STREETS.containsKey(match.group()) && before.matches(".*\\d+ (?:[A-Z][a-z]+ )+");
    }

    /** Letters stay together, figures are said one by one, dashes fall away. */
    private static String code(MatchResult match) {
        StringBuilder said = new StringBuilder();
        for (String part : match.group().split("-|(?<=[A-Za-z])(?=\\d)|(?<=\\d)(?=[A-Za-z])")) {
            if (!part.isEmpty()) {
                said.append(said.isEmpty() ? "" : " ").append(Reader.digit(part.charAt(0)) ? digits(part) : part);
            }
        }
        return said.toString();
    }
}
