package shop.xiaoer.answer.model;

import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.text.Language;

/** No model is configured: the shop answers from its knowledge, or hands over. */
public final class SilentGenerator implements Generator {
    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public boolean isUp() {
        return false;
    }

    @Override
    public boolean wantsJoining(String question, Language language) {
        return JoiningWords.in(question, language);
    }

    @Override
    public Outcome generate(Request request, TurnStage stage, DecisionCard card) {
        return new Outcome.Failed("no model is configured");
    }

    @Override
    public Outcome draft(Request request, TurnStage stage, DecisionCard card) {
        return generate(request, stage, card);
    }
}
