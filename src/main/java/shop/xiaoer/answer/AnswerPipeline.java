package shop.xiaoer.answer;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.catalog.ShopUnavailable;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.entrance.Entrances;
import shop.xiaoer.intent.Danger;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.text.WordTable;

/**
 * The way of a shopper's words, top-down: a person where one is wanted or needed; the open entrance; what the shopper
 * means ({@link Wants}), by rule and then by meaning; what the shop's pages say ({@link Pages}); the model; and where
 * none of these is sure, one question back ({@link AskingBack}), then a person.
 */
public final class AnswerPipeline implements Answerer {
    private static final Set<Danger> SENSITIVE =
            EnumSet.of(Danger.selfHarm, Danger.unsafeGoods, Danger.legalThreat, Danger.accountDetails);

    private final KnowingSource source;
    private final Thinking thinking;
    private final Products products;
    private final ProductFacts facts;
    private final EntranceTurn entrances;
    private final Endings endings;
    private final AskingBack askingBack;
    private final Wants wants;

    public AnswerPipeline(
            KnowingSource source,
            Thinking thinking,
            Products products,
            Entrances entrances,
            Generator generator,
            WordTable words) {
        this.source = source;
        this.thinking = thinking;
        this.products = products;
        this.facts = new ProductFacts(products, words);
        this.entrances = new EntranceTurn(entrances);
        this.endings = new Endings(words);
        this.askingBack = new AskingBack(generator, facts, endings, words, entrances::offers);
        Pages pages = new Pages(facts, generator, endings, askingBack);
        ProductQuestions goods = new ProductQuestions(facts, generator, endings);
        ShelfAnswers shelf = new ShelfAnswers(products, facts, endings, words);
        this.wants = new Wants(facts, this.entrances, goods, endings, askingBack, pages, shelf, new Regret(words));
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
            decision = decide(Ask.of(turn, stage, question, knowing, card, facts, thinking));
        } catch (Ask.Superseded e) {
            decision = new Decision.Dropped("", card);
        } catch (ShopUnavailable e) {
            card.reason("the shop's system: " + e.getMessage());
            decision =
                    new Decision.HandOff(HandoffReason.toolFailure, List.of(), turn.text(), question.language(), card);
        }
        card.time("total", System.nanoTime() - begun);
        return decision;
    }

    private Decision decide(Ask ask) {
        if (ask.question().pressed() != null) {
            return pressed(ask, ask.question().pressed().option());
        }
        return person(ask)
                .or(() -> openEntrance(ask))
                .or(() -> proofOnly(ask))
                .or(() -> pictureOnly(ask))
                .orElseGet(() -> wants.answer(FollowUp.complete(ask)
                        .map(whole -> ask.about(whole, facts))
                        .orElse(ask)));
    }

    private Decision pressed(Ask ask, String option) {
        Optional<EntranceName> entrance = EntranceName.of(option);
        if (entrance.isPresent()) {
            ask.card().intent(option, 1);
            return entrances.open(entrance.get(), ask.turn(), withNumbers(ask), ask.knowing(), ask.card());
        }
        if (option.equals(Endings.PERSON)) {
            return endings.handOff(ask, HandoffReason.shopperAsked, "the shopper chose a person");
        }
        return article(ask, option)
                .or(() -> product(ask, option))
                .or(() -> openEntrance(ask))
                .orElseGet(() -> wants.answer(ask));
    }

    /** A door that was offered for a message opens with the order that the message named. */
    private static Question withNumbers(Ask ask) {
        Question question = ask.question();
        return question.orderNumber().isPresent() || !AskingBack.askedBefore(ask.turn())
                ? question
                : FollowUp.last(ask.turn()).map(question::about).orElse(question);
    }

    private Optional<Decision> article(Ask ask, String option) {
        return option.startsWith(AskingBack.ARTICLE)
                ? ask.knowing()
                        .snapshot()
                        .article(option.substring(AskingBack.ARTICLE.length()), ask.language())
                        .map(article -> endings.reply(
                                ask, article.answer(), List.of(source(article)), Route.known, new Signals.Chosen()))
                : Optional.empty();
    }

    private static Source source(Article article) {
        return new Source(article.id(), article.title(), null);
    }

    private Optional<Decision> product(Ask ask, String option) {
        Optional<Product> chosen = option.startsWith(AskingBack.PRODUCT)
                ? products.find(option.substring(AskingBack.PRODUCT.length()))
                : Optional.empty();
        return chosen.map(one -> wants.answer(ask.about(FollowUp.of(ask, one), facts)));
    }

    /** What a person has to hear of: danger first, because who asks for a person in it needs more than a place in a queue. */
    private Optional<Decision> person(Ask ask) {
        if (ask.question().isOnlyProof()) {
            return Optional.empty();
        }
        IntentMatcher intents = ask.knowing().intents();
        Set<Danger> dangers = ask.think(() -> intents.danger(ask.text(), ask.language()));
        if (dangers.stream().anyMatch(SENSITIVE::contains)) {
            return Optional.of(endings.handOff(ask, HandoffReason.sensitive, "danger: " + dangers));
        }
        if (ask.think(() -> intents.wantsPerson(ask.text(), ask.language()))) {
            return Optional.of(endings.handOff(ask, HandoffReason.shopperAsked, "the shopper asks for a person"));
        }
        return dangers.isEmpty()
                ? Optional.empty()
                : Optional.of(endings.handOff(ask, HandoffReason.angry, "danger: " + dangers));
    }

    private Optional<Decision> openEntrance(Ask ask) {
        return entrances.isOpen(ask.turn())
                ? entrances.advance(ask.turn(), ask.question(), ask.knowing(), ask.card())
                : Optional.empty();
    }

    /** Only an order number, perhaps with a phone: where is it? */
    private Optional<Decision> proofOnly(Ask ask) {
        return ask.question().orderNumber().isPresent() && ask.question().isOnlyProof()
                ? Optional.of(
                        entrances.open(EntranceName.trackOrder, ask.turn(), ask.question(), ask.knowing(), ask.card()))
                : Optional.empty();
    }

    private Optional<Decision> pictureOnly(Ask ask) {
        return ask.question().isOnlyPicture() ? Optional.of(askingBack.inWords(ask)) : Optional.empty();
    }
}
