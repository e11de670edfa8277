package shop.xiaoer.handoff;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * Words that are kept ready, in one language or both, with places for what differs from chat to chat: {@code {shopper}},
 * {@code {order}}, {@code {agent}}, {@code {shop}}.
 *
 * @param owner the account whose own it is; null where it is everybody's
 * @param shortcut what is typed after the slash to find it
 */
public record CannedReply(
        UUID id,
        @Nullable String owner,
        String shortcut,
        @Nullable String zh,
        @Nullable String en,
        String changedBy,
        Instant changedAt) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{N}_-]{1,32}");

    /** @throws IllegalArgumentException naming the field that is at fault */
    public CannedReply {
        if (!SHORTCUT.matcher(shortcut).matches()) {
            throw new IllegalArgumentException("shortcut: needs 1 to 32 letters, digits, - or _");
        }
        if (zh == null && en == null) {
            throw new IllegalArgumentException("texts: zh or en is needed");
        }
        checked("texts.zh", zh);
        checked("texts.en", en);
    }

    private static void checked(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + ": must not be blank");
        }
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (Variable.of(places.group(1)).isEmpty()) {
                throw new IllegalArgumentException(field + ": " + places.group() + " is no variable");
            }
        }
    }

    /** What a place in the words stands for. */
    public enum Variable {
        shopper,
        order,
        agent,
        shop;

        static Optional<Variable> of(String name) {
            for (Variable variable : values()) {
                if (variable.name().equals(name.toLowerCase(Locale.ROOT))) {
                    return Optional.of(variable);
                }
            }
            return Optional.empty();
        }
    }

    /** What became of the places. */
    public sealed interface Filled {
        record Whole(String text) implements Filled {}

        /** Nothing is known for that place, so there is nothing to send. */
        record Missing(Variable variable) implements Filled {}
    }

    public Optional<String> text(Language language) {
        return Optional.ofNullable(language == Language.ZH ? zh : en);
    }

    /** The first place that stands open in a text: such words were meant for nobody yet. */
    public static Optional<Variable> open(String text) {
        return PLACE.matcher(text)
                .results()
                .flatMap(place -> Variable.of(place.group(1)).stream())
                .findFirst();
    }

    /** The words with every place filled, or the first one that cannot be. */
    public static Filled fill(String text, Map<Variable, String> values) {
        Map<Variable, String> known = new EnumMap<>(Variable.class);
        known.putAll(values);
        StringBuilder whole = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            Optional<Variable> variable = Variable.of(places.group(1));
            if (variable.isEmpty()) {
                continue;
            }
            String value = known.getOrDefault(variable.get(), "");
            if (value.isBlank()) {
                return new Filled.Missing(variable.get());
            }
            places.appendReplacement(whole, Matcher.quoteReplacement(value));
        }
        places.appendTail(whole);
        return new Filled.Whole(whole.toString());
    }
}
