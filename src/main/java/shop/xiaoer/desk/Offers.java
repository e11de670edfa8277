package shop.xiaoer.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.text.Language;

/**
 * What a shopper may choose at this moment, by the log. An entrance's name always holds; anything else must be offered by
 * the event that is named, or by the last that offers something, and only as long as that offer stands.
 */
final class Offers {
    private final ShopFront front;

    Offers(ShopFront front) {
        this.front = front;
    }

    /**
     * What was chosen, as it will be written.
     *
     * @param label what the log shows; a secret value is not in it
     * @param open values of a form that are kept with the message
     * @param secret values that only the turn may see that answers it
     * @param photos ids of pictures
     * @param form whether a form was filled, not a button pressed
     */
    record Choice(
            String label, Map<String, String> open, Map<String, String> secret, List<String> photos, boolean form) {
        static Choice of(String label) {
            return new Choice(label, Map.of(), Map.of(), List.of(), false);
        }
    }

    /** Empty where nobody offers this option now. */
    Optional<Choice> choice(Ledger.Excerpt excerpt, @Nullable Long seq, String option, Map<String, String> data) {
        Conversation row = excerpt.conversation();
        return entrance(option, Language.of(row.locale())).or(() -> offered(excerpt.events(), row, seq, option, data));
    }

    private Optional<Choice> entrance(String option, Language language) {
        return front.entranceLabel(option, language).map(Choice::of);
    }

    private Optional<Choice> offered(
            List<ConversationEvent> log,
            Conversation row,
            @Nullable Long seq,
            String option,
            Map<String, String> data) {
        Optional<ConversationEvent> last =
                log.reversed().stream().filter(Offers::offers).findFirst();
        return last.filter(event -> seq == null || seq == event.seq())
                .filter(event -> row.owner() != Owner.agent)
                // A step of an entrance that has ended asks for nothing any more: its yes was used up.
                .filter(event -> !(event.body() instanceof EventBody.EntranceStep) || row.entrance() != null)
                .filter(event -> row.owner() == Owner.none || event.epoch() == row.epoch())
                .flatMap(event -> chosen(event.body(), option, data));
    }

    private static boolean offers(ConversationEvent event) {
        return !event.body().offered().isEmpty() || form(event.body()) != null;
    }

    private static @Nullable Form form(EventBody body) {
        if (body instanceof EventBody.HandoffRequested handoff) {
            return handoff.form();
        }
        return body instanceof EventBody.EntranceStep step ? step.form() : null;
    }

    private Optional<Choice> chosen(EventBody body, String option, Map<String, String> data) {
        Form form = form(body);
        if (form != null && form.submit().equals(option)) {
            return Optional.of(submitted(form, data));
        }
        return body.offered().stream()
                .filter(offer -> offer.id().equals(option))
                .findFirst()
                .map(offer -> Choice.of(offer.label()));
    }

    private static Choice submitted(Form form, Map<String, String> data) {
        Map<String, String> open = new HashMap<>();
        Map<String, String> secret = new HashMap<>();
        List<String> photos = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Form.Field field : form.fields()) {
            String value = data.get(field.name());
            if (value == null || value.isBlank()) {
                continue;
            }
            if (field.type() == Form.Type.photo) {
                photos.add(value.strip());
                open.put(field.name(), value.strip());
                shown.add(field.label());
            } else {
                (field.secret() ? secret : open).put(field.name(), value.strip());
                shown.add(field.label() + ": " + (field.secret() ? "••••" : label(field, value.strip())));
            }
        }
        return new Choice(String.join("\n", shown), open, secret, photos, true);
    }

    private static String label(Form.Field field, String value) {
        List<Option> choices = field.choices();
        return choices == null
                ? value
                : choices.stream()
                        .filter(choice -> choice.id().equals(value))
                        .map(Option::label)
                        .findFirst()
                        .orElse(value);
    }
}
