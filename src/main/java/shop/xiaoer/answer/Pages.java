package shop.xiaoer.answer;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.confidence.Doubt;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.retrieval.ArticleRanker.Ranked;
import shop.xiaoer.retrieval.Passage;

/** What the shop's pages say: as it stands where that is sure, else through the model, else a question back or a person. */
final class Pages {
    /** How many times likelier a page must be, right to wrong, where goods are named: the catalogue may have the answer. */
    private static final double ODDS_BESIDE_GOODS = 1;
    /** The same where an entrance or small talk is guessed: a dozen labelled answers say little of how often a page is right there. */
    private static final double ODDS_BESIDE_ANOTHER = 5;

    /** The same where it is only a part of the message. */
    private static final double ODDS_OF_A_PART = 3;

    private static final int PASSAGES = 30;
    private static final int SHOWN = 5;

    private final ProductFacts facts;
    private final Generator generator;
    private final Endings endings;
    private final AskingBack askingBack;

    Pages(ProductFacts facts, Generator generator, Endings endings, AskingBack askingBack) {
        this.facts = facts;
        this.generator = generator;
        this.endings = endings;
        this.askingBack = askingBack;
    }

    /** @param close intents that may be meant, offered where no page is sure */
    Decision answer(Ask ask, Doubt doubt, List<Candidate> close) {
        List<Passage> found = found(ask);
        Optional<Decision.Reply> known = known(ask, found, doubt);
        return known.isPresent() ? known.get() : generatedOrUnsure(ask, found, doubt, close);
    }

    /** The same for a fact of goods where none are named: unless a page asks just that, it is asked which. */
    Decision answerOrWhichProduct(Ask ask) {
        List<Passage> found = found(ask);
        return Optional.of(judged(ask, found, Doubt.another))
                .filter(judged -> judged instanceof KnownAnswers.Judged.Best best
                        && best.signals().same())
                .flatMap(same -> known(ask, found, Doubt.another))
                .<Decision>map(known -> known)
                .or(() -> askingBack.whichProduct(ask, found))
                .orElseGet(() -> generatedOrUnsure(ask, found, Doubt.none, List.of()));
    }

    /** Goods are pointed at, and none are in view: no page is about them. */
    Decision whichProduct(Ask ask) {
        return askingBack.whichProduct(ask, found(ask)).orElseGet(() -> askingBack.whichOfTheShelf(ask));
    }

    /** What a page answers as it stands, where that is sure enough for the doubt. */
    Optional<Decision.Reply> known(Ask ask, Doubt doubt) {
        return known(ask, found(ask), doubt);
    }

    /** The same of a part of a message, which without the others may mean something else: only what is surer. */
    Optional<Decision.Reply> knownOfPart(Ask ask, Doubt doubt) {
        return judged(ask, found(ask), doubt) instanceof KnownAnswers.Judged.Best best
                        && ask.judged(best.signals()) >= oddsTimes(ODDS_OF_A_PART, ask.threshold())
                ? known(ask, doubt)
                : Optional.empty();
    }

    private Decision generatedOrUnsure(Ask ask, List<Passage> found, Doubt doubt, List<Candidate> close) {
        if (generator.isUp()) {
            Optional<Decision> generated = generated(ask, found);
            if (generated.isPresent()) {
                return generated.get();
            }
        }
        return askingBack.unsure(ask, found, close, judged(ask, found, doubt).confidence());
    }

    private static List<Passage> found(Ask ask) {
        long begun = System.nanoTime();
        List<Passage> found = ask.think(() -> ask.knowing().retriever().search(ask.text(), ask.language(), PASSAGES));
        ask.card().time("retrieval", System.nanoTime() - begun);
        found.stream()
                .limit(SHOWN)
                .forEach(passage -> ask.card()
                        .passage(new DecisionCard.Passage(
                                passage.articleId(),
                                passage.title(),
                                passage.score(),
                                passage.bm25(),
                                passage.cosine())));
        return found;
    }

    private static KnownAnswers.Judged judged(Ask ask, List<Passage> found, Doubt doubt) {
        List<Ranked> ranked = ask.think(() -> ask.knowing().articles().rank(ask.text(), ask.language(), found));
        return KnownAnswers.judge(
                ranked, found, doubt, ask.card().intentMargin(), ask.knowing().confidence());
    }

    private Optional<Decision.Reply> known(Ask ask, List<Passage> found, Doubt doubt) {
        KnownAnswers.Judged judged = judged(ask, found, doubt);
        if (judged instanceof KnownAnswers.Judged.Best best
                && ask.judged(best.signals()) >= needed(ask.threshold(), doubt)
                && !generator.wantsJoining(ask.text(), ask.language())) {
            return Optional.of(endings.reply(ask, best.answer(), List.of(best.source()), Route.known, best.signals()));
        }
        return Optional.empty();
    }

    /** The shop's threshold, higher where a wrong page would stand in the way of something better. */
    private static double needed(double threshold, Doubt doubt) {
        double times = switch (doubt) {
            case rule, none -> 1;
            case product -> ODDS_BESIDE_GOODS;
            case another -> ODDS_BESIDE_ANOTHER;
        };
        return oddsTimes(times, threshold);
    }

    private static double oddsTimes(double times, double threshold) {
        return times * threshold / (1 - threshold + times * threshold);
    }

    /** The model's words, which the guards let pass, where they are likely enough what was asked for; else a person's. */
    private Decision sureEnough(Ask ask, Generator.Outcome.Said said) {
        double confidence = ask.judged(said.signals());
        return confidence >= ask.knowing().snapshot().shop().confidence().generated()
                ? endings.reply(ask, said.text(), said.sources(), Route.generated, said.signals())
                : endings.handOff(
                        ask,
                        HandoffReason.lowConfidence,
                        "the model's words: confidence " + confidence + " is too low");
    }

    private Optional<Decision> generated(Ask ask, List<Passage> found) {
        List<Generator.Evidence> evidence = Grounds.of(facts, ask.focus(), found, ask.language());
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        return switch (generator.generate(
                new Generator.Request(ask.turn(), ask.language(), ask.text(), evidence, Grounds.nearness(found)),
                ask.stage(),
                ask.card())) {
            case Generator.Outcome.Said said -> Optional.of(sureEnough(ask, said));
            case Generator.Outcome.NotInEvidence ignored ->
                Optional.of(endings.handOff(ask, HandoffReason.lowConfidence, "the evidence does not hold the answer"));
            case Generator.Outcome.HeldBack held ->
                Optional.of(endings.handOff(ask, HandoffReason.lowConfidence, "held back by " + held.guards()));
            case Generator.Outcome.Stopped stopped -> Optional.of(new Decision.Dropped(stopped.text(), ask.card()));
            case Generator.Outcome.Failed failed -> {
                ask.card().reason("model: " + failed.why());
                yield Optional.empty();
            }
        };
    }
}
