package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * Answers by the same pipeline and behind the same guards as a chat, for programs that bring the talk with them. Nothing
 * is kept: no conversation, no ticket, no order is changed. What wants a person or a further step says so in words.
 * Blocks; called on a virtual thread.
 */
public final class SingleAnswers {
    private final Answerer answerer;
    private final WordTable words;
    private final Duration within;
    private final Clock clock;

    /** @param within how long an answer may take */
    public SingleAnswers(Answerer answerer, WordTable words, Duration within, Clock clock) {
        this.answerer = answerer;
        this.words = words;
        this.within = within;
        this.clock = clock;
    }

    /** What somebody said before, oldest first. */
    public record Line(Speaker speaker, String text) {}

    public enum Speaker {
        shopper,
        shop
    }

    /**
     * An answer in words, and what a program may want to know of it.
     *
     * @param route the answer's route, {@code asked} for a question back, {@code handoff} where a person is needed
     * @param handoff why a person is needed, null where none is
     * @param entrance the service entrance that this is a step of
     * @param options what may be answered, each a label that can be said as it is
     */
    public record Answer(
            String text,
            Language language,
            String route,
            double confidence,
            List<Source> sources,
            @Nullable HandoffReason handoff,
            @Nullable String entrance,
            List<Option> options) {
        public Answer {
            sources = List.copyOf(sources);
            options = List.copyOf(options);
        }
    }

    /** Blocks until the answer is there, or {@code stage} was stopped. */
    public Answer answer(List<Line> talk, Stage stage) {
        Language language = Language.detect(talk.getLast().text(), Language.ZH);
        return inWords(answerer.answer(turn(talk, language), stage), language);
    }

    /** The shopper's lines at the end are answered together. */
    private Turn turn(List<Line> talk, Language language) {
        Instant now = clock.instant();
        ConversationId id = ConversationId.next();
        List<ConversationEvent> log = new ArrayList<>();
        for (Line line : talk) {
            log.add(event(id, log.size() + 1L, now, line, language));
        }
        int from = log.size();
        while (from > 0 && log.get(from - 1).author().kind() == Author.Kind.shopper) {
            from--;
        }
        Conversation row = new Conversation(
                id,
                Owner.bot,
                null,
                1,
                log.size(),
                log.size(),
                from,
                1,
                null,
                List.of(),
                null,
                null,
                language.tag(),
                null,
                null);
        return new Turn(row, log, log.subList(from, log.size()), Map.of(), now.plus(within));
    }

    private static ConversationEvent event(ConversationId id, long seq, Instant at, Line line, Language language) {
        return switch (line.speaker()) {
            case shopper ->
                new ConversationEvent(
                        id,
                        seq,
                        at,
                        1,
                        new Author(Author.Kind.shopper, "shopper"),
                        null,
                        null,
                        EventBody.Said.of(line.text()));
            case shop ->
                new ConversationEvent(
                        id,
                        seq,
                        at,
                        1,
                        new Author(Author.Kind.ai, "小二"),
                        null,
                        null,
                        EventBody.answered(line.text(), language, List.of(), List.of(), EventBody.Route.known, 1));
        };
    }

    private Answer inWords(Decision decision, Language language) {
        return switch (decision) {
            case Decision.Reply reply ->
                new Answer(
                        reply.body().text(),
                        Language.of(reply.body().lang()),
                        reply.body().route().name(),
                        reply.body().confidence(),
                        reply.body().sources(),
                        null,
                        null,
                        List.of());
            case Decision.AskBack back ->
                new Answer(
                        listed(back.body().text(), back.body().options()),
                        language,
                        "asked",
                        back.card().confidence(),
                        List.of(),
                        null,
                        null,
                        back.body().options());
            case Decision.EntranceMove move -> entrance(move, language);
            case Decision.HandOff handOff ->
                new Answer(
                        words.say(handOff.language(), "single.handoff." + handOff.reason())
                                + words.say(handOff.language(), "single.person"),
                        handOff.language(),
                        "handoff",
                        handOff.card().confidence(),
                        List.of(),
                        handOff.reason(),
                        null,
                        List.of());
            case Decision.Dropped dropped ->
                new Answer(dropped.text(), language, "dropped", 0, List.of(), null, null, List.of());
        };
    }

    private Answer entrance(Decision.EntranceMove move, Language language) {
        List<String> paragraphs = new ArrayList<>();
        List<Option> options = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        String name = "";
        boolean further = false;
        for (EventBody body : move.events()) {
            if (body instanceof EventBody.EntranceStep step) {
                name = step.name();
                // A proof can be given in the next words; whatever comes after it needs a conversation that is kept.
                further = move.state() != null && !step.step().equals("proof");
                options.addAll(body.offered());
                paragraphs.add(listed(step.text(), further ? List.of() : body.offered()));
            } else if (body instanceof EventBody.CardShown shown) {
                paragraphs.add(card(shown.card(), language));
                sources.add(new Source(shown.card().id(), shown.card().title(), null));
            }
        }
        if (further) {
            paragraphs.add(words.say(language, "single.further"));
        }
        return new Answer(
                String.join("\n\n", paragraphs),
                language,
                EventBody.Route.entrance.name(),
                1,
                sources,
                null,
                name.isEmpty() ? null : name,
                further ? List.of() : options);
    }

    private static String listed(String text, List<Option> options) {
        return options.isEmpty()
                ? text
                : text + options.stream().map(option -> "\n- " + option.label()).collect(Collectors.joining());
    }

    private static String card(Card card, Language language) {
        String colon = language == Language.ZH ? "：" : ": ";
        List<String> lines = new ArrayList<>(List.of(card.title()));
        String state = card.state();
        if (state != null) {
            lines.add(state);
        }
        card.rows().forEach(row -> lines.add(row.label() + colon + row.value()));
        return String.join("\n", lines);
    }
}
