package shop.xiaoer.desk;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.Turn;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.text.Language;

/**
 * What a turn may do while the shopper waits for a person: go on with the entrance that was chosen. What is typed
 * meanwhile is for the person, and a step that needs one says so, for he has been asked for already.
 */
final class WhileWaiting {
    private final Handoffs handoffs;

    WhileWaiting(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    /** Up to the newest choice that was made in this wait; empty where there is none. */
    static List<ConversationEvent> chosen(Conversation row, List<ConversationEvent> asked) {
        int end = asked.size();
        while (end > 0 && !isChoice(row, asked.get(end - 1))) {
            end--;
        }
        return asked.subList(0, end);
    }

    private static boolean isChoice(Conversation row, ConversationEvent event) {
        return event.epoch() == row.epoch() && event.body() instanceof EventBody.Said said && said.option() != null;
    }

    /** Any other answer of the bot is not given: the turn ends without a word. */
    Decision allowed(Turn asked, Decision decision) {
        return switch (decision) {
            case Decision.EntranceMove move -> move;
            case Decision.Dropped dropped -> dropped;
            case Decision.HandOff person -> {
                List<EventBody> events = new ArrayList<>(person.before());
                events.add(handoffs.alreadyWaiting(
                        entrance(asked), Language.of(asked.conversation().locale())));
                yield new Decision.EntranceMove(events, null, null, null, person.card());
            }
            case Decision.Reply reply -> silent(asked, reply);
            case Decision.AskBack back -> silent(asked, back);
        };
    }

    private static Decision silent(Turn asked, Decision decision) {
        decision.card().reason("a person is awaited: the bot opens entrances and says nothing else");
        return new Decision.EntranceMove(List.of(), asked.conversation().entrance(), null, null, decision.card());
    }

    /** The one that was chosen just now, else the one that spoke last. */
    private static String entrance(Turn asked) {
        String option = asked.asked().getLast().body() instanceof EventBody.Said said ? said.option() : null;
        if (option != null && EntranceName.of(option).isPresent()) {
            return option;
        }
        return asked.log().reversed().stream()
                .filter(event -> event.body() instanceof EventBody.EntranceStep)
                .map(event -> ((EventBody.EntranceStep) event.body()).name())
                .findFirst()
                .orElse(String.valueOf(option));
    }
}
