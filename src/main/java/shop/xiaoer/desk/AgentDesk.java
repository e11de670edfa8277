package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventBody.Said;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.handoff.WaitingLine;

/**
 * The agents' side of the desk: who waits, who serves whom, and the claim that silences the bot. Methods that commit
 * block and are called on virtual threads.
 */
public final class AgentDesk implements Decisions {
    /** How long a shopper's stream may take to flush before it is cut, so that a claim is not kept waiting. */
    private static final Duration FLUSH = Duration.ofMillis(250);

    private static final int SNAPSHOT = 200;
    private static final int WAITS = 20;

    private final Ledger ledger;
    private final Tickets tickets;
    private final EventFeed feed;
    private final TurnRunner turns;
    private final Presence presence;
    private final Starter starter;
    private final Signature signature;
    private final Attached attached;
    private final Clock clock;
    private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean refreshing = new AtomicBoolean();

    public AgentDesk(
            Ledger ledger,
            Tickets tickets,
            EventFeed feed,
            TurnRunner turns,
            Presence presence,
            Starter starter,
            Signature signature,
            Attachments attachments,
            Clock clock) {
        this.ledger = ledger;
        this.tickets = tickets;
        this.feed = feed;
        this.turns = turns;
        this.presence = presence;
        this.starter = starter;
        this.signature = signature;
        this.attached = new Attached(attachments);
        this.clock = clock;
        feed.listen(this::committed);
    }

    /** One window of one agent. */
    public final class Seat {
        private final String agent;
        private final AgentSink sink;
        private final Executor loop;
        private final AtomicLong change = new AtomicLong();
        private final Map<ConversationId, SocketLane> follows = new ConcurrentHashMap<>();

        private Seat(String agent, AgentSink sink, Executor loop) {
            this.agent = agent;
            this.sink = sink;
            this.loop = loop;
        }

        public String agent() {
            return agent;
        }

        /** Sends everything above {@code lastSeq} of that conversation from now on. */
        private void follow(ConversationId id, long lastSeq, long epoch) {
            SocketLane lane = new SocketLane(loop, new FollowSink(id, sink), after -> feed.read(id, after));
            SocketLane before = follows.put(id, lane);
            if (before != null) {
                feed.unfollow(id, before);
            }
            feed.follow(id, lane);
            lane.begin(lastSeq, epoch);
        }

        private void unfollow(ConversationId id) {
            SocketLane lane = follows.remove(id);
            if (lane != null) {
                feed.unfollow(id, lane);
            }
        }
    }

    // ---- coming and going ----------------------------------------------------------------------------------------

    /** A window opens. Its snapshot is change 1; each later one counts on. */
    public Seat sit(String agent, AgentSink sink, Executor loop) {
        Seat seat = new Seat(agent, sink, loop);
        presence.set(seat, Board.Status.away);
        seats.add(seat);
        return seat;
    }

    public Board board(Seat seat) {
        List<Ticket> open = tickets.open();
        return board(seat, open, new WaitingLine(open, List.of(), clock.instant()));
    }

    private Board board(Seat seat, List<Ticket> open, WaitingLine line) {
        List<Ticket> mine = open.stream()
                .filter(ticket -> seat.agent.equals(ticket.agent()))
                .toList();
        return new Board(presence.colleagues(), line.tickets(), mine);
    }

    /** After its welcome: follows what the agent serves already. */
    public long settle(Seat seat, Board board) {
        board.mine()
                .forEach(ticket -> ledger.find(ticket.conversation())
                        .ifPresent(row -> seat.follow(row.id(), row.lastSeq(), row.epoch())));
        return seat.change.incrementAndGet();
    }

    public void status(Seat seat, Board.Status status) {
        presence.set(seat, status);
        refresh();
    }

    public void leave(Seat seat) {
        seats.remove(seat);
        presence.leave(seat);
        List.copyOf(seat.follows.keySet()).forEach(seat::unfollow);
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
                ledger.commit(new Transition.Claim(id, command(seat, clientId, "claim", epoch), epoch, seat.agent));
        return switch (outcome) {
            case Outcome.Committed committed -> {
                turns.stop(id);
                feed.publish(committed);
                feed.fence(id, committed.after().epoch(), committed.after().lastSeq(), FLUSH);
                yield show(seat, id, told);
            }
            case Outcome.Repeated repeated ->
                seat.agent.equals(repeated.now().agent())
                        ? show(seat, id, told)
                        : new Ending.Problem("staleEpoch", "the conversation moved on");
            default -> ending(outcome);
        };
    }

    /** Looks into a conversation without taking it. */
    public Ending watch(Seat seat, ConversationId id, Consumer<Ledger.Excerpt> told) {
        return ledger.find(id).isEmpty()
                ? new Ending.Problem("notFound", "conversation: no such one")
                : show(seat, id, told);
    }

    public void unwatch(Seat seat, ConversationId id) {
        seat.unfollow(id);
    }

    private Ending show(Seat seat, ConversationId id, Consumer<Ledger.Excerpt> told) {
        Ledger.Excerpt excerpt = ledger.excerpt(id, 0, SNAPSHOT).orElseThrow();
        told.accept(excerpt);
        Conversation row = excerpt.conversation();
        seat.follow(id, row.lastSeq(), row.epoch());
        othersOf(seat).forEach(window -> {
            if (!window.follows.containsKey(id) && seat.agent.equals(row.agent())) {
                window.follow(id, row.lastSeq(), row.epoch());
            }
        });
        return new Ending.Done(null);
    }

    private List<Seat> othersOf(Seat seat) {
        return seats.stream()
                .filter(other -> other != seat && other.agent.equals(seat.agent))
                .toList();
    }

    /** @param pictures ids of pictures of this conversation */
    public Ending say(Seat seat, String clientId, ConversationId id, long epoch, String text, List<String> pictures) {
        Optional<Ending> wrong = attached.refused(id, pictures);
        return wrong.orElseGet(() -> done(ledger.commit(new Transition.AgentSay(
                id,
                new Command("agent:" + seat.agent, clientId, signature.of(Attached.content(text, pictures))),
                epoch,
                seat.agent,
                Said.of(text, pictures)))));
    }

    public Ending handBack(Seat seat, String clientId, ConversationId id, long epoch) {
        return done(ledger.commit(
                new Transition.HandBack(id, command(seat, clientId, "handBack", epoch), epoch, seat.agent)));
    }

    /** Back to the queue with its place, for another agent. */
    public Ending transfer(Seat seat, String clientId, ConversationId id, long epoch, String to) {
        return done(ledger.commit(
                new Transition.Release(id, command(seat, clientId, "transfer " + to, epoch), epoch, seat.agent)));
    }

    public Ending close(Seat seat, String clientId, ConversationId id, long epoch) {
        return done(ledger.commit(new Transition.Close(
                id, command(seat, clientId, "close", epoch), epoch, new Author(Author.Kind.agent, seat.agent))));
    }

    public Ending note(Seat seat, String clientId, ConversationId id, long epoch, String text) {
        return done(ledger.commit(
                new Transition.Note(id, command(seat, clientId, "note " + text, epoch), epoch, seat.agent, text)));
    }

    public void typing(Seat seat, ConversationId id, boolean on) {
        if (seat.follows.containsKey(id)) {
            feed.typing(id, new Author(Author.Kind.agent, seat.agent), on);
        }
    }

    private Command command(Seat seat, String clientId, String what, long epoch) {
        return new Command("agent:" + seat.agent, clientId, signature.of(List.of(what, String.valueOf(epoch))));
    }

    private Ending done(Outcome outcome) {
        if (outcome instanceof Outcome.Committed committed) {
            feed.publish(committed);
            turns.begun(committed);
            return new Ending.Done(committed.events().getLast().seq());
        }
        return ending(outcome);
    }

    private Ending ending(Outcome outcome) {
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

    // ---- keeping everybody in step -------------------------------------------------------------------------------

    private void committed(Outcome.Committed committed) {
        boolean moved = committed.events().stream().anyMatch(event -> moves(event.body()));
        if (moved) {
            refresh();
        }
    }

    private static boolean moves(EventBody body) {
        return switch (body) {
            case EventBody.HandoffRequested ignored -> true;
            case EventBody.AgentJoined ignored -> true;
            case EventBody.AgentLeft ignored -> true;
            case EventBody.HandedBack ignored -> true;
            case EventBody.Closed ignored -> true;
            case EventBody.Reopened ignored -> true;
            case EventBody.Said ignored -> false;
            case EventBody.Answered ignored -> false;
            case EventBody.Asked ignored -> false;
            case EventBody.EntranceStep ignored -> false;
            case EventBody.CardShown ignored -> false;
            case EventBody.Rated ignored -> false;
        };
    }

    /** Sends everybody the board, once for any number of moves that come together. */
    public void refresh() {
        if (refreshing.compareAndSet(false, true) && !starter.start("board", this::sendBoards)) {
            refreshing.set(false);
        }
    }

    private void sendBoards() {
        refreshing.set(false);
        List<Ticket> open = tickets.open();
        WaitingLine line = new WaitingLine(open, tickets.recentWaits(WAITS), clock.instant());
        seats.forEach(seat -> {
            if (seat.change.get() > 0) {
                seat.sink.changed(seat.change.incrementAndGet(), board(seat, open, line));
            }
        });
        line.tickets()
                .forEach(ticket -> line.place(ticket.conversation())
                        .ifPresent(place -> feed.queue(
                                ticket.conversation(), place.position(), place.waitSeconds(), presence.online())));
    }

    /** The place of one conversation, for a stream that has just opened. */
    public Optional<WaitingLine.Place> place(ConversationId id) {
        return new WaitingLine(tickets.open(), tickets.recentWaits(WAITS), clock.instant()).place(id);
    }

    public int agentsOnline() {
        return presence.online();
    }

    @Override
    public void decided(ConversationId id, long turn, String outcome, String card) {
        seats.stream()
                .filter(seat -> seat.follows.containsKey(id))
                .forEach(seat -> seat.sink.decision(id, turn, outcome, card));
    }

    /** An agent reads the same log; drafts and places are the shopper's. */
    private record FollowSink(ConversationId id, AgentSink sink) implements LaneSink {
        @Override
        public CompletionStage<Void> event(ConversationEvent event) {
            return sink.event(event);
        }

        @Override
        public void draft(long turn, String text) {}

        @Override
        public void draftGone(long turn) {}

        @Override
        public void queue(int position, long waitSeconds, int agentsOnline) {}

        @Override
        public void typing(String authorKind, String name, boolean on) {
            sink.typing(id, new Author(Author.Kind.valueOf(authorKind), name), on);
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void whenWritable(Runnable action) {
            action.run();
        }

        @Override
        public void cut() {}
    }
}
