package shop.xiaoer.answer;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import shop.xiaoer.answer.Generator.Evidence;
import shop.xiaoer.answer.Generator.Outcome;
import shop.xiaoer.guard.Verdict;
import shop.xiaoer.llm.ModelReply;

/** What a generation's end means to whoever asked for the reply. */
final class Outcomes {
    /** Taken where the engine tells no probabilities: {@code exp(-0.25)} is 0.78 a token. */
    private static final double USUAL_LOG_PROBABILITY = -0.25;

    private Outcomes() {}

    /**
     * @param reply what came until the end
     * @param whole judges it where the model came to its own end
     */
    static Outcome of(ModelReply end, CitedReply reply, Function<ModelReply.Answered, Outcome> whole) {
        return switch (end) {
            case ModelReply.Answered answered -> whole.apply(answered);
            case ModelReply.Refused refused -> new Outcome.Failed(refused.detail());
            case ModelReply.TimedOut late -> new Outcome.Failed("timed out at " + late.stage());
            case ModelReply.Overloaded ignored -> new Outcome.Failed("the model's queue is full");
            case ModelReply.Unreachable away -> new Outcome.Failed(away.state() + " " + away.detail());
            case ModelReply.Cancelled ignored -> new Outcome.Stopped(reply.plain());
        };
    }

    static Outcome said(CitedReply reply, List<Evidence> evidence, ModelReply.Answered answered) {
        return new Outcome.Said(reply.plain(), reply.sources(evidence), confidence(answered));
    }

    /** Each verdict is kept on the card, too. */
    static Outcome heldBack(List<Verdict> verdicts, DecisionCard card) {
        verdicts.forEach(verdict ->
                card.guard(new DecisionCard.Verdict(verdict.guard(), true, verdict.clause(), verdict.why())));
        return new Outcome.HeldBack(
                verdicts.stream().map(Verdict::guard).distinct().collect(Collectors.joining(", ")));
    }

    /** From 0.5 to 0.95, growing with the mean probability of a token. */
    private static double confidence(ModelReply.Answered answered) {
        double probability = Math.exp(answered.meanLogProbability().orElse(USUAL_LOG_PROBABILITY));
        return 0.5 + 0.45 * Math.min(1, Math.max(0, probability));
    }
}
