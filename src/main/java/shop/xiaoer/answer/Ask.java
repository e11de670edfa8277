package shop.xiaoer.answer;

import java.util.List;
import java.util.concurrent.Callable;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.intent.entity.ProductNames.Named;
import shop.xiaoer.text.Language;

/**
 * One turn on its way: what is asked, what is known, and the card that tells of each step.
 *
 * @param goods the products that the words in view name
 * @param focus the products that are talked of: those, else the page's, else the one spoken of last
 */
record Ask(
        Turn turn,
        TurnStage stage,
        Question question,
        Knowing knowing,
        DecisionCard card,
        List<Named> goods,
        List<Product> focus,
        Thinking thinking) {
    Ask {
        goods = List.copyOf(goods);
        focus = List.copyOf(focus);
    }

    static Ask of(
            Turn turn,
            TurnStage stage,
            Question question,
            Knowing knowing,
            DecisionCard card,
            ProductFacts facts,
            Thinking thinking) {
        List<Named> goods = knowing.products().find(question.text());
        return new Ask(
                turn,
                stage,
                question,
                knowing,
                card,
                goods,
                facts.inFocus(goods, question.text(), turn, knowing),
                thinking);
    }

    Language language() {
        return question.language();
    }

    String text() {
        return question.text();
    }

    /** A product stands in the words, it was not only spoken of before. */
    boolean namesProduct() {
        return !goods.isEmpty();
    }

    /** The same turn with other words in view. */
    Ask about(String words, ProductFacts facts) {
        return of(turn, stage, question.about(words), knowing, card, facts, thinking);
    }

    /** From here on an answer is sure enough to be given. */
    double threshold() {
        return knowing.snapshot().shop().confidence().answer();
    }

    /** How likely an answer is right; the card tells of it. */
    double judged(Signals signals) {
        ConfidenceModel model = knowing.confidence();
        double confidence = model.of(signals);
        card.confidence(confidence, threshold());
        card.expected(model.at(threshold()));
        card.signals(signals);
        return confidence;
    }

    /** Thinks, unless the turn was stopped: what nobody will read must not keep others waiting. */
    <T> T think(Callable<T> work) {
        if (stage.stopped()) {
            throw new Superseded();
        }
        return thinking.think(work);
    }

    /** A newer message or a person has the conversation: no more is thought about this turn. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Superseded() {
            super("the turn is not the newest any more", null, false, false);
        }
    }
}
