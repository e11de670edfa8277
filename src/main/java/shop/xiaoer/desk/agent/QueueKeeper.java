package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import shop.xiaoer.handoff.Roster;
import shop.xiaoer.handoff.Routing;
import shop.xiaoer.handoff.Tickets;

/**
 * Keeps the queue moving, once a second on every node: gives tickets to agents where the shop wants that, brings back
 * what a silent or absent agent holds, and ends a wait after a contact was taken. Each of these is a transition with its
 * fence, so that nodes, agents and shoppers may do the same at the same moment. Blocks.
 */
public final class QueueKeeper {
    /** Nodes tell this often who sits there; after three times nobody is believed to. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private static final Duration NEVER = Duration.ofDays(365);

    private final Tickets tickets;
    private final Roster roster;
    private final Presence presence;
    private final QueueView view;
    private final DeskMoves moves;
    private final Rules rules;
    private final Clock clock;
    private final Instant begun;
    private Instant told = Instant.MIN;
    private Map<String, String> last = Map.of();

    /**
     * How the queue is kept.
     *
     * @param assign whether agents are given chats
     * @param silent how long a shopper waits for a word of an agent who gives no sign of life
     * @param gone how long no window of an agent is open
     * @param contactTaken how long somebody waits on who left a contact
     */
    public record Rules(Assign assign, Duration silent, Duration gone, Duration contactTaken) {
        public static final Duration GONE = Duration.ofSeconds(60);
    }

    public enum Assign {
        /** A ticket names whom it is meant for; that one claims it. */
        offer,
        /** A ticket is given to whom it is meant for. */
        push
    }

    public QueueKeeper(
            Tickets tickets,
            Roster roster,
            Presence presence,
            QueueView view,
            AgentDesk agents,
            Rules rules,
            Clock clock) {
        this.tickets = tickets;
        this.roster = roster;
        this.presence = presence;
        this.view = view;
        this.moves = agents.moves();
        this.rules = rules;
        this.clock = clock;
        this.begun = clock.instant();
    }

    public void beat() {
        seats();
        if (rules.assign() == Assign.push) {
            assign();
        }
        tickets.deserted(rules.silent(), gone()).stream()
                .filter(left -> presence.looksAfter(left.agent()))
                .forEach(moves::desert);
        tickets.leftWaiting(rules.contactTaken()).forEach(moves::endWait);
    }

    private void seats() {
        Map<String, String> here = presence.here();
        Instant now = clock.instant();
        if (!here.equals(last) || told.plus(TOLD).isBefore(now)) {
            roster.here(here);
            last = here;
            told = now;
        }
        presence.elsewhere(roster.elsewhere());
    }

    /** After a start agents have time to come back. */
    private Duration gone() {
        return clock.instant().isBefore(begun.plus(rules.gone())) ? NEVER : rules.gone();
    }

    void assign() {
        for (Routing.Offer offer : view.now().offers()) {
            if (offer.agent().here()) {
                moves.assign(offer.ticket(), offer.agent().name());
            }
        }
    }
}
