package shop.xiaoer.desk.agent;

import java.util.List;
import java.util.UUID;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.desk.Signature;

/** Names what is asked for at the desk, so that the same again is known as the same, and other content as other. */
final class AgentCommands {
    /** Who moves what nobody asked to be moved. */
    private static final String DESK = "desk";

    private final Signature signature;

    AgentCommands(Signature signature) {
        this.signature = signature;
    }

    /** @param what the move with all that it says */
    Command of(Seat seat, String clientId, String what, long epoch) {
        return of(seat, clientId, List.of(what, String.valueOf(epoch)));
    }

    Command of(Seat seat, String clientId, List<String> content) {
        return new Command("agent:" + seat.agent(), clientId, signature.of(content));
    }

    /** One for each sign-in and conversation; no client can name it, so that none passes another command off as it. */
    Command look(UUID session) {
        return new Command("look", session.toString(), signature.of(List.of("look")));
    }

    /** Every node that does the same has the same id for it: one of them does it. */
    Command ofDesk(String what, ConversationId id, long epoch, String agent) {
        return new Command(
                DESK, what + "-" + epoch, signature.of(List.of(what, id.toString(), String.valueOf(epoch), agent)));
    }
}
