package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.intent.Displeasure;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * Beside an entrance that an impatient shopper opens: one sentence of regret and a person to choose. The same sentence
 * is not said twice in a conversation; after the last one only the person is offered.
 */
final class Regret {
    private static final List<String> SENTENCES = List.of("regret.0", "regret.1");

    private final WordTable words;

    Regret(WordTable words) {
        this.words = words;
    }

    Decision beside(Ask ask, Decision decision) {
        return decision instanceof Decision.EntranceMove move && Displeasure.in(ask.text())
                ? with(ask, move)
                : decision;
    }

    private Decision with(Ask ask, Decision.EntranceMove move) {
        List<EventBody> events = new ArrayList<>(move.events());
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof EventBody.EntranceStep step) {
                events.set(i, with(ask, step));
                ask.card().reason("the shopper is impatient: a person is offered beside the entrance");
                return new Decision.EntranceMove(events, move.state(), move.proven(), move.write(), move.card());
            }
        }
        return move;
    }

    private EventBody.EntranceStep with(Ask ask, EventBody.EntranceStep step) {
        String gap = ask.language() == Language.ZH ? "" : " ";
        String text = unsaid(ask).map(said -> said + gap + step.text()).orElse(step.text());
        List<Option> options =
                new ArrayList<>(Optional.ofNullable(step.options()).orElse(List.of()));
        if (options.stream().noneMatch(option -> option.id().equals(Endings.PERSON))) {
            options.add(new Option(Endings.PERSON, words.say(ask.language(), "ask.person")));
        }
        return new EventBody.EntranceStep(step.name(), step.step(), text, step.form(), options);
    }

    private Optional<String> unsaid(Ask ask) {
        List<String> before = ask.turn().log().stream()
                .filter(event -> event.author().kind() == Author.Kind.ai)
                .flatMap(event ->
                        event.body() instanceof EventBody.EntranceStep step ? Stream.of(step.text()) : Stream.empty())
                .toList();
        return SENTENCES.stream()
                .map(key -> words.say(ask.language(), key))
                .filter(sentence -> before.stream().noneMatch(text -> text.startsWith(sentence)))
                .findFirst();
    }
}
