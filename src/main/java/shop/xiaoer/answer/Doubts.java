package shop.xiaoer.answer;

import shop.xiaoer.confidence.Doubt;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.knowledge.IntentDefinition;

/** What else than a page of the shop a message may mean, by what was made of it. */
final class Doubts {
    /** From here on a rule of the shop is likely meant. */
    private static final double SOME_RULE = 0.5;

    private Doubts() {}

    static Doubt of(Ask ask, IntentMatch match) {
        if (ask.namesProduct()) {
            return Doubt.product;
        }
        boolean rule = switch (match) {
            case IntentMatch.Clear clear -> clear.score() >= SOME_RULE && isKnowledge(ask, clear.intent());
            case IntentMatch.Ambiguous ambiguous ->
                ambiguous.candidates().stream().anyMatch(one -> isKnowledge(ask, one.intent()));
            case IntentMatch.None none -> false;
        };
        return rule ? Doubt.rule : Doubt.none;
    }

    private static boolean isKnowledge(Ask ask, String intent) {
        return ask.knowing()
                .intents()
                .route(intent)
                .filter(route -> route == IntentDefinition.Route.knowledge)
                .isPresent();
    }
}
