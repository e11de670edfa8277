package shop.xiaoer.answer.model;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Generator.Evidence;
import shop.xiaoer.answer.Generator.Outcome;
import shop.xiaoer.answer.Generator.Request;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.guard.Verdict;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.text.Words;

/** What a generation's end means to whoever asked for the reply. */
final class Outcomes {
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

    /** @param repaired whether the guards held a first reply back */
    static Outcome said(CitedReply reply, Request request, ModelReply.Answered answered, boolean repaired) {
        OptionalDouble told = answered.meanLogProbability();
        return new Outcome.Said(
                reply.plain(),
                reply.sources(request.evidence()),
                new Signals.Model(
                        told.isPresent() ? told.getAsDouble() : null,
                        covered(reply.plain(), request.evidence()),
                        request.nearness(),
                        repaired));
    }

    /** Share of the reply's different words that stand in the evidence. */
    private static double covered(String text, List<Evidence> evidence) {
        Set<String> there = new HashSet<>();
        evidence.forEach(one -> there.addAll(Words.stems(one.text())));
        Set<String> said = new HashSet<>(Words.stems(text));
        return said.isEmpty() ? 0 : said.stream().filter(there::contains).count() / (double) said.size();
    }

    /** Each verdict is kept on the card, too. */
    static Outcome heldBack(List<Verdict> verdicts, DecisionCard card) {
        verdicts.forEach(verdict ->
                card.guard(new DecisionCard.Verdict(verdict.guard(), true, verdict.clause(), verdict.why())));
        return new Outcome.HeldBack(
                verdicts.stream().map(Verdict::guard).distinct().collect(Collectors.joining(", ")));
    }
}
