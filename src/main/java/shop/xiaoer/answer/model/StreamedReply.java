package shop.xiaoer.answer.model;

import java.util.List;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.answer.Generator.Outcome;
import shop.xiaoer.answer.Generator.Request;
import shop.xiaoer.answer.TurnStage;
import shop.xiaoer.answer.model.Exchange.Heard;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.guard.Release;
import shop.xiaoer.guard.ReleaseGate;
import shop.xiaoer.guard.Verdict;
import shop.xiaoer.llm.ModelReply;
import shop.xiaoer.prompt.Prompt;

/**
 * A reply shown while it comes: each sentence once the gate has released it. The first that is withheld ends the
 * generation. Used once, by one thread.
 */
final class StreamedReply {
    private final Request request;
    private final Prompt prompt;
    private final ReleaseGate gate;
    private final TurnStage stage;
    private final DecisionCard card;
    private final StringBuilder written = new StringBuilder();
    private List<Verdict> verdicts = List.of();
    private String shown = "";
    private long begun;

    StreamedReply(Request request, Prompt prompt, ReleaseGate gate, TurnStage stage, DecisionCard card) {
        this.request = request;
        this.prompt = prompt;
        this.gate = gate;
        this.stage = stage;
        this.card = card;
    }

    /** What has come of it, also what was withheld. */
    CitedReply text() {
        return new CitedReply(written.toString());
    }

    /** Why it was held back; empty where it was not. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Blocks until its end. */
    Outcome run(Exchange exchange) {
        begun = System.nanoTime();
        ModelReply end = exchange.run(stage, this::hear);
        card.time("model", System.nanoTime() - begun);
        if (!verdicts.isEmpty()) {
            return Outcomes.heldBack(verdicts, card);
        }
        return stage.stopped() ? new Outcome.Stopped(text().plain()) : Outcomes.of(end, text(), this::whole);
    }

    private Heard hear(String delta) {
        if (written.isEmpty()) {
            card.time("firstToken", System.nanoTime() - begun);
        }
        written.append(delta);
        return settle(gate.feed(delta));
    }

    private Heard settle(Release release) {
        return switch (release) {
            case Release.Released ignored -> show(new CitedReply(gate.released()).plain());
            case Release.Withheld withheld -> {
                verdicts = withheld.verdicts();
                yield Heard.enough;
            }
        };
    }

    private Heard show(String released) {
        if (released.isEmpty() || released.equals(shown) || mayRefuse(released)) {
            return Heard.goOn;
        }
        shown = released;
        return stage.draft(released) ? Heard.goOn : Heard.enough;
    }

    /** Whether it is a refusal, or may still become the agreed one: that is a person's cue and is not shown. */
    private boolean mayRefuse(String released) {
        return prompt.refusal()
                        .filter(refusal -> refusal.startsWith(released) || released.startsWith(refusal))
                        .isPresent()
                || Guards.refuses(released);
    }

    private Outcome whole(ModelReply.Answered answered) {
        if (text().refuses(prompt)) {
            return new Outcome.NotInEvidence();
        }
        // Shown or withheld; there is nothing left to cut.
        settle(gate.finish());
        return verdicts.isEmpty() ? Outcomes.said(text(), request, answered, false) : Outcomes.heldBack(verdicts, card);
    }
}
