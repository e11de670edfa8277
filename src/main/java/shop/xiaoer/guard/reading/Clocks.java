package shop.xiaoer.guard.reading;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times of day: 16:00, 4 p.m., noon, 下午四点半. Pure. */
final class Clocks {
    private static final String HOURS = "\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
    private static final Pattern SIGNED = Pattern.compile("(\\d{1,2}):(\\d{2})(?: ?(a\\.?m|p\\.?m)\\.?)?");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(\\d{1,2}|noon|midnight)(?: ?(a\\.?m|p\\.?m)\\b\\.?| o'clock)?");
    private static final Pattern HAN = Pattern.compile("(凌晨|早上|上午|中午|下午|傍晚|晚上|晚|早)?(\\d{1,2}|[" + Numerals.HAN
            + "]{1,3})点(?:钟|整|(半)|(\\d{1,2})分?|([一三])刻)?(?![" + Numerals.HAN + "]*[元块分])(?!五升|击|[一二三四五六七八九]升)");
    private static final Pattern PAST = Pattern.compile("\\b(half|quarter|\\d{1,2}|[a-z]+) past (" + HOURS + ")\\b");
    private static final Pattern BOUND = Pattern.compile("之?前|以前|之?后|以后|到|至");

    private Clocks() {}

    static void read(QuantityScan scan) {
        scan.each(PAST, Clocks::past);
        scan.each(SIGNED, m -> clock(m, Numbers.whole(m.group(1)), Numbers.whole(m.group(2)), m.group(3)));
        scan.each(ENGLISH, Clocks::english);
        scan.each(HAN, m -> han(scan, m));
    }

    private static Optional<Quantity> english(MatchResult m) {
        return switch (m.group(1)) {
            case "noon" -> clock(m, 12, 0, null);
            case "midnight" -> clock(m, 0, 0, null);
            default -> m.end() > m.end(1) ? clock(m, Numbers.whole(m.group(1)), 0, m.group(2)) : Optional.empty();
        };
    }

    /** 一点 is "a little" unless something beside it says that it is an hour. */
    private static Optional<Quantity> han(QuantityScan scan, MatchResult m) {
        String text = scan.text();
        boolean sure = m.group(1) != null
                || !m.group().endsWith("点")
                || Character.isDigit(m.group(2).charAt(0))
                || BOUND.matcher(text).region(m.end(), text.length()).lookingAt();
        return sure ? clock(m, Numbers.whole(m.group(2)), minute(m), m.group(1)) : Optional.empty();
    }

    private static int minute(MatchResult m) {
        if (m.group(3) != null) {
            return 30;
        }
        if (m.group(5) != null) {
            return m.group(5).equals("一") ? 15 : 45;
        }
        return m.group(4) == null ? 0 : Numbers.whole(m.group(4));
    }

    /** "Twenty past one"; nothing where the first is no number. */
    private static Optional<Quantity> past(MatchResult m) {
        OptionalDouble minutes = number(m.group(1));
        OptionalDouble hour = number(m.group(2));
        return minutes.isEmpty() || hour.isEmpty()
                ? Optional.empty()
                : clock(m, (int) hour.getAsDouble(), (int) minutes.getAsDouble(), null);
    }

    private static OptionalDouble number(String written) {
        return switch (written) {
            case "half" -> OptionalDouble.of(30);
            case "quarter" -> OptionalDouble.of(15);
            default ->
                Character.isDigit(written.charAt(0))
                        ? OptionalDouble.of(Numbers.value(written))
                        : Numerals.english(written);
        };
    }

    /** @param half the words for the half of the day, as written, null where none are */
    private static Optional<Quantity> clock(MatchResult m, int hour, int minute, @Nullable String half) {
        if (hour < 0 || hour > 24 || minute > 59) {
            return Optional.empty();
        }
        return Optional.of(Quantity.exact(
                Dimension.CLOCK, "", hourOfDay(hour, half == null ? "" : half) * 60 + minute, m));
    }

    private static int hourOfDay(int hour, String half) {
        boolean later = half.startsWith("p") || half.equals("下午") || half.equals("傍晚") || half.startsWith("晚");
        boolean midnight = half.startsWith("a") && hour == 12;
        return midnight ? 0 : later && hour < 12 ? hour + 12 : hour;
    }
}
