package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;

/** What a turn asks, read once: its words, its language, the button that was pressed last, the numbers in it. */
record Question(String text, Language language, @Nullable Pressed pressed, List<String> pictures) {
    Question {
        pictures = List.copyOf(pictures);
    }

    private static final Pattern ORDER = Pattern.compile("(?<![a-z0-9])xe[\\s-]?(\\d[\\s-]?){10}(?!\\d)");
    private static final Pattern TAIL = Pattern.compile("(?<![a-z0-9])(\\d{4}|1\\d{10})(?![a-z0-9])");

    private static final Pattern PICTURE = Pattern.compile("(?i)\\[图片]|图片|照片|picture|photo|image");

    /** A choice: the option's id, the form's open values, and its secret ones. */
    record Pressed(long seq, EventBody.Said said, Map<String, String> fields) {
        String option() {
            String option = said.option();
            return option == null ? "" : option;
        }
    }

    static Question of(Turn turn) {
        String text = turn.text();
        Language locale = Language.of(turn.conversation().locale());
        Language language = Language.detect(text, spoken(turn, locale));
        ConversationEvent last = turn.asked().getLast();
        Pressed pressed = null;
        if (last.body() instanceof EventBody.Said said && said.option() != null) {
            Map<String, String> fields = new HashMap<>();
            Map<String, String> open = said.data();
            if (open != null) {
                fields.putAll(open);
            }
            fields.putAll(turn.secrets().getOrDefault(last.seq(), Map.of()));
            pressed = new Pressed(last.seq(), said, fields);
        }
        return new Question(text, language, pressed, pictures(turn));
    }

    private static List<String> pictures(Turn turn) {
        List<String> pictures = new ArrayList<>();
        for (ConversationEvent event : turn.asked()) {
            List<String> sent = event.body() instanceof EventBody.Said said ? said.attachments() : null;
            if (sent != null) {
                pictures.addAll(sent);
            }
        }
        return pictures;
    }

    /** A picture with no words but those that a client puts beside it. */
    boolean isOnlyPicture() {
        return !pictures.isEmpty() && PICTURE.matcher(text).replaceAll("").isBlank();
    }

    /** The same with other words, a sentence of it. */
    Question about(String part) {
        return new Question(part, language, pressed, pictures);
    }

    /** What the shopper wrote in before: a button's label or a bare number says nothing of a language. */
    private static Language spoken(Turn turn, Language locale) {
        return turn.log().reversed().stream()
                .filter(event -> event.body() instanceof EventBody.Said said
                        && said.option() == null
                        && event.author().kind() == Author.Kind.shopper)
                .map(event -> ((EventBody.Said) event.body()).text())
                .filter(said -> said.codePoints().filter(Character::isLetter).count() > 3)
                .findFirst()
                .map(said -> Language.detect(
                        ORDER.matcher(said.toLowerCase(Locale.ROOT)).replaceAll(" "), locale))
                .orElse(locale);
    }

    /** The order's number as the shop writes it. */
    Optional<String> orderNumber() {
        String given = pressed == null ? null : pressed.fields().get("order");
        Matcher found = ORDER.matcher(Normaliser.normalise(given == null ? text : given));
        return found.find()
                ? Optional.of(found.group().replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The last four digits of a phone: of a full number, or alone. */
    Optional<String> phoneTail() {
        String given = pressed == null ? null : pressed.fields().get("phoneTail");
        String plain =
                given == null ? ORDER.matcher(Normaliser.normalise(text)).replaceAll(" ") : Normaliser.normalise(given);
        Matcher found = TAIL.matcher(plain.replaceAll("(?<=\\d)[ -](?=\\d{4})", ""));
        return found.find() ? Optional.of(found.group().substring(found.group().length() - 4)) : Optional.empty();
    }

    /** Only numbers and politeness around them: the answer to a proof's question. */
    boolean isOnlyProof() {
        if (orderNumber().isEmpty() && phoneTail().isEmpty()) {
            return false;
        }
        String rest = ORDER.matcher(Normaliser.normalise(text)).replaceAll(" ").replaceAll("\\d+", " ");
        return List.of(rest.split("[\\s，。,.:：;；!！]+")).stream()
                .allMatch(
                        word -> word.isEmpty()
                                || word.matches(
                                        "订单号?|号码?|手机号?|手机|尾号|后四位|是|我的?|和|电话|order|number|no|phone|my|is|ends?|with|in|and|the|last|four|digits|it's|its"));
    }
}
