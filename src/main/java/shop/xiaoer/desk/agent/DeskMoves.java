package shop.xiaoer.desk.agent;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.Silence;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.node.Note;

/**
 * What the desk moves though nobody asked for it: chats that are given to agents, that come back from silent ones, that
 * wait no longer. Every node may try the same: the fence lets one of them do it. Safe from any thread; blocks.
 */
final class DeskMoves {
    private static final Logger LOG = LoggerFactory.getLogger(DeskMoves.class);

    private final Ledger ledger;
    private final EventFeed feed;
    private final Neighbours neighbours;
    private final Presence presence;
    private final Starter starter;
    private final AgentCommands commands;
    private final Silence silence;
    private final Windows windows;

    DeskMoves(
            Ledger ledger,
            EventFeed feed,
            Neighbours neighbours,
            Presence presence,
            Starter starter,
            AgentCommands commands,
            Silence silence,
            Windows windows) {
        this.ledger = ledger;
        this.feed = feed;
        this.neighbours = neighbours;
        this.presence = presence;
        this.starter = starter;
        this.commands = commands;
        this.silence = silence;
        this.windows = windows;
    }

    /**
     * Gives a waiting conversation to an agent who sits here: the same claim as by hand, with the same fence.
     *
     * @return whether it is the agent's now
     */
    boolean assign(Ticket ticket, String agent) {
        ConversationId id = ticket.conversation();
        Optional<Committed> claimed = committed(
                new Transition.Claim(id, commands.ofDesk("assign", id, ticket.epoch(), agent), ticket.epoch(), agent));
        // The next ticket does not wait for a node that does not answer.
        claimed.filter(committed -> !starter.start("assign", () -> assigned(committed, agent)))
                .ifPresent(committed -> assigned(committed, agent));
        return claimed.isPresent();
    }

    /** First the bot falls silent everywhere, then the agent is shown whose chat it is. */
    private void assigned(Committed committed, String agent) {
        Conversation row = committed.after();
        try {
            if (!silence.falls(row)) {
                LOG.warn("a node did not say that the bot is silent in {}", row.id());
            }
        } catch (StoreUnavailable e) {
            LOG.warn("whether the bot is silent in {} everywhere waits for the database: {}", row.id(), e.getMessage());
        }
        windows.followAnew(agent, row);
        feed.publish(committed);
    }

    /**
     * Brings back what its agent has left alone, unless a word came meanwhile. The agent is away from then on, until
     * saying otherwise: else the next shopper would wait for the same silence.
     */
    void desert(Tickets.Deserted left) {
        ConversationId id = left.conversation();
        committed(new Transition.Desert(
                        id,
                        commands.ofDesk("desert", id, left.epoch(), left.agent()),
                        left.epoch(),
                        left.agent(),
                        left.lastSeq()))
                .ifPresent(committed -> {
                    presence.rest(left.agent());
                    neighbours.answer(new Note.Rested(id, left.agent()));
                    feed.publish(committed);
                });
    }

    /** The wait is over without a person: the bot speaks again. */
    void endWait(Tickets.Deserted left) {
        ConversationId id = left.conversation();
        committed(new Transition.EndWait(id, commands.ofDesk("endWait", id, left.epoch(), ""), left.epoch()))
                .ifPresent(feed::publish);
    }

    private Optional<Committed> committed(Transition move) {
        Outcome outcome = ledger.commit(move);
        return outcome instanceof Committed committed ? Optional.of(committed) : Optional.empty();
    }
}
