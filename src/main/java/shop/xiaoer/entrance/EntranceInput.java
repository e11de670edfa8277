package shop.xiaoer.entrance;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Form;

/**
 * What the shopper gave in this turn, from a form, a button or plain words.
 *
 * @param order an order number as normalised
 * @param phoneTail last four digits of a phone
 * @param option id of the button pressed
 * @param form the form that was sent, as it was shown; null where it was a button or words
 * @param fields the form's values, secret ones too
 * @param text the plain words, empty where there were none
 */
public record EntranceInput(
        @Nullable String order,
        @Nullable String phoneTail,
        @Nullable String option,
        @Nullable Form form,
        Map<String, String> fields,
        String text) {
    /** The field with a photo's id, of a form or of a message that came while one was open. */
    public static final String PHOTO = "photo";

    public EntranceInput {
        fields = Map.copyOf(fields);
    }

    /** The same, about that order. */
    public EntranceInput about(String number) {
        return new EntranceInput(number, phoneTail, option, form, fields, text);
    }

    /** The same, with what was filled in before where it says nothing itself. */
    EntranceInput beside(Map<String, String> before) {
        Map<String, String> all = new HashMap<>(before);
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return new EntranceInput(order, phoneTail, option, form, all, text);
    }

    Consent consent() {
        if ("yes".equals(option)) {
            return Consent.yes;
        }
        if ("no".equals(option)) {
            return Consent.no;
        }
        String bare = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s，。！!.,~～]+", "");
        if (bare.matches(
                "是|是的|对|对的|好|好的|好呀|可以|确认|确定|同意|行|嗯|嗯嗯|yes|y|yep|yeah|sure|ok|okay|confirm|pleasedo|goahead|yesplease")) {
            return Consent.yes;
        }
        if (bare.matches("否|不|不是|不用|不用了|不要|不了|算了|取消|先不|no|n|nope|nothanks|nevermind|cancel|stop|dont|don't")) {
            return Consent.no;
        }
        return Consent.unclear;
    }

    enum Consent {
        yes,
        no,
        unclear
    }
}
