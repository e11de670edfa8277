package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.Silence;
import shop.xiaoer.handoff.Agent;
import shop.xiaoer.node.Note;

/**
 * What those who watch over others may do with the chats that others serve: whisper to who serves, step in, put a chat
 * into other hands. Every move has the fence of a claim, and every act its entry in the audit trail. Blocks.
 */
public final class Supervision {
    private final Ledger ledger;
    private final EventFeed feed;
    private final Neighbours neighbours;
    private final QueueView view;
    private final Receivers receivers;
    private final AgentCommands commands;
    private final Silence silence;
    private final Windows windows;
    private final Clock clock;

    Supervision(
            Ledger ledger,
            EventFeed feed,
            Neighbours neighbours,
            QueueView view,
            Receivers receivers,
            AgentCommands commands,
            Silence silence,
            Windows windows,
            Clock clock) {
        this.ledger = ledger;
        this.feed = feed;
        this.neighbours = neighbours;
        this.view = view;
        this.receivers = receivers;
        this.commands = commands;
        this.silence = silence;
        this.windows = windows;
        this.clock = clock;
    }

    /**
     * A look into what another serves leaves its trail, once for each sign-in and conversation.
     *
     * @param agent who looks, as others see them
     * @return empty where nothing speaks against it
     */
    public Optional<Ending> watched(String agent, UUID session, Conversation row) {
        if (row.owner() != Owner.agent || agent.equals(row.agent())) {
            return Optional.empty();
        }
        Outcome outcome = ledger.commit(new Transition.Watch(row.id(), commands.look(session), account(agent)));
        return outcome instanceof Outcome.Repeated ? Optional.empty() : Optional.of(Ending.of(outcome));
    }

    /** From a supervisor to who serves, or back. Nobody else hears it. */
    public Ending whisper(Seat seat, String clientId, ConversationId id, long epoch, String text) {
        Optional<Conversation> row = ledger.find(id);
        if (row.isEmpty()) {
            return unknown();
        }
        if (!seat.isSupervisor() && !seat.agent().equals(row.get().agent())) {
            return new Ending.Problem("forbidden", "type: only supervisors and who serves the conversation whisper");
        }
        Command command = commands.of(seat, clientId, "whisper " + text, epoch);
        Ending ending = Ending.of(
                ledger.commit(new Transition.Whisper(id, command, epoch, seat.agent(), account(seat.agent()), text)));
        if (ending instanceof Ending.Done) {
            UUID whisper = command.idOfWhatItLeaves(id);
            whispered(
                    new Aside.Whispered(id, whisper, seat.agent(), text, clock.instant()),
                    row.get().agent(),
                    other -> other != seat);
            neighbours.tell(new Note.Whispered(id, whisper));
        }
        return ending;
    }

    /** A whisper of another node. */
    void heard(Aside.Whispered whisper) {
        ledger.find(whisper.conversation()).ifPresent(row -> whispered(whisper, row.agent(), any -> true));
    }

    private void whispered(Aside.Whispered whisper, @Nullable String serving, Predicate<Seat> hears) {
        windows.tellFollowers(
                whisper,
                seat -> hears.test(seat) && (seat.isSupervisor() || seat.agent().equals(serving)));
    }

    /**
     * A supervisor takes what an agent serves. Returns after the former agent's hand is off it.
     *
     * @param told writes {@code claimed}; what follows in the log is sent after it
     */
    public Ending stepIn(Seat seat, String clientId, ConversationId id, long epoch, Consumer<Ledger.Excerpt> told) {
        if (!seat.isSupervisor()) {
            return notSupervisor();
        }
        Optional<Conversation> row = ledger.find(id);
        if (row.isEmpty()) {
            return unknown();
        }
        if (row.get().epoch() == epoch) {
            if (row.get().owner() != Owner.agent) {
                return new Ending.Problem("staleEpoch", "conversation: nobody serves it, claim it");
            }
            if (seat.agent().equals(row.get().agent())) {
                return new Ending.Problem("alreadyClaimed", "conversation: " + seat.agent() + " serves it");
            }
        }
        Outcome outcome = ledger.commit(new Transition.Reassign(
                id, commands.of(seat, clientId, "stepIn", epoch), epoch, account(seat.agent()), seat.agent()));
        return switch (outcome) {
            case Outcome.Committed committed -> {
                moved(committed, seat.agent(), seat.agent(), row.get().agent());
                yield silence.then(committed.after(), () -> windows.show(seat, id, told));
            }
            case Outcome.Repeated repeated -> {
                if (!seat.agent().equals(repeated.now().agent())) {
                    yield new Ending.Problem("staleEpoch", "the conversation moved on");
                }
                yield silence.then(repeated.now(), () -> windows.show(seat, id, told));
            }
            default -> Ending.of(outcome);
        };
    }

    /** @param to an agent's name, shown or account's, who sits at the desk */
    public Ending reassign(Seat seat, String clientId, ConversationId id, long epoch, String to) {
        if (!seat.isSupervisor()) {
            return notSupervisor();
        }
        Optional<Conversation> row = ledger.find(id);
        if (row.isEmpty()) {
            return unknown();
        }
        Optional<Agent> receiver = receivers.named(to);
        // Where it moved on meanwhile, the fence says so, or that this very move was done.
        boolean stands = row.get().epoch() == epoch;
        if (stands && receiver.isEmpty()) {
            return new Ending.Problem("badField", "to: nobody of that name is at the desk");
        }
        String name = receiver.map(Agent::name).orElse(to);
        if (stands && name.equals(row.get().agent())) {
            return new Ending.Problem("badField", "to: " + name + " serves it already");
        }
        Outcome outcome = ledger.commit(new Transition.Reassign(
                id, commands.of(seat, clientId, "reassign " + to, epoch), epoch, account(seat.agent()), name));
        return switch (outcome) {
            case Outcome.Committed committed -> {
                windows.followFrom(name, row.get().lastSeq(), committed.after());
                moved(committed, seat.agent(), name, row.get().agent());
                yield silence.then(
                        committed.after(),
                        () -> new Ending.Done(committed.events().getLast().seq()));
            }
            case Outcome.Repeated repeated -> silence.then(repeated.now(), () -> Ending.of(repeated));
            default -> Ending.of(outcome);
        };
    }

    /** The former agent's windows hear who has it now, here and at every other node. */
    private void moved(Outcome.Committed committed, String by, String to, @Nullable String former) {
        Conversation row = committed.after();
        feed.publish(committed);
        if (former != null) {
            windows.tell(former, new Aside.Taken(row.id(), row.epoch(), by, to));
            neighbours.tell(new Note.Taken(row.id(), row.epoch(), by, to, former));
        }
    }

    /** The account by whose name the trail knows somebody. */
    private String account(String agent) {
        return view.agents().stream()
                .filter(one -> one.name().equals(agent))
                .map(Agent::account)
                .findFirst()
                .orElse(agent);
    }

    private static Ending notSupervisor() {
        return new Ending.Problem("forbidden", "type: only supervisors do this");
    }

    private static Ending unknown() {
        return new Ending.Problem("notFound", "conversation: no such one");
    }
}
