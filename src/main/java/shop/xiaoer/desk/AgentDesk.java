package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody.Said;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.conversation.Transition.PassedOn;
import shop.xiaoer.handoff.Agent;
import shop.xiaoer.handoff.CannedReply;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.handoff.WaitingLine;
import shop.xiaoer.node.Note;

/**
 * The agents' side of the desk: who waits, who serves whom, and the claim that silences the bot. Methods that commit
 * block and are called on virtual threads.
 */
public final class AgentDesk implements Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(AgentDesk.class);
    /** How long a shopper's stream may take to flush before it is cut, so that a claim is not kept waiting. */
    static final Duration FLUSH = Duration.ofMillis(250);

    private static final int SNAPSHOT = 200;

    /** How long a chat that was passed on is kept for whom it was passed on to. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final String SKILL = "skill:";
    /** Who moves what nobody asked to be moved. */
    private static final String DESK = "desk";

    private final Ledger ledger;
    private final EventFeed feed;
    private final TurnRunner turns;
    private final Neighbours neighbours;
    private final Presence presence;
    private final Starter starter;
    private final Signature signature;
    private final Attached attached;
    private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
    private final Boards boards;
    private final QueueView view;
    private final Supervision supervision;
    private final SignsOfLife life;
    private final Clock clock;

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
        this.starter = starter;
        this.signature = signature;
        this.attached = new Attached(attachments);
        this.view = view;
        this.clock = clock;
        this.life = new SignsOfLife(tickets, starter, clock);
        this.boards = new Boards(view, feed, presence, starter, seats, this::follow, clock);
        this.supervision = new Supervision(this, ledger, feed, neighbours, view, presence, seats, clock);
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
        seats.add(seat);
        return seat;
    }

    public Board board(Seat seat) {
        return boards.board(seat);
    }

    /** After its welcome: follows what the agent serves already. */
    public long settle(Seat seat, Board board) {
        board.mine()
                .forEach(ticket -> ledger.find(ticket.conversation()).ifPresent(row -> {
                    seat.follow(row.id(), row.lastSeq(), row.epoch());
                    marks(seat, row.id());
                }));
        return seat.nextChange();
    }

    public void status(Seat seat, Board.Status status) {
        presence.set(seat, status);
        refresh();
    }

    public void leave(Seat seat) {
        seats.remove(seat);
        presence.leave(seat);
        seat.unfollowAll();
        refresh();
    }

    // ---- taking over and giving back -----------------------------------------------------------------------------

    /**
     * Takes a conversation. Returns after the bot has fallen silent on every stream of it.
     *
     * @param told writes {@code claimed}; what follows in the log is sent after it
     */
    public Ending claim(Seat seat, String clientId, ConversationId id, long epoch, Consumer<Ledger.Excerpt> told) {
        Outcome outcome =
                ledger.commit(new Transition.Claim(id, command(seat, clientId, "claim", epoch), epoch, seat.agent()));
        return switch (outcome) {
            case Outcome.Committed committed -> {
                feed.publish(committed);
                yield silenced(committed.after()) ? show(seat, id, told) : unsure();
            }
            // The first try may have been cut before the bot was silent everywhere: asked again, it costs nothing.
            case Outcome.Repeated repeated -> {
                if (!seat.agent().equals(repeated.now().agent())) {
                    yield new Ending.Problem("staleEpoch", "the conversation moved on");
                }
                yield silenced(repeated.now()) ? show(seat, id, told) : unsure();
            }
            default -> ending(outcome);
        };
    }

    /** The bot falls silent here and at every other node. @return false where one did not say so in time */
    boolean silenced(Conversation row) {
        turns.silence(row.id(), row.epoch());
        feed.fence(row.id(), row.epoch(), row.lastSeq(), FLUSH);
        return neighbours.silence(row.id(), row.epoch(), row.lastSeq());
    }

    /** The claim stands, but nobody may be told so yet: the same one again asks anew. */
    static Ending unsure() {
        return new Ending.Problem("storeUnavailable", "a node of the shop does not answer; try the same again");
    }

    /**
     * Gives a waiting conversation to an agent who sits here: the same claim as by hand, with the same fence.
     *
     * @return whether it is the agent's now
     */
    boolean assign(Ticket ticket, String agent) {
        ConversationId id = ticket.conversation();
        Outcome outcome = ledger.commit(
                new Transition.Claim(id, command("assign", id, ticket.epoch(), agent), ticket.epoch(), agent));
        if (!(outcome instanceof Outcome.Committed committed)) {
            return false;
        }
        // The next ticket does not wait for a node that does not answer.
        if (!starter.start("assign", () -> assigned(committed, agent))) {
            assigned(committed, agent);
        }
        return true;
    }

    /** First the bot falls silent everywhere, then the agent is shown whose chat it is. */
    private void assigned(Committed committed, String agent) {
        Conversation row = committed.after();
        try {
            if (!silenced(row)) {
                LOG.warn("a node did not say that the bot is silent in {}", row.id());
            }
        } catch (StoreUnavailable e) {
            LOG.warn("whether the bot is silent in {} everywhere waits for the database: {}", row.id(), e.getMessage());
        }
        seats.stream()
                .filter(seat -> seat.agent().equals(agent))
                .forEach(seat -> seat.follow(row.id(), row.lastSeq(), row.epoch()));
        feed.publish(committed);
    }

    /**
     * Brings back what its agent has left alone, unless a word came meanwhile. The agent is away from then on, until
     * saying otherwise: else the next shopper would wait for the same silence.
     */
    void desert(Tickets.Deserted left) {
        moved(
                ledger.commit(new Transition.Desert(
                        left.conversation(),
                        command("desert", left.conversation(), left.epoch(), left.agent()),
                        left.epoch(),
                        left.agent(),
                        left.lastSeq())),
                () -> {
                    presence.rest(left.agent());
                    neighbours.answer(new Note.Rested(left.conversation(), left.agent()));
                });
    }

    /** An agent who was found silent at another node may have windows here, too. */
    void restedElsewhere(String agent) {
        presence.rest(agent);
        refresh();
    }

    /** The wait is over without a person: the bot speaks again. */
    void endWait(Tickets.Deserted left) {
        moved(
                ledger.commit(new Transition.EndWait(
                        left.conversation(), command("endWait", left.conversation(), left.epoch(), ""), left.epoch())),
                () -> {});
    }

    private void moved(Outcome outcome, Runnable before) {
        if (outcome instanceof Outcome.Committed committed) {
            before.run();
            feed.publish(committed);
        }
    }

    /** Every node that does the same has the same id for it: one of them does it. */
    private Command command(String what, ConversationId id, long epoch, String agent) {
        return new Command(
                DESK, what + "-" + epoch, signature.of(List.of(what, id.toString(), String.valueOf(epoch), agent)));
    }

    /** What supervisors do with the chats of others. */
    public Supervision supervision() {
        return supervision;
    }

    /** Looks into a conversation without taking it. */
    public Ending watch(Seat seat, ConversationId id, Consumer<Ledger.Excerpt> told) {
        Optional<Conversation> row = ledger.find(id);
        if (row.isEmpty()) {
            return new Ending.Problem("notFound", "conversation: no such one");
        }
        return supervision.watched(seat.agent(), seat.session(), row.get()).orElseGet(() -> show(seat, id, told));
    }

    public void unwatch(Seat seat, ConversationId id) {
        seat.unfollow(id);
    }

    Ending show(Seat seat, ConversationId id, Consumer<Ledger.Excerpt> told) {
        Ledger.Excerpt excerpt = ledger.excerpt(id, 0, SNAPSHOT).orElseThrow();
        told.accept(excerpt);
        Conversation row = excerpt.conversation();
        seat.follow(id, row.lastSeq(), row.epoch());
        marks(seat, id);
        othersOf(seat).forEach(window -> {
            if (!window.follows(id) && seat.agent().equals(row.agent())) {
                window.follow(id, row.lastSeq(), row.epoch());
            }
        });
        return new Ending.Done(null);
    }

    private List<Seat> othersOf(Seat seat) {
        return seats.stream()
                .filter(other -> other != seat && other.agent().equals(seat.agent()))
                .toList();
    }

    /** @param pictures ids of pictures of this conversation */
    public Ending say(Seat seat, String clientId, ConversationId id, long epoch, String text, List<String> pictures) {
        Optional<Ending> wrong = CannedReply.open(text)
                .<Ending>map(place -> new Ending.Problem("badField", "text: {" + place + "} is not filled"))
                .or(() -> attached.refused(id, pictures));
        return wrong.orElseGet(() -> done(ledger.commit(new Transition.AgentSay(
                id,
                new Command("agent:" + seat.agent(), clientId, signature.of(Attached.content(text, pictures))),
                epoch,
                seat.agent(),
                Said.of(text, pictures)))));
    }

    public Ending handBack(Seat seat, String clientId, ConversationId id, long epoch) {
        return done(ledger.commit(
                new Transition.HandBack(id, command(seat, clientId, "handBack", epoch), epoch, seat.agent())));
    }

    /**
     * Back to the queue with its place, kept for a while for an agent or for those with a skill.
     *
     * @param to an agent's name or {@code skill:<name>}
     */
    public Ending transfer(Seat seat, String clientId, ConversationId id, long epoch, String to) {
        Optional<PassedOn> receiver = receiver(seat, to);
        boolean serves = ledger.find(id)
                .filter(row -> row.epoch() == epoch && seat.agent().equals(row.agent()))
                .isPresent();
        if (receiver.isEmpty() && serves) {
            return new Ending.Problem("badField", "to: nobody else of that name or skill is at the desk");
        }
        // Where it is served no more, the fence says why, or that this very transfer was done.
        return done(ledger.commit(new Transition.Release(
                id, command(seat, clientId, "transfer " + to, epoch), epoch, seat.agent(), receiver.orElse(null))));
    }

    private Optional<PassedOn> receiver(Seat from, String to) {
        List<Agent> others = view.agents().stream()
                .filter(agent -> !agent.name().equals(from.agent()))
                .toList();
        if (to.startsWith(SKILL)) {
            String skill = to.substring(SKILL.length()).strip();
            return others.stream()
                    .filter(agent -> agent.online() && agent.skills().contains(skill))
                    .findFirst()
                    .map(any -> new PassedOn(null, skill, KEPT));
        }
        return others.stream()
                .filter(agent -> agent.name().equals(to) || agent.account().equals(to))
                .filter(agent -> presence.status(agent.name())
                        .filter(status -> status != Board.Status.offline)
                        .isPresent())
                .findFirst()
                .map(agent -> new PassedOn(agent.name(), null, KEPT));
    }

    /** Somebody called the shopper back. The same again is done; another one is told that it was done. */
    public Ending called(Seat seat, String clientId, ConversationId id, String note) {
        Outcome outcome = ledger.commit(
                new Transition.Called(id, command(seat, clientId, "called " + note, 0), seat.agent(), note));
        refresh();
        return outcome instanceof Outcome.Stale
                ? new Ending.Problem("notFound", "conversation: nobody waits to be called back")
                : ending(outcome);
    }

    /** @param tags what the conversation bears from then on; null leaves it as it is */
    public Ending close(Seat seat, String clientId, ConversationId id, long epoch, @Nullable List<String> tags) {
        Ending ending = done(ledger.commit(new Transition.Close(
                id,
                command(seat, clientId, tags == null ? "close" : "close " + tags, epoch),
                epoch,
                new Author(Author.Kind.agent, seat.agent()),
                tags)));
        return tags == null ? ending : tagged(seat, ending, id, tags);
    }

    /** The tags that a conversation bears from now on. */
    public Ending tag(Seat seat, String clientId, ConversationId id, List<String> tags) {
        return tagged(
                seat,
                ending(ledger.commit(
                        new Transition.Tag(id, command(seat, clientId, "tag " + tags, 0), seat.agent(), tags))),
                id,
                tags);
    }

    private Ending tagged(Seat seat, Ending ending, ConversationId id, List<String> tags) {
        if (ending instanceof Ending.Done) {
            neighbours.tell(new Note.Tagged(id, tags));
        }
        return beside(seat, ending, new Aside.Tagged(id, tags));
    }

    public Ending note(Seat seat, String clientId, ConversationId id, long epoch, String text) {
        Command command = command(seat, clientId, "note " + text, epoch);
        Ending ending = done(ledger.commit(new Transition.Note(id, command, epoch, seat.agent(), text)));
        UUID note = command.idOfWhatItLeaves(id);
        if (ending instanceof Ending.Done) {
            neighbours.tell(new Note.Noted(id, note));
        }
        return beside(seat, ending, new Aside.Noted(id, note, seat.agent(), text, clock.instant()));
    }

    /** Tells the other windows that look at the conversation, where it was done. */
    private Ending beside(Seat from, Ending ending, Aside aside) {
        if (ending instanceof Ending.Done) {
            seats.stream()
                    .filter(seat -> seat != from && seat.follows(aside.conversation()))
                    .forEach(seat -> seat.sink().aside(aside));
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

    /** How far both sides have read, to a window that begins to look. */
    private void marks(Seat seat, ConversationId id) {
        Ledger.ReadMarks marks = ledger.readMarks(id);
        if (marks.shopper() > 0) {
            seat.sink().aside(new Aside.Seen(id, Author.Kind.shopper, marks.shopper()));
        }
        if (marks.agent() > 0) {
            seat.sink().aside(new Aside.Seen(id, Author.Kind.agent, marks.agent()));
        }
    }

    /** One for each sign-in and conversation; no client can name it, so that none passes another command off as it. */
    Command look(UUID session) {
        return new Command("look", session.toString(), signature.of(List.of("look")));
    }

    Command command(Seat seat, String clientId, String what, long epoch) {
        return new Command("agent:" + seat.agent(), clientId, signature.of(List.of(what, String.valueOf(epoch))));
    }

    private Ending done(Outcome outcome) {
        if (outcome instanceof Outcome.Committed committed) {
            feed.publish(committed);
            turns.begun(committed);
            return new Ending.Done(committed.events().getLast().seq());
        }
        return ending(outcome);
    }

    Ending ending(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed ignored -> throw new IllegalStateException("a commit is no refusal");
            case Outcome.Repeated repeated -> new Ending.Done(repeated.seq());
            case Outcome.IdReused ignored -> new Ending.Problem("idReused", "id: was used with other content");
            case Outcome.AlreadyClaimed claimed ->
                new Ending.Problem("alreadyClaimed", "conversation: " + claimed.agent() + " serves it");
            case Outcome.Stale stale ->
                new Ending.Problem("staleEpoch", "epoch: is " + stale.now().epoch() + " now");
            case Outcome.Closed ignored -> new Ending.Problem("closed", "conversation: is closed");
            case Outcome.WriteRefused ignored -> new Ending.Problem("staleEpoch", "the order changed");
            case Outcome.Unknown ignored -> new Ending.Problem("notFound", "conversation: no such one");
        };
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
        neighbours.tell(new Note.Decided(id, turn));
        show(id, turn, outcome, card);
    }

    /** A turn of another node was decided: its card is read where somebody looks on here. */
    void decidedElsewhere(ConversationId id, long turn) {
        if (seats.stream().anyMatch(seat -> seat.follows(id))) {
            ledger.decisions(id).stream()
                    .filter(entry -> entry.turn() == turn)
                    .forEach(entry -> show(id, turn, entry.outcome(), entry.card()));
        }
    }

    /** What was written or moved beside a log at another node, to the windows here that it concerns. */
    void besideElsewhere(Note.Beside note) {
        switch (note) {
            case Note.Tagged tagged -> toFollowers(new Aside.Tagged(tagged.conversation(), tagged.tags()));
            case Note.Noted noted ->
                read(ledger.notes(noted.conversation()), noted.id())
                        .ifPresent(one -> toFollowers(
                                new Aside.Noted(noted.conversation(), one.id(), one.agent(), one.text(), one.at())));
            case Note.Whispered whispered ->
                read(ledger.whispers(whispered.conversation()), whispered.id())
                        .ifPresent(one -> supervision.heard(new Aside.Whispered(
                                whispered.conversation(), one.id(), one.agent(), one.text(), one.at())));
            case Note.Joined joined -> showJoined(joined.conversation());
            case Note.Taken taken ->
                supervision.taken(
                        new Aside.Taken(taken.conversation(), taken.epoch(), taken.by(), taken.to()), taken.former());
        }
    }

    private static Optional<Ledger.NoteEntry> read(List<Ledger.NoteEntry> entries, UUID id) {
        return entries.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A visitor turned out to be a known shopper: whoever looks on is told so, and the queue may look otherwise. */
    public void joined(ConversationId id) {
        neighbours.tell(new Note.Joined(id));
        showJoined(id);
    }

    private void showJoined(ConversationId id) {
        ledger.find(id).ifPresent(row -> toFollowers(new Aside.Joined(id, row.shopperName())));
        boards.refresh();
    }

    private void toFollowers(Aside aside) {
        seats.stream()
                .filter(seat -> seat.follows(aside.conversation()))
                .forEach(seat -> seat.sink().aside(aside));
    }

    /** A conversation changed hands by another node: the boards follow, and the windows of who has it now. */
    void changedHandsElsewhere(ConversationId id) {
        ledger.find(id)
                .ifPresent(row -> seats.stream()
                        .filter(seat -> seat.agent().equals(row.agent()))
                        .forEach(seat -> follow(seat, row)));
        boards.refresh();
    }

    private void follow(Seat seat, ConversationId id) {
        ledger.find(id).filter(row -> seat.agent().equals(row.agent())).ifPresent(row -> follow(seat, row));
    }

    private static void follow(Seat seat, Conversation row) {
        if (!seat.follows(row.id())) {
            seat.follow(row.id(), row.lastSeq(), row.epoch());
        }
    }

    private void show(ConversationId id, long turn, String outcome, String card) {
        seats.stream()
                .filter(seat -> seat.follows(id))
                .forEach(seat -> seat.sink().decision(id, turn, outcome, card));
    }
}
