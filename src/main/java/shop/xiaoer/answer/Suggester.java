package shop.xiaoer.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.confidence.Doubt;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.intent.AttributeMatcher.AttributeQuestion;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * Drafts an agent's next reply: by the model, behind the guards of every reply, from the same evidence; where there is no
 * model, or the guards hold its words back, what the shop knows. Nothing is written and no proof is tried. Blocks.
 */
public final class Suggester {
    private static final double LIKELY = 0.5;
    private static final int PASSAGES = 5;
    private static final int CARDS = 2;

    private final KnowingSource source;
    private final Thinking thinking;
    private final ProductFacts facts;
    private final Generator generator;

    public Suggester(KnowingSource source, Thinking thinking, Products products, Generator generator, WordTable words) {
        this.source = source;
        this.thinking = thinking;
        this.facts = new ProductFacts(products, words);
        this.generator = generator;
    }

    public sealed interface Outcome {
        record Suggested(String text, List<Source> sources) implements Outcome {
            public Suggested {
                sources = List.copyOf(sources);
            }
        }

        /** Neither the model nor the shop's pages have a word for it. */
        record NothingKnown() implements Outcome {}

        /** The shop's pages have no word for it, and the model cannot be asked. */
        record ModelAway() implements Outcome {}

        record Stopped() implements Outcome {}
    }

    /** @param log the newest events, oldest first */
    public Outcome suggest(Conversation row, List<ConversationEvent> log, Instant deadline, TurnStage stage) {
        Knowing knowing = source.now();
        Optional<ConversationEvent> asked = asked(log, knowing, Language.of(row.locale()));
        if (asked.isEmpty()) {
            return new Outcome.NothingKnown();
        }
        Turn turn = new Turn(row, log, List.of(asked.get()), Map.of(), deadline);
        String text = turn.text();
        Language language = Language.detect(text, Language.of(row.locale()));
        List<Product> products = facts.inFocus(knowing.products().find(text), text, turn, knowing);
        List<Passage> found = thinking.think(() -> knowing.retriever().search(text, language, PASSAGES));
        if (generator.isUp()) {
            List<Generator.Evidence> evidence = new ArrayList<>(cards(log));
            evidence.addAll(Grounds.of(facts, products, found, language));
            Generator.Outcome drafted = generator.draft(
                    new Generator.Request(turn, language, text, evidence, Grounds.nearness(found)),
                    stage,
                    new DecisionCard());
            if (drafted instanceof Generator.Outcome.Said said) {
                return new Outcome.Suggested(said.text(), said.sources());
            }
            if (stage.stopped()) {
                return new Outcome.Stopped();
            }
        }
        return fact(text, language, products, knowing)
                .or(() -> page(text, language, found, knowing))
                .orElseGet(() -> generator.isUp() ? new Outcome.NothingKnown() : new Outcome.ModelAway());
    }

    /** The shopper's newest words that ask for something else than a person: she has one now. */
    private Optional<ConversationEvent> asked(List<ConversationEvent> log, Knowing knowing, Language locale) {
        List<ConversationEvent> said = log.reversed().stream()
                .filter(event -> event.author().kind() == Author.Kind.shopper)
                .filter(event -> event.body() instanceof EventBody.Said words && words.option() == null)
                .toList();
        return said.stream()
                .filter(event -> !thinking.think(() -> {
                    String text = ((EventBody.Said) event.body()).text();
                    return knowing.intents().wantsPerson(text, Language.detect(text, locale));
                }))
                .findFirst()
                .or(() -> said.stream().findFirst());
    }

    /** Orders and results that were shown in the talk: the agent may speak of them. */
    private static List<Generator.Evidence> cards(List<ConversationEvent> log) {
        List<Card> shown = log.reversed().stream()
                .filter(event -> event.body() instanceof EventBody.CardShown)
                .map(event -> ((EventBody.CardShown) event.body()).card())
                .limit(CARDS)
                .toList();
        return shown.stream().map(Generator.Evidence::of).toList();
    }

    private Optional<Outcome> fact(String text, Language language, List<Product> products, Knowing knowing) {
        if (products.size() != 1) {
            return Optional.empty();
        }
        String rest = knowing.products().without(text);
        Product product = products.getFirst();
        List<AttributeQuestion> asked =
                thinking.think(() -> knowing.attributes().match(rest, language, product));
        return asked.stream().findFirst().flatMap(question -> switch (facts.fact(product, question, language)) {
            case ProductFacts.Fact.Known fact ->
                Optional.of(new Outcome.Suggested(fact.text(), List.of(fact.source())));
            case ProductFacts.Fact.NotSaid ignored -> Optional.<Outcome>empty();
        });
    }

    /** A person reads it before it is sent: likely is enough. */
    private Optional<Outcome> page(String text, Language language, List<Passage> found, Knowing knowing) {
        KnownAnswers.Judged judged = KnownAnswers.judge(
                thinking.think(() -> knowing.articles().rank(text, language, found)),
                found,
                Doubt.none,
                0,
                knowing.confidence());
        return judged instanceof KnownAnswers.Judged.Best best && best.confidence() >= LIKELY
                ? Optional.of(new Outcome.Suggested(best.answer(), List.of(best.source())))
                : Optional.empty();
    }
}
