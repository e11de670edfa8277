package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody.Said;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.conversation.Transition.PassedOn;
import shop.xiaoer.desk.Attached;
import shop.xiaoer.desk.Decisions;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.Signature;
import shop.xiaoer.desk.Silence;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.handoff.CannedReply;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.handoff.WaitingLine;
import shop.xiaoer.node.Note;

/**
 * The agents' side of the desk: who waits, who serves whom, and the claim that silences the bot. Methods that commit
 * block and are called on virtual threads.
 */
public final class AgentDesk implements Decisions {
    private final Ledger ledger;
    private final EventFeed feed;
    private final TurnRunner turns;
    private final Neighbours neighbours;
    private final Presence presence;
    private final Attached attached;
    private final SignsOfLife life;
    private final AgentCommands commands;
    private final Windows windows;
    private final Silence silence;
    private final Receivers receivers;
    private final Boards boards;
    private final Supervision supervision;
    private final DeskMoves moves;
    private final DeskNews news;

    public AgentDesk(
            Ledger ledger,
            Tickets tickets,
            QueueView view,
            EventFeed feed,
            TurnRunner turns,
            Neighbours neighbours,
            Presence presence,
            Starter starter,
            Signature signature,
            Attachments attachments,
            Clock clock) {
        this.ledger = ledger;
        this.feed = feed;
        this.turns = turns;
        this.neighbours = neighbours;
        this.presence = presence;
        this.attached = new Attached(attachments);
        this.life = new SignsOfLife(tickets, starter, clock);
        this.commands = new AgentCommands(signature);
        this.windows = new Windows(ledger);
        this.silence = new Silence(turns, feed, neighbours);
        this.receivers = new Receivers(view, presence);
        this.boards = new Boards(view, feed, presence, starter, windows, clock);
        this.supervision =
                new Supervision(ledger, feed, neighbours, view, receivers, commands, silence, windows, clock);
        this.moves = new DeskMoves(ledger, feed, neighbours, presence, starter, commands, silence, windows);
        this.news = new DeskNews(ledger, windows, boards, supervision, presence, neighbours, clock);
        feed.listen(committed -> {
            boolean changedHands = Boards.changesHands(committed);
            neighbours.told(committed, changedHands);
            if (changedHands) {
                boards.refresh();
            }
        });
    }

    // ---- coming and going ----------------------------------------------------------------------------------------

    /** A window opens. Its snapshot is change 1; each later one counts on. */
    public Seat sit(String agent, AgentSink sink, Executor loop) {
        return sit(agent, false, TimeOrderedId.next(), sink, loop);
    }

    /**
     * @param isSupervisor sees on the board whom the others serve
     * @param session by which sign-in the window was opened
     */
    public Seat sit(String agent, boolean isSupervisor, UUID session, AgentSink sink, Executor loop) {
        Seat seat = new Seat(agent, isSupervisor, session, sink, loop, feed);
        presence.set(seat, Board.Status.away);
        windows.opened(seat);
        return seat;
    }

    public Board board(Seat seat) {
        return boards.board(seat);
    }

    /** After its welcome: follows what the agent serves already. */
    public long settle(Seat seat, Board board) {
        windows.followAll(seat, board.mine());
        return seat.nextChange();
    }

    public void status(Seat seat, Board.Status status) {
        presence.set(seat, status);
        refresh();
    }

    public void leave(Seat seat) {
        windows.shut(seat);
        presence.leave(seat);
        refresh();
    }

    // ---- taking over and giving back -----------------------------------------------------------------------------

    /**
     * Takes a conversation. Returns after the bot has fallen silent on every stream of it.
     *
     * @param told writes {@code claimed}; what follows in the log is sent after it
     */
    public Ending claim(Seat seat, String clientId, ConversationId id, long epoch, Consumer<Ledger.Excerpt> told) {
        Outcome outcome = ledger.commit(
                new Transition.Claim(id, commands.of(seat, clientId, "claim", epoch), epoch, seat.agent()));
        return switch (outcome) {
            case Outcome.Committed committed -> {
                feed.publish(committed);
                yield silence.then(committed.after(), () -> windows.show(seat, id, told));
            }
            // The first try may have been cut before the bot was silent everywhere: asked again, it costs nothing.
            case Outcome.Repeated repeated -> {
                if (!seat.agent().equals(repeated.now().agent())) {
                    yield new Ending.Problem("staleEpoch", "the conversation moved on");
                }
                yield silence.then(repeated.now(), () -> windows.show(seat, id, told));
            }
            default -> Ending.of(outcome);
        };
    }

    /** What supervisors do with the chats of others. */
    public Supervision supervision() {
        return supervision;
    }

    /** What the desk moves by itself. */
    DeskMoves moves() {
        return moves;
    }

    /** What windows are told of other nodes. */
    DeskNews news() {
        return news;
    }

    /** Looks into a conversation without taking it. */
    public Ending watch(Seat seat, ConversationId id, Consumer<Ledger.Excerpt> told) {
        Optional<Conversation> row = ledger.find(id);
        if (row.isEmpty()) {
            return new Ending.Problem("notFound", "conversation: no such one");
        }
        return supervision
                .watched(seat.agent(), seat.session(), row.get())
                .orElseGet(() -> windows.show(seat, id, told));
    }

    public void unwatch(Seat seat, ConversationId id) {
        seat.unfollow(id);
    }

    /** @param pictures ids of pictures of this conversation */
    public Ending say(Seat seat, String clientId, ConversationId id, long epoch, String text, List<String> pictures) {
        Optional<Ending> wrong = CannedReply.open(text)
                .<Ending>map(place -> new Ending.Problem("badField", "text: {" + place + "} is not filled"))
                .or(() -> attached.refused(id, pictures));
        return wrong.orElseGet(() -> done(ledger.commit(new Transition.AgentSay(
                id,
                commands.of(seat, clientId, Attached.content(text, pictures)),
                epoch,
                seat.agent(),
                Said.of(text, pictures)))));
    }

    public Ending handBack(Seat seat, String clientId, ConversationId id, long epoch) {
        return done(ledger.commit(
                new Transition.HandBack(id, commands.of(seat, clientId, "handBack", epoch), epoch, seat.agent())));
    }

    /**
     * Back to the queue with its place, kept for a while for an agent or for those with a skill.
     *
     * @param to an agent's name or {@code skill:<name>}
     */
    public Ending transfer(Seat seat, String clientId, ConversationId id, long epoch, String to) {
        Optional<PassedOn> receiver = receivers.passedOn(seat, to);
        boolean serves = ledger.find(id)
                .filter(row -> row.epoch() == epoch && seat.agent().equals(row.agent()))
                .isPresent();
        if (receiver.isEmpty() && serves) {
            return new Ending.Problem("badField", "to: nobody else of that name or skill is at the desk");
        }
        // Where it is served no more, the fence says why, or that this very transfer was done.
        return done(ledger.commit(new Transition.Release(
                id, commands.of(seat, clientId, "transfer " + to, epoch), epoch, seat.agent(), receiver.orElse(null))));
    }

    /** Somebody called the shopper back. The same again is done; another one is told that it was done. */
    public Ending called(Seat seat, String clientId, ConversationId id, String note) {
        Outcome outcome = ledger.commit(
                new Transition.Called(id, commands.of(seat, clientId, "called " + note, 0), seat.agent(), note));
        refresh();
        return outcome instanceof Outcome.Stale
                ? new Ending.Problem("notFound", "conversation: nobody waits to be called back")
                : Ending.of(outcome);
    }

    /** @param tags what the conversation bears from then on; null leaves it as it is */
    public Ending close(Seat seat, String clientId, ConversationId id, long epoch, @Nullable List<String> tags) {
        Ending ending = done(ledger.commit(new Transition.Close(
                id,
                commands.of(seat, clientId, tags == null ? "close" : "close " + tags, epoch),
                epoch,
                new Author(Author.Kind.agent, seat.agent()),
                tags)));
        return tags == null ? ending : tagged(seat, ending, id, tags);
    }

    /** The tags that a conversation bears from now on. */
    public Ending tag(Seat seat, String clientId, ConversationId id, List<String> tags) {
        Command command = commands.of(seat, clientId, "tag " + tags, 0);
        return tagged(seat, Ending.of(ledger.commit(new Transition.Tag(id, command, seat.agent(), tags))), id, tags);
    }

    private Ending tagged(Seat seat, Ending ending, ConversationId id, List<String> tags) {
        if (ending instanceof Ending.Done) {
            news.tagged(seat, id, tags);
        }
        return ending;
    }

    public Ending note(Seat seat, String clientId, ConversationId id, long epoch, String text) {
        Command command = commands.of(seat, clientId, "note " + text, epoch);
        Ending ending = done(ledger.commit(new Transition.Note(id, command, epoch, seat.agent(), text)));
        if (ending instanceof Ending.Done) {
            news.noted(seat, id, command.idOfWhatItLeaves(id), text);
        }
        return ending;
    }

    public void typing(Seat seat, ConversationId id, boolean on) {
        if (seat.follows(id)) {
            Author author = new Author(Author.Kind.agent, seat.agent());
            feed.typing(id, author, on);
            neighbours.tell(new Note.Typing(id, author, on));
            life.of(id, seat.agent());
        }
    }

    /** The agent reads on. Only the mark of who serves is the shopper's to see. */
    public void seen(Seat seat, ConversationId id, long seq) {
        if (seat.follows(id)) {
            life.of(id, seat.agent());
            ledger.agentRead(id, seat.agent(), seq).ifPresent(mark -> {
                feed.seen(id, Author.Kind.agent, mark);
                neighbours.tell(new Note.Seen(id, Author.Kind.agent, mark));
            });
        }
    }

    private Ending done(Outcome outcome) {
        if (outcome instanceof Outcome.Committed committed) {
            feed.publish(committed);
            turns.begun(committed);
            return new Ending.Done(committed.events().getLast().seq());
        }
        return Ending.of(outcome);
    }

    // ---- what the windows show ------------------------------------------------------------------------------------

    /** Sends everybody the board, once for any number of moves that come together. */
    public void refresh() {
        boards.refresh();
    }

    /** Sends the boards that could not be sent when they changed. To be called every second. */
    public void catchUp() {
        boards.catchUp();
    }

    /** The place of one conversation, for a stream that has just opened. */
    public Optional<WaitingLine.Place> place(ConversationId id) {
        return boards.place(id);
    }

    public int agentsOnline() {
        return presence.online();
    }

    @Override
    public void decided(ConversationId id, long turn, String outcome, String card) {
        news.decided(id, turn, outcome, card);
    }

    /** A visitor turned out to be a known shopper: whoever looks on is told so, and the queue may look otherwise. */
    public void joined(ConversationId id) {
        news.joined(id);
    }
}
