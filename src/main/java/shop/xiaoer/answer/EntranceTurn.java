package shop.xiaoer.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.entrance.EntranceContext;
import shop.xiaoer.entrance.EntranceInput;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.entrance.EntranceOutcome;
import shop.xiaoer.entrance.EntranceState;
import shop.xiaoer.entrance.Entrances;

/** A turn that belongs to a service entrance. */
final class EntranceTurn {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Entrances entrances;

    EntranceTurn(Entrances entrances) {
        this.entrances = entrances;
    }

    Decision open(EntranceName name, Turn turn, Question question, Knowing knowing, DecisionCard card) {
        card.route("entrance");
        EntranceInput given = input(turn, question);
        EntranceInput input = refused(turn, name)
                .filter(order -> given.order() == null)
                .map(given::about)
                .orElse(given);
        return decision(entrances.open(name, input, context(turn, question, knowing)), question, card)
                .orElseThrow(() -> new IllegalStateException("an entrance that opens shows something"));
    }

    /** The order that another entrance refused just now, where it offered this one instead. */
    private static Optional<String> refused(Turn turn, EntranceName name) {
        List<ConversationEvent> before = turn.log().stream()
                .filter(event -> event.seq() < turn.asked().getFirst().seq())
                .toList();
        return before.reversed().stream()
                .filter(event -> !(event.body() instanceof EventBody.CardShown))
                .findFirst()
                .filter(event -> event.body() instanceof EventBody.EntranceStep
                        && event.body().offered().stream()
                                .anyMatch(option -> option.id().equals(name.wire())))
                .flatMap(event -> read(turn.conversation().entrance()))
                .filter(state -> state.step() == EntranceState.Step.refused)
                .map(EntranceState::order);
    }

    /** Goes on with the open entrance; empty where the shopper said something else. */
    Optional<Decision> advance(Turn turn, Question question, Knowing knowing, DecisionCard card) {
        Optional<EntranceState> state = read(turn.conversation().entrance());
        return state.flatMap(open -> decision(
                entrances.advance(open, input(turn, question), context(turn, question, knowing)), question, card));
    }

    /** The same move with an answer shown before it. */
    static Decision.EntranceMove after(EventBody.Answered said, Decision.EntranceMove move) {
        List<EventBody> events = new ArrayList<>(move.events());
        events.addFirst(said);
        return new Decision.EntranceMove(events, move.state(), move.proven(), move.write(), move.card());
    }

    boolean isOpen(Turn turn) {
        return turn.conversation().entrance() != null;
    }

    private static Optional<Decision> decision(EntranceOutcome outcome, Question question, DecisionCard card) {
        return switch (outcome) {
            case EntranceOutcome.Shown shown -> {
                card.route("entrance");
                card.confidence(1, 0);
                yield Optional.of(new Decision.EntranceMove(
                        shown.events(), write(shown.state()), shown.proven(), shown.write(), card));
            }
            case EntranceOutcome.Person person -> {
                card.reason("the entrance needs a person: " + person.summary());
                yield Optional.of(new Decision.HandOff(
                        person.reason(), person.before(), person.summary(), question.language(), card));
            }
            case EntranceOutcome.NotMine ignored -> Optional.empty();
        };
    }

    private static EntranceInput input(Turn turn, Question question) {
        Question.Pressed pressed = question.pressed();
        return new EntranceInput(
                question.orderNumber().orElse(null),
                question.phoneTail().orElse(null),
                pressed == null ? null : pressed.option(),
                pressed == null ? null : form(turn.log(), pressed),
                pressed == null ? photo(question) : pressed.fields(),
                question.text());
    }

    /** The form that was sent, as it was shown last. */
    private static @Nullable Form form(List<ConversationEvent> log, Question.Pressed pressed) {
        return log.reversed().stream()
                .filter(event -> event.seq() < pressed.seq())
                .flatMap(event -> event.body() instanceof EventBody.EntranceStep step
                        ? Stream.ofNullable(step.form())
                        : Stream.empty())
                .findFirst()
                .filter(form -> form.submit().equals(pressed.option()))
                .orElse(null);
    }

    /** A picture that came with plain words is the photo that the form asked for. */
    private static Map<String, String> photo(Question question) {
        List<String> pictures = question.pictures();
        return pictures.isEmpty() ? Map.of() : Map.of(EntranceInput.PHOTO, pictures.getFirst());
    }

    private static EntranceContext context(Turn turn, Question question, Knowing knowing) {
        return new EntranceContext(
                turn.conversation().id(),
                question.language(),
                turn.conversation().shopper(),
                turn.conversation().proven(),
                knowing.snapshot().policies(),
                offered(turn.log()));
    }

    /** Seq of the step that offered what is chosen now. */
    private static long offered(List<ConversationEvent> log) {
        return log.reversed().stream()
                .filter(event -> event.body() instanceof EventBody.EntranceStep)
                .findFirst()
                .map(ConversationEvent::seq)
                .orElse(0L);
    }

    private static Optional<EntranceState> read(@Nullable String json) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(json, EntranceState.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entrance's state cannot be read", e);
        }
    }

    private static @Nullable String write(@Nullable EntranceState state) {
        try {
            return state == null ? null : MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entrance's state is made of plain values", e);
        }
    }
}
