package shop.xiaoer.guard.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the numbers that no other reader has read, in digits, Han numerals or English words. Pure. */
final class Figures {
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d.])(?:" + Numbers.IN_DIGITS + ")");
    private static final Pattern HAN = Pattern.compile(Numbers.IN_HAN);
    private static final Pattern ENGLISH = Pattern.compile("\\b(?:(?:" + Numerals.englishWords()
            + ")(?![a-z])[ -]?(?:and )?)+(?:(?<=and )a half)?|\\ba (?=dozen|week|month|year|day|hundred)");

    private static final String AND_A_HALF = " and a half";

    private Figures() {}

    /**
     * A number before its unit is known.
     *
     * @param words whether it is written in words, so that it may be no number but an article
     */
    record Figure(double value, int from, int to, boolean words) {}

    /** In the order of the text. */
    static List<Figure> of(QuantityScan scan) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(scan.all(DIGITS, Figures::digits));
        figures.addAll(scan.all(HAN, m -> han(scan.text(), m)));
        figures.addAll(scan.all(ENGLISH, Figures::english));
        figures.sort(Comparator.comparingInt(Figure::from));
        return figures;
    }

    private static Optional<Figure> digits(MatchResult m) {
        return Optional.of(new Figure(Numbers.value(m.group()), m.start(), m.end(), false));
    }

    private static Optional<Figure> han(String text, MatchResult m) {
        boolean afterDigit = m.start() > 0 && Character.isDigit(text.charAt(m.start() - 1));
        return afterDigit || isVery(text, m) || isOfUnit(text, m)
                ? Optional.empty()
                : words(Numerals.chinese(m.group()), m.start(), m.end());
    }

    /** 十分 without 钟. */
    private static boolean isVery(String text, MatchResult m) {
        return text.startsWith("十分", m.start()) && !text.startsWith("十分钟", m.start());
    }

    /** 千克 and the like after no number: the sign belongs to the unit. */
    private static boolean isOfUnit(String text, MatchResult m) {
        return m.end() - m.start() == 1 && (text.startsWith("千克", m.start()) || text.startsWith("千米", m.start()));
    }

    private static Optional<Figure> english(MatchResult m) {
        if (m.group().endsWith(AND_A_HALF)) {
            String whole = m.group().substring(0, m.group().length() - AND_A_HALF.length());
            OptionalDouble value = Numerals.english(whole);
            return value.isEmpty()
                    ? Optional.empty()
                    : words(OptionalDouble.of(value.getAsDouble() + 0.5), m.start(), m.end());
        }
        String words = m.group().strip().replaceAll("(?: and|-)$", "");
        // The space belongs to it: so the unit begins where the figure ends.
        return words.equals("a")
                ? words(OptionalDouble.of(1), m.start(), m.end())
                : words(Numerals.english(words), m.start(), m.start() + words.length());
    }

    private static Optional<Figure> words(OptionalDouble value, int from, int to) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Figure(value.getAsDouble(), from, to, true));
    }
}
