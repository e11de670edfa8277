package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import shop.xiaoer.answer.Suggester;
import shop.xiaoer.answer.model.Summarizer;
import shop.xiaoer.answer.model.Summarizer.Summary;
import shop.xiaoer.answer.model.Translator;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.desk.Stage;
import shop.xiaoer.text.Language;

/** What the model does for an agent who serves: drafts, summaries and translations. Nothing of it is sent to a shopper. Blocks. */
public final class AgentAssist {
    private static final int LOG_LENGTH = 60;

    private final Ledger ledger;
    private final Suggester suggester;
    private final Summarizer summarizer;
    private final Translator translator;
    private final QueueView queue;
    private final Duration within;
    private final Clock clock;

    /** @param within how long the model may take */
    public AgentAssist(
            Ledger ledger,
            Suggester suggester,
            Summarizer summarizer,
            Translator translator,
            QueueView queue,
            Duration within,
            Clock clock) {
        this.ledger = ledger;
        this.suggester = suggester;
        this.summarizer = summarizer;
        this.translator = translator;
        this.queue = queue;
        this.within = within;
        this.clock = clock;
    }

    /** How it ended; a stopped one ends without a word. */
    public sealed interface Help {
        record Text(String text, List<Source> sources) implements Help {
            public Text {
                sources = List.copyOf(sources);
            }
        }

        /** {@code code} is one of the contract's. */
        record Problem(String code, String detail) implements Help {}

        record Stopped() implements Help {}
    }

    /** What a conversation is about, or why nobody can say so; a stopped one ends without a word. */
    public sealed interface Told {
        /** @param upTo seq of the last event that it tells of */
        record Summed(Summary summary, long upTo) implements Told {}

        record Nothing(String why) implements Told {}

        record Stopped() implements Told {}
    }

    /** @param stage hears the draft as it grows */
    public Help suggest(ConversationId id, Stage stage) {
        Optional<Ledger.Excerpt> excerpt = ledger.excerpt(id, 0, LOG_LENGTH);
        if (excerpt.isEmpty()) {
            return new Help.Problem("notFound", "conversation: no such one");
        }
        Suggester.Outcome outcome = suggester.suggest(
                excerpt.get().conversation(),
                excerpt.get().events(),
                clock.instant().plus(within),
                stage);
        return switch (outcome) {
            case Suggester.Outcome.Suggested suggested -> new Help.Text(suggested.text(), suggested.sources());
            case Suggester.Outcome.NothingKnown ignored ->
                new Help.Problem("notFound", "there is nothing to suggest from");
            case Suggester.Outcome.ModelAway ignored ->
                new Help.Problem(
                        "modelUnavailable", "the shop's pages hold no answer, and there is no model to draft one");
            case Suggester.Outcome.Stopped ignored -> new Help.Stopped();
        };
    }

    /**
     * @param to the language of who reads it
     * @param first hears what is known at once, where the model writes on
     */
    public Told summarize(ConversationId id, Language to, Stage stage, Consumer<Told.Summed> first) {
        Optional<Ledger.Excerpt> excerpt = ledger.excerpt(id, 0, LOG_LENGTH);
        if (excerpt.isEmpty()) {
            return new Told.Nothing("conversation: no such one");
        }
        Conversation row = excerpt.get().conversation();
        Optional<Summary> summary = summarizer.summarize(
                row,
                excerpt.get().events(),
                queue.told(id).orElse(null),
                to,
                clock.instant().plus(within),
                stage,
                byRules -> first.accept(new Told.Summed(byRules, row.lastSeq())));
        if (summary.isPresent()) {
            return new Told.Summed(summary.get(), row.lastSeq());
        }
        return stage.stopped() ? new Told.Stopped() : new Told.Nothing("conversation: the shopper said nothing yet");
    }

    public Help translate(String text, Language to, Stage stage) {
        return switch (translator.translate(text, to, clock.instant().plus(within), stage)) {
            case Translator.Outcome.Translated translated -> new Help.Text(translated.text(), List.of());
            case Translator.Outcome.ModelAway away -> new Help.Problem("modelUnavailable", away.why());
            case Translator.Outcome.Overloaded ignored ->
                new Help.Problem("overloaded", "the model is busy with shoppers, try again");
            case Translator.Outcome.Stopped ignored -> new Help.Stopped();
        };
    }
}
