package shop.xiaoer.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;

/**
 * What a figure of a reply can be worked out of.
 *
 * @param asked the figures of the question
 * @param named those that the question and the reply name; for a share only those that are known, as the other way round
 *     it would make itself true
 * @param all {@code named} and those of the evidence and the order
 * @param words the sentence
 * @param cues where the word for a way of reckoning may stand: "how much taller?" "36 cm."
 * @param closeness how near is near enough
 * @param today the shop's day, where an order gives it
 */
record Workings(
        Quantity said,
        List<Quantity> asked,
        List<Quantity> named,
        List<Quantity> all,
        String words,
        String cues,
        String question,
        Closeness closeness,
        @Nullable LocalDate today) {
    /** 多 and 少 in it compare nothing. */
    private static final Pattern HOW_MUCH =
            Pattern.compile("多[少大长久重高远宽厚]|how (?:much|many|long|far)(?! (?:more|less|longer|taller|cheaper))");

    private static final Pattern HOW =
            Pattern.compile("多少|几|总|how (?:much|many|long)|\\bwhat\\b|price|cost|total|worth");
    private static final double MOST_PIECES = 10_000;

    static Workings of(Quantity said, Statement statement, Material material) {
        List<Quantity> heard = new ArrayList<>(Quantities.of(statement.before()));
        Quantities.of(statement.normal()).stream()
                .filter(other -> said.dimension() != Dimension.PERCENT || isKnown(other, material))
                .forEach(heard::add);
        heard.removeIf(other -> other.dimension() == said.dimension() && other.low() == said.low());
        heard.addAll(material.asked());
        List<Quantity> all = Stream.concat(heard.stream(), material.known().stream())
                .map(Workings::bare)
                .distinct()
                .toList();
        return new Workings(
                said,
                material.asked(),
                List.copyOf(heard),
                all,
                statement.normal(),
                statement.before() + "\n" + statement.normal() + "\n"
                        + HOW_MUCH.matcher(material.question()).replaceAll(" "),
                material.question(),
                Closeness.of(said, statement.normal()),
                material.order().map(OrderFacts::today).orElse(null));
    }

    private static boolean isKnown(Quantity said, Material material) {
        return material.known().stream().anyMatch(said::says);
    }

    private static Quantity bare(Quantity quantity) {
        return new Quantity(quantity.dimension(), quantity.kind(), quantity.low(), quantity.high(), 0, 0);
    }

    /** The same for one end of a range. */
    Workings at(double value) {
        Quantity end = new Quantity(said.dimension(), said.kind(), value, value, said.from(), said.to());
        return new Workings(end, asked, named, all, words, cues, question, closeness, today);
    }

    /** Whether what is said is that value, or about it where it is said so. */
    boolean is(double value) {
        return closeness.admits(said, value);
    }

    boolean isNamed(Quantity one) {
        return named.stream().anyMatch(other -> other.low() == one.low() && other.high() == one.high());
    }

    /** Whether the question alone names it, and does not ask for an amount: "can I use two coupons" doubles nothing. */
    boolean isOnlyAsked(Quantity one) {
        long inQuestion =
                asked.stream().filter(other -> other.low() == one.low()).count();
        long inAll = named.stream().filter(other -> other.low() == one.low()).count();
        return inQuestion > 0 && inAll == inQuestion && !HOW.matcher(question).find();
    }

    boolean mayJoin(Pattern cue, Quantity... parts) {
        return cue.matcher(cues).find() || Stream.of(parts).allMatch(this::isNamed);
    }

    /** Figures that can be added to what is said; a bare one of the reply may be of any kind. */
    List<Quantity> alike() {
        return all.stream()
                .filter(one -> one.dimension() != Dimension.CODE)
                .filter(one -> one.dimension() == said.dimension() && said.comparable(one)
                        || one.dimension() == Dimension.PLAIN && isNamed(one)
                        || isWithoutKind() && isReckoned(one.dimension())
                        || said.dimension() == Dimension.COUNT && one.dimension() == Dimension.COUNT && isNamed(one))
                .toList();
    }

    boolean isWithoutKind() {
        return said.dimension() == Dimension.PLAIN
                || said.dimension() == Dimension.COUNT && said.kind().isEmpty();
    }

    boolean isPieces() {
        return said.dimension() == Dimension.COUNT || said.dimension() == Dimension.PLAIN;
    }

    /** By what something is taken so many times. */
    Stream<Quantity> pieces() {
        return all.stream()
                .filter(one ->
                        one.dimension() == Dimension.COUNT || one.dimension() == Dimension.PLAIN || isFactor(one))
                .filter(one -> !one.range() && one.low() > 0 && one.low() <= MOST_PIECES);
    }

    /** Hours a day, evenings: a time may stand for how often. Kept to times that the reply or the question names. */
    private boolean isFactor(Quantity one) {
        return one.dimension() == Dimension.TIME && said.dimension() != Dimension.TIME && isNamed(one);
    }

    static boolean areOfOneKind(Quantity one, Quantity other) {
        return one.dimension() == other.dimension()
                || one.dimension() == Dimension.PLAIN
                || other.dimension() == Dimension.PLAIN;
    }

    static boolean isReckoned(Dimension dimension) {
        return dimension != Dimension.DATE && dimension != Dimension.CLOCK && dimension != Dimension.CODE;
    }
}
