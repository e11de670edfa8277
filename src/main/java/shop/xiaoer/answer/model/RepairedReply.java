package shop.xiaoer.answer.model;

import java.util.List;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Generator.Outcome;
import shop.xiaoer.answer.Generator.Request;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.answer.model.Exchange.Heard;
import shop.xiaoer.guard.GuardContext;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.Verdict;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.prompt.Prompt;

/**
 * The reply written anew after the guards held the first one back. Nothing of it is shown before its end: what fails
 * again is not said. Used once, by one thread.
 */
final class RepairedReply {
    private final Request request;
    private final Prompt prompt;
    private final Guards guards;
    private final GuardContext context;
    private final DecisionCard card;
    private final StringBuilder written = new StringBuilder();

    RepairedReply(Request request, Prompt prompt, Guards guards, GuardContext context, DecisionCard card) {
        this.request = request;
        this.prompt = prompt;
        this.guards = guards;
        this.context = context;
        this.card = card;
    }

    /** Blocks until its end. */
    Outcome run(Exchange exchange, TurnStage stage) {
        long begun = System.nanoTime();
        ModelReply end = exchange.run(stage, delta -> {
            written.append(delta);
            return Heard.goOn;
        });
        card.time("repair", System.nanoTime() - begun);
        CitedReply reply = new CitedReply(written.toString());
        return Outcomes.of(end, reply, answered -> whole(reply, answered));
    }

    private Outcome whole(CitedReply reply, ModelReply.Answered answered) {
        if (reply.refuses(prompt)) {
            return new Outcome.NotInEvidence();
        }
        List<Verdict> verdicts = guards.check(reply.plain(), context);
        return verdicts.isEmpty() ? Outcomes.said(reply, request, answered, true) : Outcomes.heldBack(verdicts, card);
    }
}
