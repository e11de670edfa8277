package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.intent.AttributeMatcher.AttributeQuestion;
import shop.xiaoer.intent.Candidate;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.ProductNames;
import shop.xiaoer.intent.Want;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Words;

/** What a message is taken to want, by rule and then by meaning, and who answers it: a product's fact first of all. */
final class Wants {
    private static final String THANKS = "thanks";
    /** From here on an intent by meaning is no guess. */
    private static final double SURE_DOOR = 0.75;
    /** From here on a vague message may ask for a person: better one too many than one who is not let through. */
    private static final double LIKELY_PERSON = 0.2;

    private static final int SHORT_ZH = 10;
    private static final int SHORT_EN = 8;
    /** What a question is made of beside what it asks about. */
    private static final Pattern ASKING = Pattern.compile(
            "[\\p{P}\\p{S}\\s]+|请问|问下|问一下|亲|哈|那|呢|这个|那个|这款|那款|这|它|个|款|能|可以|会|有|是|的|了|要|得|都|大概|到底|一般|最|多久|多少|多长|多大|多重|多高|几个?|什么|啥|怎么样?|咋样?|如何|吗|嘛|么|不|没|还|小时|天|时间|钱"
                    + "|\\b(?:how|what|when|long|much|many|big|large|heavy|is|are|was|does|do|did|can|could|will|would|it|its|this|that|one|the|a|an|of|for|to|in|there|be|have|has|hi|hello|please|tell|me|about|and|so|ok|any|hours?|days?|s)\\b");

    private final ProductFacts facts;
    private final EntranceTurn entrances;
    private final Generator generator;
    private final Endings endings;
    private final AskingBack askingBack;
    private final Pages pages;

    Wants(
            ProductFacts facts,
            EntranceTurn entrances,
            Generator generator,
            Endings endings,
            AskingBack askingBack,
            Pages pages) {
        this.facts = facts;
        this.entrances = entrances;
        this.generator = generator;
        this.endings = endings;
        this.askingBack = askingBack;
        this.pages = pages;
    }

    Decision answer(Ask ask) {
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
        double confidence =
                said.stream().mapToDouble(EventBody.Answered::confidence).min().orElse(0);
        return endings.reply(ask, text, sources, Route.known, confidence);
    }

    /** The entrance that a sentence clearly asks for. */
    private static Optional<Want> door(Ask ask, IntentMatch match) {
        return match instanceof IntentMatch.Clear clear
                        && (clear.byRule() || clear.score() >= SURE_DOOR)
                        && routeOf(ask, clear) == IntentDefinition.Route.entrance
                ? Optional.of(clear.wants().getFirst())
                : Optional.empty();
    }

    /** What is known of one sentence: a fact of a product, or what a page says. */
    private Optional<EventBody.Answered> answered(Ask ask, IntentMatch match) {
        return fact(ask, match)
                .filter(Decision.Reply.class::isInstance)
                .or(() -> pages.known(ask, Pages.Doubt.of(ask, match)).map(Decision.class::cast))
                .map(decision -> ((Decision.Reply) decision).body());
    }

    // ---- one want ------------------------------------------------------------------------------------------------

    private static IntentMatch match(Ask ask) {
        long begun = System.nanoTime();
        IntentMatch match = ask.think(() -> ask.knowing().intents().match(ask.text(), ask.language()));
        ask.card().time("intent", System.nanoTime() - begun);
        return match;
    }

    private static IntentDefinition.Route routeOf(Ask ask, IntentMatch.Clear clear) {
        return ask.knowing().intents().route(clear.intent()).orElse(IntentDefinition.Route.knowledge);
    }

    private Decision one(Ask ask) {
        IntentMatch match = match(ask);
        Optional<Decision> fact = fact(ask, match);
        if (fact.isPresent()) {
            return fact.get();
        }
        return switch (match) {
            case IntentMatch.Clear clear -> wanted(ask, clear);
            case IntentMatch.Ambiguous ambiguous ->
                ofAnOrder(ask, ambiguous.candidates())
                        .orElseGet(() -> pages.answer(ask, Pages.Doubt.of(ask, match), ambiguous.candidates()));
            case IntentMatch.None none ->
                Applause.only(ask.text())
                        ? smallTalk(ask, THANKS)
                        : ofAnOrder(ask, none.nearest())
                                .orElseGet(() -> pages.answer(ask, Pages.Doubt.of(ask, match), List.of()));
        };
    }

    /** An order is named, and it is not clear what is to be done with it: no page says that. */
    private Optional<Decision> ofAnOrder(Ask ask, List<Candidate> near) {
        return ask.question().orderNumber().isPresent() && !QuestionForm.in(ask.text(), ask.language())
                ? Optional.of(askingBack.what(ask, near))
                : Optional.empty();
    }

    private Decision wanted(Ask ask, IntentMatch.Clear clear) {
        Want want = clear.wants().getFirst();
        ask.card().intent(want.intent(), want.score());
        return switch (routeOf(ask, clear)) {
            case entrance ->
                guessed(ask, clear)
                        .or(() -> entrance(ask, want))
                        .orElseGet(() -> pages.answer(ask, Pages.Doubt.another, List.of()));
            case person -> endings.handOff(ask, HandoffReason.shopperAsked, "intent " + want.intent());
            case smallTalk -> guessed(ask, clear).orElseGet(() -> smallTalk(ask, want.intent()));
            case outOfScope -> askingBack.outOfScope(ask, want.intent());
            case askBack -> vague(ask, clear);
            case product ->
                asksOfUnnamed(ask)
                        ? pages.answerOrWhichProduct(ask)
                        : pages.answer(ask, Pages.Doubt.of(ask, clear), List.of());
            case knowledge -> pages.answer(ask, Pages.Doubt.of(ask, clear), List.of());
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
        return pages.known(ask, Pages.Doubt.another).map(Decision.class::cast);
    }

    /** Not said what is wanted, unless a page knows it all the same, or it may well be a person. */
    private Decision vague(Ask ask, IntentMatch.Clear clear) {
        if (!isShort(ask)) {
            return pages.answer(ask, Pages.Doubt.none, clear.runnersUp());
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
                : pages.known(ask, Pages.Doubt.none).map(Decision.class::cast);
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
        return endings.reply(ask, text, List.of(new Source("intent:" + intent, intent, null)), Route.known, 0.95);
    }

    // ---- a fact of a product -------------------------------------------------------------------------------------

    /**
     * Facts of one product. Named in the text, a product is what the question is about unless a rule says otherwise;
     * spoken of before, it is meant where the shopper asks for a fact and nothing else is clear.
     */
    private Optional<Decision> fact(Ask ask, IntentMatch match) {
        if (ask.focus().size() != 1 || generator.wantsJoining(ask.text(), ask.language())) {
            return Optional.empty();
        }
        Product product = ask.focus().getFirst();
        String rest = ProductNames.without(ask.text(), ask.goods());
        List<AttributeQuestion> asked =
                ask.think(() -> ask.knowing().attributes().match(rest, ask.language(), product));
        if (asked.isEmpty()
                || elsewhere(ask, match, asked.getFirst())
                || (!ask.namesProduct() && !asked.getFirst().byWords() && !isProductQuestion(ask, match))) {
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
                ? endings.handOff(
                        ask,
                        HandoffReason.lowConfidence,
                        "the catalogue does not say: " + asked.getFirst().key())
                : endings.reply(
                        ask,
                        String.join("\n", texts),
                        List.of(facts.source(product, ask.language())),
                        Route.known,
                        asked.getFirst().byWords() ? 0.97 : 0.9);
    }

    /** An entrance or a rule of the shop is meant, although a product stands in the text or was spoken of. */
    private static boolean elsewhere(Ask ask, IntentMatch match, AttributeQuestion asked) {
        if (!(match instanceof IntentMatch.Clear clear)) {
            return false;
        }
        boolean order = ask.question().orderNumber().isPresent();
        return switch (routeOf(ask, clear)) {
            case product, askBack -> false;
            // "Does it leak if I drop it?" sounds like a broken parcel, but asks for a fact in its very words.
            case entrance ->
                order || clear.byRule() || clear.score() >= SURE_DOOR || !(ask.namesProduct() || asked.byWords());
            case knowledge, person, smallTalk, outOfScope -> clear.byRule() || !ask.namesProduct();
        };
    }

    private static boolean isProductQuestion(Ask ask, IntentMatch match) {
        return match instanceof IntentMatch.Clear clear && routeOf(ask, clear) == IntentDefinition.Route.product;
    }

    /** So few words that what they are about may well have been left out. */
    private static boolean isShort(Ask ask) {
        return Words.of(ask.text()).size() <= (ask.language() == Language.ZH ? SHORT_ZH : SHORT_EN);
    }

    /** Nothing but a fact that goods have is asked for, and no goods are named, on the page, or spoken of. */
    private boolean asksOfUnnamed(Ask ask) {
        return ask.focus().isEmpty()
                && !generator.wantsJoining(ask.text(), ask.language())
                && ask.think(() -> ask.knowing().attributes().match(ask.text(), ask.language()))
                        .filter(AttributeQuestion::byWords)
                        .filter(asked -> isBare(ask, asked.key()))
                        .isPresent();
    }

    /** "How long does it keep warm?": beside the words of the fact there are none that could name a thing. */
    private static boolean isBare(Ask ask, String key) {
        String rest = Normaliser.normalise(ask.text());
        List<String> words = ask.knowing().snapshot().attributes().stream()
                .filter(attribute -> attribute.key().equals(key))
                .flatMap(attribute -> attribute.words(ask.language()).stream())
                .map(Normaliser::normalise)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        return ASKING.matcher(rest).replaceAll("").isEmpty();
    }
}
