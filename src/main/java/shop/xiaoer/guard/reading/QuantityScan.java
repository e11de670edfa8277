package shop.xiaoer.guard.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text while its quantities are read: what was found, and which of its signs are read already. */
final class QuantityScan {
    private final String text;
    private final boolean[] taken;
    private final List<Quantity> found = new ArrayList<>();

    QuantityScan(String text) {
        this.text = text;
        this.taken = new boolean[text.length()];
    }

    /** What a match says, if it says anything. */
    interface Reading<T> {
        Optional<T> read(MatchResult match);
    }

    String text() {
        return text;
    }

    /** Keeps what the matches say, each before the next is looked at. */
    void each(Pattern pattern, Reading<Quantity> reading) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isFree(matcher)) {
                reading.read(matcher).ifPresent(this::keep);
            }
        }
    }

    /** What the matches say, none of it kept. */
    <T> List<T> all(Pattern pattern, Reading<T> reading) {
        List<T> read = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (isFree(matcher)) {
                reading.read(matcher).ifPresent(read::add);
            }
        }
        return read;
    }

    void keep(Quantity quantity) {
        found.add(quantity);
        Arrays.fill(taken, quantity.from(), Math.min(quantity.to(), taken.length), true);
    }

    void replace(Quantity old, Quantity by) {
        found.remove(old);
        keep(by);
    }

    Optional<Quantity> beginningAt(int from) {
        return found.stream().filter(quantity -> quantity.from() == from).findFirst();
    }

    Optional<Quantity> endingAt(int to) {
        return found.stream().filter(quantity -> quantity.to() == to).findFirst();
    }

    /** All that was kept, in the order of the text. */
    List<Quantity> found() {
        return found.stream().sorted(Comparator.comparingInt(Quantity::from)).toList();
    }

    private boolean isFree(MatchResult match) {
        for (int i = match.start(); i < match.end(); i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }
}
