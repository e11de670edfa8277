package shop.xiaoer.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.ServiceHours;
import shop.xiaoer.text.Localized;

/**
 * The shop itself.
 *
 * @param notice says that an AI is speaking and that a person can be had
 * @param greeting the first words, where the shop has its own
 * @param assistant the name beside the AI's messages
 * @param about the shop in a sentence, where it says one
 * @param hours when people are there, in the shop's time zone
 * @param all the whole file, also what has no type of its own here: currency, contact, live room
 */
public record ShopProfile(
        Localized name,
        Localized notice,
        @Nullable Localized greeting,
        Localized assistant,
        @Nullable Localized about,
        Hours hours,
        Confidence confidence,
        JsonNode all) {

    public Optional<Localized> greetingIfAny() {
        return Optional.ofNullable(greeting);
    }

    public Optional<Localized> aboutIfAny() {
        return Optional.ofNullable(about);
    }

    /** The rules of a shop without {@code hours.yaml}: the hours of {@code shop.yaml} every day. */
    public DeskRules everyDay() {
        return DeskRules.STANDARD.withHours(ServiceHours.daily(hours.from(), hours.to()));
    }

    /** From that time on, until just before that time; over midnight where {@code to} is not after {@code from}. */
    public record Hours(LocalTime from, LocalTime to) {
        public boolean holds(LocalTime time) {
            boolean afterStart = !time.isBefore(from);
            boolean beforeEnd = time.isBefore(to);
            return from.isBefore(to) ? afterStart && beforeEnd : afterStart || beforeEnd;
        }
    }

    /**
     * From {@code answer} on the bot answers with what it knows, from {@code generated} on with the model's words, from
     * {@code askBack} on it asks back, below it fetches a person.
     */
    public record Confidence(double answer, double askBack, double generated) {
        public Confidence {
            if (!(askBack >= 0 && askBack <= answer && answer <= 1)) {
                throw new IllegalArgumentException("confidence: needs 0 <= askBack <= answer <= 1");
            }
            if (!(generated >= 0 && generated <= 1)) {
                throw new IllegalArgumentException("confidence: needs 0 <= generated <= 1");
            }
        }

        /** The model's words as sure as any other. */
        public Confidence(double answer, double askBack) {
            this(answer, askBack, answer);
        }
    }
}
