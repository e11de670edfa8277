package shop.xiaoer.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.entrance.Entrances;
import shop.xiaoer.intent.AttributeMatcher.AttributeQuestion;
import shop.xiaoer.intent.Candidate;
import shop.xiaoer.intent.Danger;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.ProductNames;
import shop.xiaoer.intent.ProductNames.Named;
import shop.xiaoer.intent.Want;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * The way of a shopper's words, top-down: a person where one is wanted or needed; the open entrance; a fact of a
 * product; what the shopper means, by rule and then by meaning; what the shop's pages say; the model; and where none of
 * these is sure, one question back, then a person.
 */
public final class AnswerPipeline implements Answerer {
    /** An option of a question back that names an article. */
    private static final String ARTICLE = "article:";

    private static final String THANKS = "thanks";
    /** From here on an intent by meaning is no guess. */
    private static final double SURE_DOOR = 0.75;

    private static final double SURE_PAGE = 0.65;
    private static final double SURE_ANOTHER = 0.75;
    /** From here on a rule of the shop is likely meant. */
    private static final double SOME_RULE = 0.5;

    private static final int PASSAGES = 30;
    private static final int SHOWN = 5;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final KnowingSource source;
    private final Thinking thinking;
    private final ProductFacts facts;
    private final EntranceTurn entrances;
    private final Generator generator;
    private final WordTable words;

    public AnswerPipeline(
            KnowingSource source,
            Thinking thinking,
            Products products,
            Entrances entrances,
            Generator generator,
            WordTable words) {
        this.source = source;
        this.thinking = thinking;
        this.facts = new ProductFacts(products, words);
        this.entrances = new EntranceTurn(entrances);
        this.generator = generator;
        this.words = words;
    }

    /** One turn on its way. */
    private record Ask(
            Turn turn, TurnStage stage, Question question, Knowing knowing, DecisionCard card, List<Named> goods) {
        Language language() {
            return question.language();
        }

        String text() {
            return question.text();
        }

        /** The same turn with one of its sentences in view. */
        Ask about(String part) {
            return new Ask(
                    turn,
                    stage,
                    question.about(part),
                    knowing,
                    card,
                    knowing.products().find(part));
        }
    }

    @Override
    public Decision answer(Turn turn, TurnStage stage) {
        long begun = System.nanoTime();
        DecisionCard card = new DecisionCard();
        Knowing knowing = source.now();
        Question question = Question.of(turn);
        card.language(question.language().tag());
        card.knowledge(knowing.snapshot().hash());
        Decision decision;
        try {
            decision = decide(new Ask(
                    turn, stage, question, knowing, card, knowing.products().find(question.text())));
        } catch (Superseded e) {
            decision = new Decision.Dropped("", card);
        }
        card.time("total", System.nanoTime() - begun);
        return decision;
    }

    /** A newer message or a person has the conversation: no more is thought about this turn. */
    private static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Superseded() {
            super("the turn is not the newest any more", null, false, false);
        }
    }

    /** Thinks, unless the turn was stopped: what nobody will read must not keep others waiting. */
    private <T> T think(Ask ask, Callable<T> work) {
        if (ask.stage().stopped()) {
            throw new Superseded();
        }
        return thinking.think(work);
    }

    private Decision decide(Ask ask) {
        if (ask.question().pressed() != null) {
            return pressed(ask);
        }
        return person(ask)
                .or(() -> openEntrance(ask))
                .or(() -> proofOnly(ask))
                .or(() -> pictureOnly(ask))
                .orElseGet(() -> meant(ask));
    }

    // ---- buttons -------------------------------------------------------------------------------------------------

    private Decision pressed(Ask ask) {
        String option = String.valueOf(
                ask.question().pressed() == null ? "" : ask.question().pressed().option());
        Optional<EntranceName> entrance = EntranceName.of(option);
        if (entrance.isPresent()) {
            ask.card().intent(option, 1);
            return entrances.open(entrance.get(), ask.turn(), ask.question(), ask.knowing(), ask.card());
        }
        if (option.startsWith(ARTICLE)) {
            Optional<Article> article =
                    ask.knowing().snapshot().article(option.substring(ARTICLE.length()), ask.language());
            if (article.isPresent()) {
                return reply(ask, article.get().answer(), List.of(source(article.get())), Route.known, 0.95);
            }
        }
        if (option.equals("human")) {
            return handOff(ask, HandoffReason.shopperAsked, "the shopper chose a person");
        }
        return openEntrance(ask).orElseGet(() -> meant(ask));
    }

    // ---- people first --------------------------------------------------------------------------------------------

    private Optional<Decision> person(Ask ask) {
        IntentMatcher intents = ask.knowing().intents();
        Optional<Set<Danger>> heard = think(
                ask,
                () -> intents.wantsPerson(ask.text(), ask.language())
                        ? Optional.empty()
                        : Optional.of(intents.danger(ask.text(), ask.language())));
        if (heard.isEmpty()) {
            return Optional.of(handOff(ask, HandoffReason.shopperAsked, "the shopper asks for a person"));
        }
        Set<Danger> dangers = heard.get();
        if (dangers.stream().anyMatch(SENSITIVE::contains)) {
            return Optional.of(handOff(ask, HandoffReason.sensitive, "danger: " + dangers));
        }
        if (!dangers.isEmpty()) {
            return Optional.of(handOff(ask, HandoffReason.angry, "danger: " + dangers));
        }
        return Optional.empty();
    }

    private static final Set<Danger> SENSITIVE =
            EnumSet.of(Danger.selfHarm, Danger.unsafeGoods, Danger.legalThreat, Danger.accountDetails);

    // ---- entrances -----------------------------------------------------------------------------------------------

    private Optional<Decision> openEntrance(Ask ask) {
        if (!entrances.isOpen(ask.turn())) {
            return Optional.empty();
        }
        return entrances.advance(ask.turn(), ask.question(), ask.knowing(), ask.card());
    }

    /** Only an order number, perhaps with a phone: where is it? */
    private Optional<Decision> proofOnly(Ask ask) {
        return ask.question().orderNumber().isPresent() && ask.question().isOnlyProof()
                ? Optional.of(
                        entrances.open(EntranceName.trackOrder, ask.turn(), ask.question(), ask.knowing(), ask.card()))
                : Optional.empty();
    }

    /** No eyes here: words are asked for once, then a person looks. */
    private Optional<Decision> pictureOnly(Ask ask) {
        if (!ask.question().isOnlyPicture()) {
            return Optional.empty();
        }
        return Optional.of(
                askedBefore(ask.turn())
                        ? handOff(ask, HandoffReason.lowConfidence, "pictures without words")
                        : ask(ask, words.say(ask.language(), "ask.picture"), List.of()));
    }

    // ---- what is meant -------------------------------------------------------------------------------------------

    private Decision meant(Ask ask) {
        List<String> parts = IntentMatcher.parts(ask.text());
        return parts.size() < 2 ? one(ask) : several(ask, parts).orElseGet(() -> one(ask));
    }

    /** Each want of a message by itself: facts are said together, before the one entrance that is asked for. */
    private Optional<Decision> several(Ask ask, List<String> parts) {
        List<EventBody.Answered> said = new ArrayList<>();
        List<Want> doors = new ArrayList<>();
        for (String part : parts) {
            Ask about = ask.about(part);
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
        double confidence =
                said.stream().mapToDouble(EventBody.Answered::confidence).min().orElse(0);
        return reply(ask, text, sources, Route.known, confidence);
    }

    /** The entrance that a sentence clearly asks for. */
    private static Optional<Want> door(Ask ask, IntentMatch match) {
        return match instanceof IntentMatch.Clear clear
                        && (clear.byRule() || clear.score() >= SURE_DOOR)
                        && ask.knowing()
                                .intents()
                                .route(clear.intent())
                                .filter(route -> route == IntentDefinition.Route.entrance)
                                .isPresent()
                ? Optional.of(clear.wants().getFirst())
                : Optional.empty();
    }

    /** What is known of one sentence: a fact of a product, or what a page says. */
    private Optional<EventBody.Answered> answered(Ask ask, IntentMatch match) {
        List<Product> products = facts.inFocus(ask.goods(), ask.turn(), ask.knowing(), pageProduct(ask.turn()));
        boolean named = named(ask);
        return fact(ask, match, products, named)
                .filter(Decision.Reply.class::isInstance)
                .or(() -> known(ask, found(ask), doubt(ask, match, named)).map(Decision.class::cast))
                .map(decision -> ((Decision.Reply) decision).body());
    }

    private static boolean named(Ask ask) {
        return !ask.goods().isEmpty();
    }

    private IntentMatch match(Ask ask) {
        long begun = System.nanoTime();
        IntentMatch match = think(ask, () -> ask.knowing().intents().match(ask.text(), ask.language()));
        ask.card().time("intent", System.nanoTime() - begun);
        return match;
    }

    private Decision one(Ask ask) {
        IntentMatch match = match(ask);
        List<Product> products = facts.inFocus(ask.goods(), ask.turn(), ask.knowing(), pageProduct(ask.turn()));
        boolean named = named(ask);
        Optional<Decision> fact = fact(ask, match, products, named);
        if (fact.isPresent()) {
            return fact.get();
        }
        return switch (match) {
            case IntentMatch.Clear clear -> wanted(ask, clear, products, named);
            case IntentMatch.Ambiguous ambiguous ->
                passages(ask, products, doubt(ask, match, named), ambiguous.candidates());
            case IntentMatch.None none ->
                Applause.only(ask.text())
                        ? smallTalk(
                                ask,
                                new Want(THANKS, 1, true, 0),
                                ask.knowing().snapshot().intent(THANKS))
                        : passages(ask, products, doubt(ask, match, named), List.of());
        };
    }

    /**
     * Facts of one product. Named in the text, a product is what the question is about unless a rule says otherwise;
     * spoken of before, it is meant where the shopper asks for a fact and nothing else is clear.
     */
    private Optional<Decision> fact(Ask ask, IntentMatch match, List<Product> products, boolean named) {
        if (products.size() != 1 || generator.wantsJoining(ask.text(), ask.language())) {
            return Optional.empty();
        }
        Product product = products.getFirst();
        String rest = ProductNames.without(ask.text(), ask.goods());
        List<AttributeQuestion> asked =
                think(ask, () -> ask.knowing().attributes().match(rest, ask.language(), product));
        if (asked.isEmpty()
                || elsewhere(ask, match, named, asked.getFirst())
                || (!named && !asked.getFirst().byWords() && !isProductQuestion(ask, match))) {
            return Optional.empty();
        }
        ask.card()
                .intent(
                        "productQuestion:" + asked.getFirst().key(),
                        asked.getFirst().score());
        return Optional.of(said(ask, product, asked));
    }

    private Decision said(Ask ask, Product product, List<AttributeQuestion> asked) {
        List<String> texts = new ArrayList<>();
        for (AttributeQuestion one : asked) {
            switch (facts.fact(product, one, ask.language())) {
                case ProductFacts.Fact.Known fact -> texts.add(fact.text());
                case ProductFacts.Fact.NotSaid ignored -> ask.card().reason("the catalogue does not say: " + one.key());
            }
        }
        return texts.isEmpty()
                ? handOff(
                        ask,
                        HandoffReason.lowConfidence,
                        "the catalogue does not say: " + asked.getFirst().key())
                : reply(
                        ask,
                        String.join("\n", texts),
                        List.of(facts.source(product, ask.language())),
                        Route.known,
                        asked.getFirst().byWords() ? 0.97 : 0.9);
    }

    /** An entrance or a rule of the shop is meant, although a product stands in the text or was spoken of. */
    private static boolean elsewhere(Ask ask, IntentMatch match, boolean named, AttributeQuestion asked) {
        if (!(match instanceof IntentMatch.Clear clear)) {
            return false;
        }
        boolean order = ask.question().orderNumber().isPresent();
        return switch (ask.knowing().intents().route(clear.intent()).orElse(IntentDefinition.Route.knowledge)) {
            case product -> false;
            // "Does it leak if I drop it?" sounds like a broken parcel, but asks for a fact in its very words.
            case entrance -> order || clear.byRule() || clear.score() >= SURE_DOOR || !(named || asked.byWords());
            case knowledge, person, smallTalk, outOfScope -> clear.byRule() || !named;
        };
    }

    private static boolean isProductQuestion(Ask ask, IntentMatch match) {
        return match instanceof IntentMatch.Clear clear
                && ask.knowing()
                        .intents()
                        .route(clear.intent())
                        .filter(route -> route == IntentDefinition.Route.product)
                        .isPresent();
    }

    private Decision wanted(Ask ask, IntentMatch.Clear clear, List<Product> products, boolean named) {
        Want want = clear.wants().getFirst();
        ask.card().intent(want.intent(), want.score());
        Optional<IntentDefinition> intent = ask.knowing().snapshot().intent(want.intent());
        IntentDefinition.Route route =
                ask.knowing().intents().route(want.intent()).orElse(IntentDefinition.Route.knowledge);
        return switch (route) {
            case entrance ->
                guessed(ask, clear)
                        .or(() -> entrance(ask, want))
                        .orElseGet(() -> passages(ask, products, Doubt.another, List.of()));
            case person -> handOff(ask, HandoffReason.shopperAsked, "intent " + want.intent());
            case smallTalk -> guessed(ask, clear).orElseGet(() -> smallTalk(ask, want, intent));
            case outOfScope -> outOfScope(ask, want);
            case knowledge, product -> passages(ask, products, doubt(ask, clear, named), List.of());
        };
    }

    private Optional<Decision> entrance(Ask ask, Want want) {
        return ask.knowing()
                .snapshot()
                .intent(want.intent())
                .flatMap(IntentDefinition::entranceIfAny)
                .flatMap(EntranceName::of)
                .map(name -> entrances.open(name, ask.turn(), ask.question(), ask.knowing(), ask.card()));
    }

    /** What a page answers, where the intent is no more than guessed and no order is named. */
    private Optional<Decision> guessed(Ask ask, IntentMatch.Clear clear) {
        if (clear.byRule()
                || clear.score() >= SURE_DOOR
                || !QuestionForm.in(ask.text(), ask.language())
                || ask.question().orderNumber().isPresent()) {
            return Optional.empty();
        }
        return known(ask, found(ask), Doubt.another).map(Decision.class::cast);
    }

    private Decision smallTalk(Ask ask, Want want, Optional<IntentDefinition> intent) {
        List<String> replies =
                intent.map(definition -> definition.replies(ask.language())).orElse(List.of());
        if (replies.isEmpty()) {
            return handOff(ask, HandoffReason.lowConfidence, "no reply for " + want.intent());
        }
        // Not the same words twice: the next one in turn.
        String text = replies.get(Math.floorMod(ask.turn().conversation().turn(), replies.size()));
        Source source = new Source("intent:" + want.intent(), want.intent(), null);
        return reply(ask, text, List.of(source), Route.known, 0.95);
    }

    /** Nothing that a shop answers: said once, with the doors that are open. */
    private Decision outOfScope(Ask ask, Want want) {
        if (askedBefore(ask.turn())) {
            return handOff(ask, HandoffReason.repeatedFailure, "out of scope again");
        }
        ask.card().reason("out of scope: " + want.intent());
        return ask(ask, words.say(ask.language(), "ask.outOfScope"), List.of());
    }

    // ---- what the pages say --------------------------------------------------------------------------------------

    private Decision passages(Ask ask, List<Product> products, Doubt doubt, List<Candidate> close) {
        List<Passage> found = found(ask);
        Optional<Decision.Reply> known = known(ask, found, doubt);
        if (known.isPresent()) {
            return known.get();
        }
        if (generator.isUp()) {
            Optional<Decision> generated = generated(ask, found, products);
            if (generated.isPresent()) {
                return generated.get();
            }
        }
        return unsure(ask, found, close, judged(ask, found, doubt == Doubt.rule).confidence());
    }

    private List<Passage> found(Ask ask) {
        long begun = System.nanoTime();
        List<Passage> found = think(ask, () -> ask.knowing().retriever().search(ask.text(), ask.language(), PASSAGES));
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

    private KnownAnswers.Judged judged(Ask ask, List<Passage> found, boolean rule) {
        return KnownAnswers.judge(
                think(ask, () -> ask.knowing().articles().rank(ask.text(), ask.language(), found)), rule);
    }

    /** What else than a page may be meant. */
    private enum Doubt {
        /** A rule of the shop is what the message asks for. */
        rule,
        none,
        /** It names a product. */
        product,
        /** An entrance or small talk is guessed. */
        another
    }

    private static Doubt doubt(Ask ask, IntentMatch match, boolean named) {
        if (named) {
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

    /** What a page answers, where that is sure enough; more is needed where something else may be meant. */
    private Optional<Decision.Reply> known(Ask ask, List<Passage> found, Doubt doubt) {
        KnownAnswers.Judged judged = judged(ask, found, doubt == Doubt.rule);
        ask.card().confidence(judged.confidence(), threshold(ask));
        double needed = switch (doubt) {
            case rule, none -> threshold(ask);
            case product -> Math.max(SURE_PAGE, threshold(ask));
            case another -> Math.max(SURE_ANOTHER, threshold(ask));
        };
        return judged.confidence() < needed || generator.wantsJoining(ask.text(), ask.language())
                ? Optional.empty()
                : judged.source()
                        .map(source -> reply(ask, judged.answer(), List.of(source), Route.known, judged.confidence()));
    }

    private Optional<Decision> generated(Ask ask, List<Passage> found, List<Product> products) {
        List<Generator.Evidence> evidence = Grounds.of(facts, products, found, ask.language());
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        return switch (generator.generate(
                new Generator.Request(ask.turn(), ask.language(), ask.text(), evidence), ask.stage(), ask.card())) {
            case Generator.Outcome.Said said ->
                Optional.of(reply(ask, said.text(), said.sources(), Route.generated, said.confidence()));
            case Generator.Outcome.NotInEvidence ignored ->
                Optional.of(handOff(ask, HandoffReason.lowConfidence, "the evidence does not hold the answer"));
            case Generator.Outcome.HeldBack held ->
                Optional.of(handOff(ask, HandoffReason.lowConfidence, "held back by " + held.guards()));
            case Generator.Outcome.Stopped stopped -> Optional.of(new Decision.Dropped(stopped.text(), ask.card()));
            case Generator.Outcome.Failed failed -> {
                ask.card().reason("model: " + failed.why());
                yield Optional.empty();
            }
        };
    }

    private Decision unsure(Ask ask, List<Passage> found, List<Candidate> close, double confidence) {
        List<Option> options = options(ask, found, close);
        if (askedBefore(ask.turn())
                || confidence < ask.knowing().snapshot().shop().confidence().askBack()
                || options.isEmpty()) {
            boolean model = !generator.isUp() && generator.isConfigured();
            return handOff(
                    ask,
                    model ? HandoffReason.modelUnavailable : HandoffReason.lowConfidence,
                    "confidence " + confidence + " is too low");
        }
        ask.card().reason("asks back");
        return ask(ask, words.say(ask.language(), "ask.which"), options);
    }

    private List<Option> options(Ask ask, List<Passage> found, List<Candidate> close) {
        List<Option> options = new ArrayList<>();
        close.stream()
                .map(candidate -> ask.knowing().snapshot().intent(candidate.intent()))
                .flatMap(Optional::stream)
                .flatMap(intent -> intent.entranceIfAny().stream())
                .limit(2)
                .forEach(name -> options.add(new Option(name, words.say(ask.language(), "entrance." + name))));
        found.stream()
                .filter(passage -> passage.kind() == Passage.Kind.article)
                .limit(2)
                .forEach(passage -> options.add(new Option(ARTICLE + passage.articleId(), passage.title())));
        return options;
    }

    // ---- endings -------------------------------------------------------------------------------------------------

    private Decision.Reply reply(Ask ask, String text, List<Source> sources, Route route, double confidence) {
        ask.card().route(route.name());
        ask.card().confidence(confidence, threshold(ask));
        return new Decision.Reply(
                EventBody.answered(text, ask.language(), sources, List.of(), route, confidence), ask.card());
    }

    private Decision ask(Ask ask, String text, List<Option> options) {
        List<Option> all = new ArrayList<>(options);
        all.add(new Option("human", words.say(ask.language(), "ask.person")));
        ask.card().route("asked");
        return new Decision.AskBack(new EventBody.Asked(text, all), ask.card());
    }

    private Decision handOff(Ask ask, HandoffReason reason, String why) {
        ask.card().reason(why);
        String said = ask.text().isBlank() ? why : ask.text();
        return new Decision.HandOff(reason, List.of(), said, ask.language(), ask.card());
    }

    private static double threshold(Ask ask) {
        return ask.knowing().snapshot().shop().confidence().answer();
    }

    private static Source source(Article article) {
        return new Source(article.id(), article.title(), null);
    }

    /** Whether the bot's last word was a question back: it asks once. */
    private static boolean askedBefore(Turn turn) {
        return turn.log().reversed().stream()
                .filter(event -> event.author().kind() == Author.Kind.ai)
                .findFirst()
                .map(ConversationEvent::body)
                .filter(EventBody.Asked.class::isInstance)
                .isPresent();
    }

    private static @Nullable String pageProduct(Turn turn) {
        String page = turn.conversation().page();
        if (page == null) {
            return null;
        }
        try {
            String id = MAPPER.readTree(page).path("productId").asText("");
            return id.isEmpty() ? null : id;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored page cannot be read", e);
        }
    }
}
