package shop.xiaoer.desk.room;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.script.SpeechContext;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.desk.Stage;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * What the host says to a viewer's question: what chat would say, where the shop itself wrote it; what the model writes
 * only where a person switched that on. All of it passes the law of the live room. An order is never spoken of in public.
 * Blocks.
 */
public final class RoomAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Answerer known;
    private final Answerer withModel;
    private final ComplianceCheck law;
    private final Products products;
    private final WordTable words;
    private final Clock clock;

    /** @param clock in the shop's time zone, for the lowest price of seven days */
    public RoomAnswers(
            Answerer known, Answerer withModel, ComplianceCheck law, Products products, WordTable words, Clock clock) {
        this.known = known;
        this.withModel = withModel;
        this.law = law;
        this.products = products;
        this.words = words;
        this.clock = clock;
    }

    sealed interface Found {
        record Answer(LiveAnswer answer) implements Found {}

        /**
         * Nothing that may be said.
         *
         * @param why a word for programs
         */
        record Nothing(String why) implements Found {}
    }

    /**
     * @param product id of what is on show, which a question without a name is about
     * @param model whether the model may write the answer
     */
    Found answer(Comment comment, @Nullable String product, Language usual, boolean model) {
        Language language = Language.detect(comment.text(), usual);
        Optional<Product> shown = model ? Optional.ofNullable(product).flatMap(products::find) : Optional.empty();
        Decision decision =
                (model ? withModel : known).answer(turn(comment, product, language), new Stage(draft -> {}));
        return switch (decision) {
            case Decision.Reply reply -> spoken(reply.body(), language, product, model, shown);
            case Decision.EntranceMove ignored -> inPrivate(language);
            case Decision.HandOff handOff ->
                handOff.reason() == HandoffReason.shopperAsked
                        ? inPrivate(language)
                        : new Found.Nothing(handOff.reason().name());
            case Decision.AskBack ignored -> new Found.Nothing("ambiguous");
            case Decision.Dropped ignored -> new Found.Nothing("dropped");
        };
    }

    /** @param shown what is on show, as it was read before a model began to write of it */
    private Found spoken(
            EventBody.Answered answered,
            Language language,
            @Nullable String product,
            boolean model,
            Optional<Product> shown) {
        if (answered.route() == Route.generated && !model) {
            return new Found.Nothing("modelIsOff");
        }
        if (answered.sources().isEmpty()) {
            return new Found.Nothing("smallTalk");
        }
        String text = String.join(
                language == Language.ZH ? "" : " ",
                answered.text().strip().lines().map(String::strip).toList());
        Source source = answered.sources().getFirst();
        @Nullable Product about = products.find(source.id()).orElse(null);
        List<Finding> findings = law.check(text, SpeechContext.of(about, language, lowest(about)));
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.blocking)
                .findFirst()
                .<Found>map(finding -> new Found.Nothing("law " + finding.rule()))
                .orElseGet(() -> new Found.Answer(new LiveAnswer(
                        language.tag() + " " + text,
                        text,
                        language,
                        topic(source, about, language),
                        about == null ? product : about.id(),
                        facts(answered, text, language, Optional.ofNullable(about), shown))));
    }

    /** Price and stock that the answer may speak of: from its cards, which show them as they were read for it. */
    private List<LiveFact> facts(
            EventBody.Answered answered,
            String text,
            Language language,
            Optional<Product> about,
            Optional<Product> shown) {
        Map<String, LiveFact> facts = new LinkedHashMap<>();
        for (Card card : answered.cards() == null ? List.<Card>of() : answered.cards()) {
            fact(card, text, language).ifPresent(fact -> facts.put(fact.product(), fact));
        }
        Stream.concat(shown.stream(), about.stream())
                .filter(product -> answered.sources().stream()
                        .anyMatch(source -> source.id().equals(product.id())))
                .forEach(product -> facts.putIfAbsent(product.id(), LiveFact.of(product, text)));
        return List.copyOf(facts.values());
    }

    private Optional<LiveFact> fact(Card card, String text, Language language) {
        Card.Price price = card.price();
        if (card.kind() != Card.Kind.product || price == null) {
            return Optional.empty();
        }
        return card.rows().stream()
                .filter(row -> row.label().equals(words.say(language, "row.stock")))
                .findFirst()
                .map(row -> LiveFact.of(
                        card.id(), price.amount() + " " + price.currency(), Integer.parseInt(row.value()), text));
    }

    private static String topic(Source source, @Nullable Product about, Language language) {
        String title = about == null ? source.title() : about.name().in(language);
        return title.replaceAll("[\\p{P}\\s]+$", "");
    }

    private @Nullable BigDecimal lowest(@Nullable Product product) {
        LocalDate today = LocalDate.now(clock);
        return product == null
                ? null
                : products.lowestPrice(product.id(), today.minusDays(7), today)
                        .map(Money::amount)
                        .orElse(null);
    }

    private Found inPrivate(Language language) {
        return new Found.Answer(new LiveAnswer(
                language.tag() + " private",
                words.say(language, "room.private"),
                language,
                words.say(language, "room.private.topic"),
                null));
    }

    private Turn turn(Comment comment, @Nullable String product, Language language) {
        Instant now = clock.instant();
        ConversationId id = ConversationId.next();
        ConversationEvent said = new ConversationEvent(
                id,
                1,
                now,
                1,
                new Author(Author.Kind.shopper, "viewer"),
                null,
                null,
                EventBody.Said.of(comment.text()));
        Conversation row = new Conversation(
                id,
                Owner.bot,
                null,
                1,
                1,
                1,
                0,
                1,
                null,
                List.of(),
                null,
                null,
                language.tag(),
                product == null ? null : "{\"productId\":\"" + product + "\"}",
                null);
        return new Turn(row, List.of(said), List.of(said), Map.of(), now.plus(PATIENCE));
    }
}
