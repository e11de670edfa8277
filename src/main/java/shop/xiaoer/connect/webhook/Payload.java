package shop.xiaoer.connect.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.text.PersonalData;

/**
 * What is sent: {@code {id, type, at, data}}. An event of a conversation is the one of the shopper's log, with the numbers
 * of phones, cards and papers made unreadable but for their last four signs. The same delivery has the same bytes each time.
 */
final class Payload {
    private static final Set<PersonalData.Kind> MASKED = EnumSet.of(
            PersonalData.Kind.phone,
            PersonalData.Kind.card,
            PersonalData.Kind.identity,
            PersonalData.Kind.socialSecurity,
            PersonalData.Kind.iban);
    /** Behind a short word such a number looks like an order's, and is a phone's all the same. */
    private static final Pattern MOBILE = Pattern.compile("(?<![\\dA-Za-z])1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)");

    private static final int SHOWN = 4;

    private Payload() {}

    static String of(Webhooks.Due due) {
        return of(
                due.id().toString(),
                due.type(),
                due.createdAt(),
                switch (due.content()) {
                    case Webhooks.Logged logged -> event(logged.event());
                    case Webhooks.Written written -> written.payload();
                });
    }

    static String of(String id, String type, Instant at, JsonNode data) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("type", type)
                .put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        body.set("data", data);
        return body.toString();
    }

    private static ObjectNode event(ConversationEvent event) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("conversation", event.conversation().toString())
                .put("seq", event.seq())
                .put("epoch", event.epoch())
                .put("kind", event.body().kind());
        node.putObject("author")
                .put("kind", event.author().kind().name())
                .put("name", event.author().name());
        node.setAll((ObjectNode) masked(EventJson.tree(event.body())));
        return node;
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(masked(node.textValue()));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(masked(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i)));
            }
        }
        return node;
    }

    static String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        for (PersonalData.Found found : PersonalData.find(text)) {
            if (MASKED.contains(found.kind())) {
                hide(masked, found.from(), found.to());
            }
        }
        MOBILE.matcher(text).results().forEach(found -> hide(masked, found.start(), found.end()));
        return masked.toString();
    }

    private static void hide(StringBuilder text, int from, int to) {
        for (int i = from; i < to - SHOWN; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                text.setCharAt(i, '*');
            }
        }
    }
}
