package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.WordTable;

/** Questions back, each asked once and never twice in a row: what is not clear after it goes to a person. */
final class AskingBack {
    /** An option that names an article. */
    static final String ARTICLE = "article:";
    /** An option that names a product. */
    static final String PRODUCT = "product:";

    /** From here on another intent of a vague message is worth a button. */
    private static final double LIKELY = 0.02;
    /** What shoppers want most: the buttons after the likely ones. */
    private static final List<Candidate> USUAL = Stream.of(
                    EntranceName.trackOrder, EntranceName.returnGoods, EntranceName.changeAddress)
            .map(name -> new Candidate(name.wire(), 0))
            .toList();

    private static final int DOORS = 3;
    private static final int PAGES = 2;
    private static final int GOODS = 4;

    private final Generator generator;
    private final ProductFacts facts;
    private final Endings endings;
    private final WordTable words;
    private final Predicate<String> offered;

    /** @param offered whether a door may be offered by its name */
    AskingBack(Generator generator, ProductFacts facts, Endings endings, WordTable words, Predicate<String> offered) {
        this.facts = facts;
        this.generator = generator;
        this.endings = endings;
        this.words = words;
        this.offered = offered;
    }

    /** Whether the bot's last word was a question back. */
    static boolean askedBefore(Turn turn) {
        return lastOfBot(turn.log())
                .map(ConversationEvent::body)
                .filter(EventBody.Asked.class::isInstance)
                .isPresent();
    }

    static Optional<ConversationEvent> lastOfBot(List<ConversationEvent> log) {
        return log.reversed().stream()
                .filter(event -> event.author().kind() == Author.Kind.ai)
                .findFirst();
    }

    /** No eyes here: words are asked for once, then a person looks. */
    Decision inWords(Ask ask) {
        return askedBefore(ask.turn())
                ? endings.handOff(ask, HandoffReason.lowConfidence, "pictures without words")
                : endings.askBack(ask, "ask.picture", List.of());
    }

    /** Nothing that a shop answers: said once. */
    Decision outOfScope(Ask ask, String intent) {
        if (askedBefore(ask.turn())) {
            return endings.handOff(ask, HandoffReason.repeatedFailure, "out of scope again");
        }
        ask.card().reason("out of scope: " + intent);
        return endings.askBack(ask, "ask.outOfScope", List.of());
    }

    /**
     * The message says that something is wanted and not what: the likeliest doors are offered.
     *
     * @param near intents that it comes near to
     */
    Decision what(Ask ask, List<Candidate> near) {
        if (askedBefore(ask.turn())) {
            return endings.handOff(ask, HandoffReason.lowConfidence, "still not clear what is wanted");
        }
        ask.card().reason("it is not said what is wanted");
        List<Candidate> likely = Stream.concat(
                        near.stream().filter(candidate -> candidate.score() >= LIKELY), USUAL.stream())
                .toList();
        return endings.askBack(ask, "ask.what", doors(ask, likely));
    }

    /** A fact of a product is asked for and no product is named: empty where there is none to choose from. */
    Optional<Decision> whichProduct(Ask ask, List<Passage> found) {
        Map<String, String> names = new LinkedHashMap<>();
        found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.product)
                .forEach(passage -> names.putIfAbsent(passage.articleId(), passage.title()));
        if (askedBefore(ask.turn()) || names.isEmpty()) {
            return Optional.empty();
        }
        ask.card().reason("it is not said which product is meant");
        List<Option> options = names.entrySet().stream()
                .limit(GOODS)
                .map(entry -> new Option(PRODUCT + entry.getKey(), entry.getValue()))
                .toList();
        return Optional.of(endings.askBack(ask, "ask.product", options));
    }

    /** Goods are pointed at and nothing near is found: some of each kind are shown to choose from, once. */
    Decision whichOfTheShelf(Ask ask) {
        if (askedBefore(ask.turn())) {
            return endings.handOff(ask, HandoffReason.ambiguous, "still not said which product is meant");
        }
        ask.card().reason("it is not said which product is meant");
        List<Option> options = facts.oneOfEachKind(GOODS).stream()
                .map(one -> new Option(PRODUCT + one.id(), one.name().in(ask.language())))
                .toList();
        return endings.askBack(ask, "ask.product", options);
    }

    /** The message says nothing: the usual doors are offered once. */
    Decision again(Ask ask) {
        if (askedBefore(ask.turn())) {
            return endings.handOff(ask, HandoffReason.ambiguous, "nothing is said again");
        }
        ask.card().reason("the message says nothing");
        return endings.askBack(ask, "ask.again", doors(ask, USUAL));
    }

    /** No answer is sure enough: what may be meant is offered where something is near, else a person has it. */
    Decision unsure(Ask ask, List<Passage> found, List<Candidate> close, double confidence) {
        List<Option> options = new ArrayList<>(doors(ask, close));
        found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.article)
                .limit(PAGES)
                .forEach(passage -> options.add(new Option(ARTICLE + passage.articleId(), passage.title())));
        if (askedBefore(ask.turn())
                || confidence < ask.knowing().snapshot().shop().confidence().askBack()
                || options.isEmpty()) {
            boolean model = !generator.isUp() && generator.isConfigured();
            return endings.handOff(
                    ask,
                    model ? HandoffReason.modelUnavailable : HandoffReason.lowConfidence,
                    "confidence " + confidence + " is too low");
        }
        ask.card().reason("asks back");
        return endings.askBack(ask, "ask.which", options);
    }

    private List<Option> doors(Ask ask, List<Candidate> close) {
        return close.stream()
                .map(candidate -> ask.knowing().snapshot().intent(candidate.intent()))
                .flatMap(Optional::stream)
                .map(IntentDefinition::entranceIfAny)
                .flatMap(Optional::stream)
                .filter(offered)
                .distinct()
                .limit(DOORS)
                .map(name -> new Option(name, words.say(ask.language(), "entrance." + name)))
                .toList();
    }
}
