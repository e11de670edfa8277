package shop.xiaoer.connect.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.text.Localized;

/**
 * An object of the shop's answer, read strictly: what must be there is there and of its type, or {@link
 * IllegalArgumentException} names the place. Fields that nobody asks for are left alone.
 */
final class Strict {
    private static final int LONGEST = 4_000;
    private static final int MOST = 1_000;

    private final JsonNode node;
    private final String place;
    private final String currency;

    private Strict(JsonNode node, String place, String currency) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(place + ": must be an object");
        }
        this.node = node;
        this.place = place;
        this.currency = currency;
    }

    /** @param currency the only one that amounts may have */
    static Strict of(JsonNode node, String place, String currency) {
        return new Strict(node, place, currency);
    }

    private IllegalArgumentException wrong(String field, String why) {
        return new IllegalArgumentException(place + "." + field + ": " + why);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(field, "must be a text");
        }
        if (value.textValue().length() > LONGEST) {
            throw wrong(field, "is longer than " + LONGEST + " characters");
        }
        return value.textValue();
    }

    @Nullable
    String textOrNull(String field) {
        return has(field) ? text(field) : null;
    }

    String text(String field, String standard) {
        return has(field) ? text(field) : standard;
    }

    boolean flag(String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw wrong(field, "must be true or false");
        }
        return value.booleanValue();
    }

    int count(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw wrong(field, "must be a whole number from 0");
        }
        return value.intValue();
    }

    long version(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(field, "must be a whole number from 0");
        }
        return value.longValue();
    }

    Instant time(String field) {
        try {
            return OffsetDateTime.parse(text(field)).toInstant();
        } catch (DateTimeException e) {
            throw wrong(field, "must be a time with its offset");
        }
    }

    @Nullable
    Instant timeOrNull(String field) {
        return has(field) ? time(field) : null;
    }

    LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            throw wrong(field, "must be a day");
        }
    }

    Money money(String field) {
        Strict money = object(field);
        Money read;
        try {
            read = Money.of(money.text("amount"), money.text("currency"));
        } catch (IllegalArgumentException e) {
            throw wrong(field, String.valueOf(e.getMessage()));
        }
        if (!read.currency().equals(currency)) {
            throw wrong(field, "is in " + read.currency() + ", the shop's money is " + currency);
        }
        return read;
    }

    /** A shop of one language gives that one alone: it stands for both. */
    Localized localized(String field) {
        Strict both = object(field);
        String zh = both.textOrNull("zh");
        String en = both.textOrNull("en");
        if (zh == null && en == null) {
            throw wrong(field, "needs zh or en");
        }
        return new Localized(zh == null ? String.valueOf(en) : zh, en == null ? String.valueOf(zh) : en);
    }

    <E extends Enum<E>> E one(String field, Class<E> names) {
        String value = text(field);
        try {
            return Enum.valueOf(names, value);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    field,
                    "'" + value + "' is none of the contract's "
                            + names.getSimpleName().toLowerCase(Locale.ROOT) + "s");
        }
    }

    Strict object(String field) {
        return new Strict(node.path(field), place + "." + field, currency);
    }

    <T> List<T> list(String field, Function<Strict, T> one) {
        JsonNode list = node.path(field);
        if (!list.isArray()) {
            throw wrong(field, "must be a list");
        }
        if (list.size() > MOST) {
            throw wrong(field, "has more than " + MOST + " entries");
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            all.add(one.apply(new Strict(list.get(i), place + "." + field + "[" + i + "]", currency)));
        }
        return all;
    }

    <T> List<T> listIfAny(String field, Function<Strict, T> one) {
        return has(field) ? list(field, one) : List.of();
    }

    List<String> textsIfAny(String field) {
        if (!has(field)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(value -> {
            if (!value.isTextual()) {
                throw wrong(field, "must be a list of texts");
            }
            texts.add(value.textValue());
        });
        return texts;
    }
}
