package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.text.WordTable;

/** How a turn ends: an answer with its sources, a question back, a person. */
final class Endings {
    static final String PERSON = "human";

    private final WordTable words;

    Endings(WordTable words) {
        this.words = words;
    }

    Decision.Reply reply(Ask ask, String text, List<Source> sources, Route route, Signals signals) {
        return reply(ask, text, sources, List.of(), route, signals);
    }

    Decision.Reply reply(Ask ask, String text, List<Source> sources, List<Card> cards, Route route, Signals signals) {
        double confidence = ask.judged(signals);
        ask.card().route(route.name());
        return new Decision.Reply(
                EventBody.answered(text, ask.language(), sources, cards, route, confidence), ask.card());
    }

    /** Several answers in one, each judged by itself. */
    Decision.Reply together(Ask ask, String text, List<Source> sources, double confidence) {
        ask.card().route(Route.known.name());
        ask.card().confidence(confidence, ask.threshold());
        ask.card().signals(null);
        return new Decision.Reply(
                EventBody.answered(text, ask.language(), sources, List.of(), Route.known, confidence), ask.card());
    }

    /** A person is always one of the options. */
    Decision askBack(Ask ask, String key, List<Option> options) {
        List<Option> all = new ArrayList<>(options);
        all.add(new Option(PERSON, words.say(ask.language(), "ask.person")));
        ask.card().route("asked");
        return new Decision.AskBack(new EventBody.Asked(words.say(ask.language(), key), all), ask.card());
    }

    Decision handOff(Ask ask, HandoffReason reason, String why) {
        ask.card().reason(why);
        String said = ask.text().isBlank() ? why : ask.text();
        return new Decision.HandOff(reason, List.of(), said, ask.language(), ask.card());
    }
}
