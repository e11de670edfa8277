package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import shop.xiaoer.answer.wording.Applause;
import shop.xiaoer.answer.wording.Gibberish;
import shop.xiaoer.answer.wording.Pointing;
import shop.xiaoer.answer.wording.QuestionForm;
import shop.xiaoer.confidence.Doubt;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.Want;
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;

/** What a message is taken to want, by rule and then by meaning, and who answers it: a product's fact first of all. */
final class Wants {
    private static final String THANKS = "thanks";
    /** From here on an intent by meaning is no guess. */
    static final double SURE_DOOR = 0.75;
    /** From here on a vague message may ask for a person: better one too many than one who is not let through. */
    private static final double LIKELY_PERSON = 0.2;

    private static final int SHORT_ZH = 10;
    private static final int SHORT_EN = 8;
    private final ProductFacts facts;
    private final EntranceTurn entrances;
    private final ProductQuestions productQuestions;
    private final Endings endings;
    private final AskingBack askingBack;
    private final Pages pages;
    private final ShelfAnswers shelf;
    private final Regret regret;

    Wants(
            ProductFacts facts,
            EntranceTurn entrances,
            ProductQuestions productQuestions,
            Endings endings,
            AskingBack askingBack,
            Pages pages,
            ShelfAnswers shelf,
            Regret regret) {
        this.facts = facts;
        this.entrances = entrances;
        this.productQuestions = productQuestions;
        this.endings = endings;
        this.askingBack = askingBack;
        this.pages = pages;
        this.shelf = shelf;
        this.regret = regret;
    }

    Decision answer(Ask ask) {
        List<String> lines = ask.text().lines().toList();
        List<String> talk = lines.size() < 2
                ? List.of()
                : lines.stream()
                        .flatMap(line -> smallTalk(ask.about(line, facts)).stream())
                        .toList();
        if (lines.size() > 1 && talk.size() == lines.size()) {
            // "Hi" and "quick question" in two messages are no want that nobody understands.
            return smallTalk(ask, talk.getLast());
        }
        List<String> parts = IntentMatcher.parts(ask.text());
        return parts.size() < 2 ? one(ask) : several(ask, parts).orElseGet(() -> one(ask));
    }

    // ---- several wants -------------------------------------------------------------------------------------------

    /** Each want of a message by itself: facts are said together, before the one entrance that is asked for. */
    private Optional<Decision> several(Ask ask, List<String> parts) {
        List<EventBody.Answered> said = new ArrayList<>();
        List<Want> doors = new ArrayList<>();
        for (String part : parts) {
            Ask about = ask.about(part, facts);
            IntentMatch match = match(about);
            Optional<Want> door = door(about, match);
            door.filter(one -> doors.stream().noneMatch(other -> other.intent().equals(one.intent())))
                    .ifPresent(doors::add);
            if (door.isEmpty()) {
                answered(about, match)
                        .filter(one ->
                                said.stream().noneMatch(other -> other.text().equals(one.text())))
                        .ifPresent(said::add);
            }
        }
        if (doors.size() > 1 || said.size() + doors.size() < 2) {
            return Optional.empty();
        }
        Decision.Reply reply = together(ask, said);
        if (doors.isEmpty()) {
            return Optional.of(reply);
        }
        return entrance(ask, doors.getFirst())
                .map(opened ->
                        opened instanceof Decision.EntranceMove move ? EntranceTurn.after(reply.body(), move) : opened);
    }

    private Decision.Reply together(Ask ask, List<EventBody.Answered> said) {
        String text = said.stream().map(EventBody.Answered::text).collect(Collectors.joining("\n"));
        List<Source> sources =
                said.stream().flatMap(one -> one.sources().stream()).distinct().toList();
        // As likely right as the least likely of them.
        double confidence =
                said.stream().mapToDouble(EventBody.Answered::confidence).min().orElse(0);
        return endings.together(ask, text, sources, confidence);
    }

    /** The small talk that a message is, by a rule. */
    private static Optional<String> smallTalk(Ask ask) {
        return match(ask) instanceof IntentMatch.Clear clear
                        && clear.byRule()
                        && ProductQuestions.routeOf(ask, clear) == IntentDefinition.Route.smallTalk
                ? Optional.of(clear.wants().getFirst().intent())
                : Optional.empty();
    }

    /** The entrance that a sentence clearly asks for. */
    private static Optional<Want> door(Ask ask, IntentMatch match) {
        return match instanceof IntentMatch.Clear clear
                        && (clear.byRule() || clear.score() >= SURE_DOOR)
                        && ProductQuestions.routeOf(ask, clear) == IntentDefinition.Route.entrance
                ? Optional.of(clear.wants().getFirst())
                : Optional.empty();
    }

    /** What is known of one sentence: a fact of a product, or what a page says. */
    private Optional<EventBody.Answered> answered(Ask ask, IntentMatch match) {
        return productQuestions
                .asked(ask, match)
                .filter(Decision.Reply.class::isInstance)
                .or(() -> pages.knownOfPart(ask, Doubts.of(ask, match)).map(Decision.class::cast))
                .map(decision -> ((Decision.Reply) decision).body());
    }

    // ---- one want ------------------------------------------------------------------------------------------------

    private static IntentMatch match(Ask ask) {
        long begun = System.nanoTime();
        IntentMatch match = ask.think(() -> ask.knowing().intents().match(ask.text(), ask.language()));
        ask.card().time("intent", System.nanoTime() - begun);
        ask.card().intentMargin(match.margin());
        return match;
    }

    private Decision one(Ask ask) {
        if (Gibberish.only(ask.text()) && !Applause.only(ask.text())) {
            return askingBack.again(ask);
        }
        Optional<Decision> shelved = shelf.answer(ask);
        if (shelved.isPresent()) {
            return shelved.get();
        }
        if (ask.focus().isEmpty() && Pointing.atGoods(ask.text())) {
            return pages.whichProduct(ask);
        }
        IntentMatch match = match(ask);
        Optional<Decision> fact = productQuestions.asked(ask, match);
        if (fact.isPresent()) {
            return fact.get();
        }
        return switch (match) {
            case IntentMatch.Clear clear -> wanted(ask, clear);
            case IntentMatch.Ambiguous ambiguous ->
                ofAnOrder(ask, ambiguous.candidates())
                        .or(() -> ofGoodsSpokenOf(ask, match))
                        .orElseGet(() -> pages.answer(ask, Doubts.of(ask, match), ambiguous.candidates()));
            case IntentMatch.None none ->
                Applause.only(ask.text())
                        ? smallTalk(ask, THANKS)
                        : ofAnOrder(ask, none.nearest())
                                .or(() -> ofGoodsSpokenOf(ask, match))
                                .orElseGet(() -> pages.answer(ask, Doubts.of(ask, match), List.of()));
        };
    }

    /** An order is named, and it is not clear what is to be done with it: no page says that. */
    private Optional<Decision> ofAnOrder(Ask ask, List<Candidate> near) {
        return ask.question().orderNumber().isPresent() && !QuestionForm.in(ask.text(), ask.language())
                ? Optional.of(askingBack.what(ask, near))
                : Optional.empty();
    }

    /** A fact of what was spoken of last, in words that are no clear question about goods, where no page knows them. */
    private Optional<Decision> ofGoodsSpokenOf(Ask ask, IntentMatch match) {
        return ask.namesProduct()
                ? Optional.empty()
                : productQuestions
                        .meant(ask, match)
                        .filter(Decision.Reply.class::isInstance)
                        .filter(fact -> pages.known(ask, Doubts.of(ask, match)).isEmpty());
    }

    private Decision wanted(Ask ask, IntentMatch.Clear clear) {
        Want want = clear.wants().getFirst();
        ask.card().intent(want.intent(), want.score());
        return switch (ProductQuestions.routeOf(ask, clear)) {
            case entrance ->
                guessed(ask, clear)
                        .or(() -> entrance(ask, want))
                        .orElseGet(() -> pages.answer(ask, Doubt.another, List.of()));
            case person -> endings.handOff(ask, HandoffReason.shopperAsked, "intent " + want.intent());
            case smallTalk -> guessed(ask, clear).orElseGet(() -> smallTalk(ask, want.intent()));
            case outOfScope -> askingBack.outOfScope(ask, want.intent());
            case askBack -> ofGoodsSpokenOf(ask, clear).orElseGet(() -> vague(ask, clear));
            case product ->
                productQuestions.areAskedOfNone(ask)
                        ? pages.answerOrWhichProduct(ask)
                        : pages.answer(ask, Doubts.of(ask, clear), List.of());
            case knowledge -> pages.answer(ask, Doubts.of(ask, clear), List.of());
        };
    }

    private Optional<Decision> entrance(Ask ask, Want want) {
        return ask.knowing()
                .snapshot()
                .intent(want.intent())
                .flatMap(IntentDefinition::entranceIfAny)
                .flatMap(EntranceName::of)
                .map(name -> entrances.open(name, ask.turn(), ask.question(), ask.knowing(), ask.card()))
                .map(opened -> regret.beside(ask, opened));
    }

    /** What a page answers, where the intent is no more than guessed and no order is named. */
    private Optional<Decision> guessed(Ask ask, IntentMatch.Clear clear) {
        if (clear.byRule()
                || clear.score() >= SURE_DOOR
                || !QuestionForm.in(ask.text(), ask.language())
                || ask.question().orderNumber().isPresent()) {
            return Optional.empty();
        }
        return pages.known(ask, Doubt.another).map(Decision.class::cast);
    }

    /** Not said what is wanted, unless a page knows it all the same, or it may well be a person. */
    private Decision vague(Ask ask, IntentMatch.Clear clear) {
        if (!isShort(ask)) {
            return pages.answer(ask, Doubt.none, clear.runnersUp());
        }
        boolean person = clear.runnersUp().stream()
                .anyMatch(other -> other.score() >= LIKELY_PERSON
                        && ask.knowing()
                                .intents()
                                .route(other.intent())
                                .filter(route -> route == IntentDefinition.Route.person)
                                .isPresent());
        if (person) {
            return endings.handOff(ask, HandoffReason.lowConfidence, "not said what is wanted, perhaps a person");
        }
        Optional<Decision> known = clear.byRule() || clear.score() >= SURE_DOOR
                ? Optional.empty()
                : pages.known(ask, Doubt.none).map(Decision.class::cast);
        return known.orElseGet(() -> askingBack.what(ask, clear.runnersUp()));
    }

    private Decision smallTalk(Ask ask, String intent) {
        List<String> replies = ask.knowing()
                .snapshot()
                .intent(intent)
                .map(definition -> definition.replies(ask.language()))
                .orElse(List.of());
        if (replies.isEmpty()) {
            return endings.handOff(ask, HandoffReason.lowConfidence, "no reply for " + intent);
        }
        // Not the same words twice: the next one in turn.
        String text = replies.get(Math.floorMod(ask.turn().conversation().turn(), replies.size()));
        DecisionCard card = ask.card();
        return endings.reply(
                ask,
                text,
                List.of(new Source("intent:" + intent, intent, null)),
                Route.known,
                new Signals.SmallTalk(ask.language(), card.intentScore(), card.intentMargin()));
    }

    /** So few words that what they are about may well have been left out. */
    private static boolean isShort(Ask ask) {
        return Words.of(ask.text()).size() <= (ask.language() == Language.ZH ? SHORT_ZH : SHORT_EN);
    }
}
