package shop.xiaoer.text.spoken;

import static shop.xiaoer.text.spoken.EnglishNumbers.cardinal;
import static shop.xiaoer.text.spoken.EnglishNumbers.ordinal;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.spoken.Reader.Rule;

/** Parts of a whole, scores, ratios, ordinals and measures with their units. */
final class EnglishMeasures {
    private static final String N = EnglishReader.N;
    private static final String TO = EnglishReader.TO;
    private static final String UNIT = "[ -]?(" + EnglishUnits.PATTERN + ")";
    private static final Pattern RATED = Pattern.compile(
            "(?i)\\b(?:rat(?:ed|ing|ings|e|es)|scor(?:ed|es|e|ing)|gave|gives?|stars?|reviews?|reviewers?|solid|easy|marks?)\\b");

    private EnglishMeasures() {}

    static List<Rule> rules() {
        return List.of(
                // Parts of a whole.
                Rule.of(
                        "([-−+])?" + N + "\\s?%?\\s?[-–—~]\\s?" + N + "\\s?%",
                        (m, t) -> sign(m.group(1)) + cardinal(m.group(2)) + " to " + cardinal(m.group(3)) + " percent"),
                Rule.of(
                        N + "\\s?to\\s?" + N + "\\s?%",
                        (m, t) -> cardinal(m.group(1)) + " to " + cardinal(m.group(2)) + " percent"),
                Rule.of(
                        "([-−+])?" + N + "\\s?%(\\+)?",
                        (m, t) -> sign(m.group(1)) + cardinal(m.group(2)) + " percent"
                                + (m.group(3) == null ? "" : " plus")),
                Rule.of(
                        "(\\d+)[ -](1?\\d)/([2-9]|1[0-9]|32)" + UNIT + "(?!/)",
                        (m, t) -> cardinal(m.group(1)) + " and " + fraction(m.group(2), m.group(3), true) + " "
                                + EnglishUnits.said("2", m.group(4))),
                Rule.of(
                        "(1?\\d)/([2-9]|1[0-9]|32|64)" + UNIT + "(?!/)",
                        (m, t) -> fraction(m.group(1), m.group(2), false) + " " + EnglishUnits.one(m.group(3))),
                Rule.of(
                        "(\\d+)[ -](1?\\d)/([2-9]|1[0-9]|32)(-)?(?![\\d/])",
                        (m, t) -> cardinal(m.group(1)) + " and " + fraction(m.group(2), m.group(3), true)
                                + (m.group(4) == null ? "" : " ")),
                Rule.of("(\\d+)?\\s?([½⅓⅔¼¾⅕⅛])(-)?", (m, t) -> vulgar(m)),
                Rule.of(
                        "(\\d+\\.\\d+)/(\\d+)(?![\\d/])",
                        (m, t) -> cardinal(m.group(1)) + " out of " + cardinal(m.group(2))),
                Rule.of("(\\d+)/(?=\\d+" + UNIT + ")(?<!\\b(?:1|3|5|7)/)", (m, t) -> cardinal(m.group(1)) + " or "),
                Rule.of("(\\d{1,2})/(\\d{1,2})\\s?[\"″]", (m, t) -> fraction(m.group(1), m.group(2), false) + " inch"),
                Rule.of(
                        "(\\d{1,3})/(\\d{1,3})(?![\\d/])",
                        (m, t) -> isPair(m, t) ? cardinal(m.group(1)) + "-" + cardinal(m.group(2)) : null),
                Rule.of(
                        "(\\d{1,3})/(\\d{1,4})(-)?(?![\\d/]|\\.\\d)",
                        (m, t) -> isScore(m, t)
                                ? cardinal(m.group(1)) + " out of " + cardinal(m.group(2))
                                : fraction(m.group(1), m.group(2), false) + (m.group(3) == null ? "" : " ")),
                Rule.of("(?<![\\d/])\\d+(?:/\\d+){2,}+(?![\\d/])", (m, t) -> list(m.group())),
                Rule.of("\\d+(?:\\.\\d+)?(?::\\d+(?:\\.\\d+)?)++", (m, t) -> ratio(m.group())),
                Rule.of(
                        "(\\d{1,3}(?:,\\d{3})+|\\d+)(?:st|nd|rd|th)(?![A-Za-z])",
                        (m, t) -> ordinal(m.group(1).replace(",", ""))),
                // Measures.
                Rule.of(
                        "(\\d)\\s?['’′]\\s?(\\d{1,2})(?:\\s?(?:\"|″|”|''))?(?![\\d'])",
                        (m, t) -> cardinal(m.group(1)) + " foot " + cardinal(m.group(2))),
                Rule.of(
                        "(\\d{1,2})\\s?(?:ft|feet|foot)\\.?\\s?(\\d{1,2})\\s?(?:inches|inch|in|\"|″)(?![A-Za-z0-9])",
                        (m, t) -> cardinal(m.group(1)) + (m.group(1).equals("1") ? " foot " : " feet ")
                                + cardinal(m.group(2)) + " " + EnglishUnits.said(m.group(2), "in")),
                Rule.of(
                        "(\\d{1,3})\\s?[′'](?=\\s|[,.!?]|$)(?<=\\d[′'])(?<![A-Za-z]\\d')",
                        (m, t) -> cardinal(m.group(1)) + " feet"),
                Rule.of("(\\d+)-for-(?=[$£€])", (m, t) -> cardinal(m.group(1)) + " for "),
                Rule.of(
                        "(\\d+)-(for|in|on|to|by|and|at|of|up)-(\\d+)(?![\\d.])",
                        (m, t) -> cardinal(m.group(1)) + "-" + m.group(2) + "-" + cardinal(m.group(3))),
                Rule.of(
                        "(?<=\\b(?:my|these|those|sizes?|Levi's|classic|of|our|your|the) )(\\d+)s(?![A-Za-z])",
                        (m, t) -> EnglishDates.plural(cardinal(m.group(1)))),
                Rule.of(N + "\\s?\\*\\s?(?=\\d)", (m, t) -> cardinal(m.group(1)) + " times "),
                Rule.of("\\d{1,2}[kK](?= (?:gold|white|rose|yellow|solid|plated))", (m, t) -> m.group()),
                Rule.of(
                        N + UNIT + "?\\s?[x×*✕]\\s?(?=\\d+(?![\\dA-WYZa-wyz]{3}))",
                        (m, t) -> (m.group(2) == null
                                        ? cardinal(m.group(1))
                                        : cardinal(m.group(1)) + " " + EnglishUnits.said(m.group(1), m.group(2)))
                                + " by "),
                Rule.of(
                        "(\\d+)\\s?h\\s?(\\d+)\\s?m(?:ins?)?(?![A-Za-z0-9])",
                        (m, t) -> cardinal(m.group(1)) + " "
                                + EnglishUnits.said(m.group(1), "h") + " " + cardinal(m.group(2)) + " "
                                + EnglishUnits.said(m.group(2), "min")),
                Rule.of("([-−])?" + N + UNIT + "?" + TO + "([-−])?" + N + UNIT + "(-)?", (m, t) -> range(m, t)),
                Rule.of("(?<![\\dA-Za-z])[-−]" + N + UNIT + "()", (m, t) -> "minus " + measure(m, t)),
                Rule.of(
                        N + UNIT + "/(" + EnglishUnits.PATTERN + ")",
                        (m, t) -> cardinal(m.group(1)) + " " + EnglishUnits.said(m.group(1), m.group(2)) + " per "
                                + EnglishUnits.one(m.group(3))),
                Rule.of(
                        N + UNIT + "/(?=[a-z])",
                        (m, t) -> cardinal(m.group(1)) + " " + EnglishUnits.said(m.group(1), m.group(2)) + " per "),
                Rule.of(N + UNIT + "(-)?", (m, t) -> measure(m, t)),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)[kK](\\+)?(?= (?:followers|fans|people|views|likes|orders|units|sold|reviews|steps|buyers|customers|pieces|words|of)\\b)",
                        (m, t) -> cardinal(m.group(1)) + " thousand" + (m.group(2) == null ? "" : " plus")),
                Rule.of(
                        "(\\d+\\.\\d+|\\d+(?=M\\+? (?:followers|fans|people|views|likes|orders|units|sold|users|customers)))M(\\+)?(?![A-Za-z0-9])",
                        (m, t) -> cardinal(m.group(1)) + " million" + (m.group(2) == null ? "" : " plus")),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)k(\\+)?(?![A-Za-z0-9])",
                        (m, t) -> cardinal(m.group(1)) + " thousand" + (m.group(2) == null ? "" : " plus")),
                Rule.of(
                        "(\\d+(?:\\.\\d+)?)[xX×](?= (?:faster|more|better|the|stronger|longer|bigger|quicker|brighter|as|lighter|higher|points|louder|thicker)\\b)",
                        (m, t) -> cardinal(m.group(1)) + " times"),
                Rule.of("(\\d+(?:\\.\\d+)?)[xX×](?![A-Za-z0-9])", (m, t) -> cardinal(m.group(1)) + " x"),
                Rule.of("\\d+(?:\\.\\d+)?[A-Za-z]+\\d*+[A-Za-z]*+\\+?", (m, t) -> m.group()));
    }

    private static String sign(@Nullable String written) {
        return written == null ? "" : written.equals("+") ? "plus " : "minus ";
    }

    private static String fraction(String top, String bottom, boolean article) {
        String above = article && top.equals("1") ? "a" : cardinal(top);
        boolean many = !top.equals("1");
        return switch (bottom) {
            case "1" -> cardinal(top) + " over one";
            case "2" -> above + (many ? " halves" : " half");
            case "4" -> above + (many ? " quarters" : " quarter");
            default -> above + " " + ordinal(bottom) + (many ? "s" : "");
        };
    }

    private static String vulgar(MatchResult m) {
        String part = switch (m.group(2)) {
            case "½" -> fraction("1", "2", m.group(1) != null);
            case "⅓" -> fraction("1", "3", m.group(1) != null);
            case "⅔" -> fraction("2", "3", false);
            case "¼" -> fraction("1", "4", m.group(1) != null);
            case "¾" -> fraction("3", "4", false);
            case "⅕" -> fraction("1", "5", m.group(1) != null);
            default -> fraction("1", "8", m.group(1) != null);
        };
        return (m.group(1) == null ? part : cardinal(m.group(1)) + " and " + part) + (m.group(3) == null ? "" : " ");
    }

    /** 9/10 is a mark unless something is divided; 4/5 only where marks are spoken of. */
    private static boolean isScore(MatchResult m, String text) {
        String after = Reader.after(text, m.end(), 20, ".,;:!?\n");
        if (after.matches(
                "[ -](?:of|inch|inches|cup|cups|teaspoon|tablespoon|tsp|tbsp|mile|in|lb|oz|pint|full)\\b.*")) {
            return false;
        }
        String bottom = m.group(2);
        boolean rated =
                RATED.matcher(Reader.before(text, m.start(), 40, ".;!?\n")).find()
                        || RATED.matcher(after).find();
        return bottom.equals("10")
                || bottom.equals("100")
                || (bottom.equals("5") && rated)
                || (rated && bottom.equals("20"));
    }

    /** 50/50, 80/20 and 18/10 stainless: two numbers and no division. */
    private static boolean isPair(MatchResult m, String text) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(2));
        String after = Reader.after(text, m.end(), 12, "");
        return first + second == 100 && first > 9 && second > 9
                || first == 20 && second == 20
                || after.startsWith(" stainless");
    }

    private static String list(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : written.split("/")) {
            said.append(said.isEmpty() ? "" : ", ").append(cardinal(part));
        }
        return said.toString();
    }

    private static String ratio(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : written.split(":")) {
            said.append(said.isEmpty() ? "" : " to ").append(cardinal(part));
        }
        return said.toString();
    }

    private static String range(MatchResult m, String text) {
        String minus = m.group(1) == null ? "" : "minus ";
        String second = m.group(4) == null ? "" : "minus ";
        boolean sameUnit = m.group(3) == null || EnglishUnits.one(m.group(3)).equals(EnglishUnits.one(m.group(6)));
        String first = sameUnit
                ? cardinal(m.group(2))
                : cardinal(m.group(2)) + " " + EnglishUnits.said(m.group(2), m.group(3));
        return minus + first + " to " + second + measured(m.group(5), m.group(6), m.group(7), text, m);
    }

    private static String measure(MatchResult m, String text) {
        return measured(m.group(1), m.group(2), m.group(3), text, m);
    }

    /** A measure; singular before the noun that it describes. */
    private static String measured(String figures, String unit, @Nullable String dash, String text, MatchResult m) {
        boolean hyphen = dash != null && dash.equals("-") || m.group().matches(".*\\d-[A-Za-z]+-?$");
        boolean singular = hyphen
                || EnglishNouns.before(text, m, EnglishNouns.MEASURE)
                || (EnglishUnits.rates(unit) && EnglishNouns.before(text, m));
        String said = singular ? EnglishUnits.one(unit) : EnglishUnits.said(figures, unit);
        return cardinal(figures) + " " + said + ("-".equals(dash) ? " " : "");
    }
}
