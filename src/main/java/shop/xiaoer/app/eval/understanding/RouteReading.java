package shop.xiaoer.app.eval.understanding;

import java.util.List;
import java.util.Set;
import shop.xiaoer.intent.Danger;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.Want;
import shop.xiaoer.intent.entity.Entities;
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.text.Language;

/**
 * What a message is taken for, in the words of the shared labels: the wants in the order of appearance, whether a
 * person is asked for, dangers ({@code none} where there is none), and what is named in it.
 *
 * @param confidence the score of the first want, or of the nearest where it is not clear which
 */
public record RouteReading(
        int number,
        List<String> intents,
        boolean wantsPerson,
        List<String> danger,
        List<Named> entities,
        double confidence) {
    private static final Set<String> LABELS = Set.of(
            "trackOrder",
            "urgeShipment",
            "return",
            "exchange",
            "cancel",
            "changeAddress",
            "refundProgress",
            "complaint",
            "invoice",
            "priceProtection",
            "missingOrDamaged",
            "productQuestion",
            "policyQuestion",
            "smallTalk",
            "outOfScope");
    private static final String OUT_OF_SCOPE = "outOfScope";

    public RouteReading {
        intents = List.copyOf(intents);
        danger = List.copyOf(danger);
        entities = List.copyOf(entities);
    }

    /** Something named, as the labels write it. */
    public record Named(String type, String text, String value) {}

    public static RouteReading of(int number, String text, Language language, IntentMatcher matcher, Entities names) {
        IntentMatch match = matcher.match(text, language);
        boolean person = matcher.wantsPerson(text, language);
        Set<Danger> dangers = matcher.danger(text, language);
        List<String> intents = intents(match, matcher);
        if (intents.equals(List.of(OUT_OF_SCOPE)) && (person || !dangers.isEmpty())) {
            intents = List.of();
        }
        return new RouteReading(
                number,
                intents,
                person,
                dangers.isEmpty()
                        ? List.of("none")
                        : dangers.stream().map(Danger::name).toList(),
                names.find(text, language).stream()
                        .map(entity -> new Named(entity.type().name(), entity.text(), entity.value()))
                        .toList(),
                Math.round(confidence(match) * 1000) / 1000.0);
    }

    /** The several kinds of small talk are one label; a wish for a person is told in its own field. */
    private static List<String> intents(IntentMatch match, IntentMatcher matcher) {
        return switch (match) {
            case IntentMatch.Clear clear ->
                clear.wants().stream()
                        .map(Want::intent)
                        .map(intent -> label(intent, matcher))
                        .filter(LABELS::contains)
                        .distinct()
                        .toList();
            case IntentMatch.Ambiguous ambiguous ->
                ambiguous.candidates().stream()
                        .limit(1)
                        .map(candidate -> label(candidate.intent(), matcher))
                        .filter(LABELS::contains)
                        .toList();
            case IntentMatch.None none -> List.of(OUT_OF_SCOPE);
        };
    }

    private static String label(String intent, IntentMatcher matcher) {
        return LABELS.contains(intent)
                ? intent
                : matcher.route(intent).map(Enum::name).orElse(intent);
    }

    private static double confidence(IntentMatch match) {
        return switch (match) {
            case IntentMatch.Clear clear -> clear.score();
            case IntentMatch.Ambiguous ambiguous -> first(ambiguous.candidates());
            case IntentMatch.None none -> first(none.nearest());
        };
    }

    private static double first(List<Candidate> candidates) {
        return candidates.isEmpty() ? 0 : candidates.getFirst().score();
    }
}
