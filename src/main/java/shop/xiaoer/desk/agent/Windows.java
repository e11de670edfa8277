package shop.xiaoer.desk.agent;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.handoff.Ticket;

/**
 * The windows of agents that are open at this node, and which conversations each of them follows. Safe from any thread;
 * what shows a conversation reads the ledger and blocks.
 */
final class Windows {
    private static final int SNAPSHOT = 200;

    private final Ledger ledger;
    private final Set<Seat> open = ConcurrentHashMap.newKeySet();

    Windows(Ledger ledger) {
        this.ledger = ledger;
    }

    void opened(Seat seat) {
        open.add(seat);
    }

    void shut(Seat seat) {
        open.remove(seat);
        seat.unfollowAll();
    }

    void each(Consumer<Seat> work) {
        open.forEach(work);
    }

    private void each(Predicate<Seat> which, Consumer<Seat> work) {
        open.stream().filter(which).forEach(work);
    }

    boolean anyFollows(ConversationId id) {
        return open.stream().anyMatch(seat -> seat.follows(id));
    }

    // ---- what they follow ----------------------------------------------------------------------------------------

    /** A conversation as it stands, and all that comes after it; the agent's other windows follow what the agent serves. */
    Ending show(Seat seat, ConversationId id, Consumer<Ledger.Excerpt> told) {
        Ledger.Excerpt excerpt = ledger.excerpt(id, 0, SNAPSHOT).orElseThrow();
        told.accept(excerpt);
        Conversation row = excerpt.conversation();
        seat.follow(id, row.lastSeq(), row.epoch());
        marks(seat, id);
        if (seat.agent().equals(row.agent())) {
            each(other -> other != seat && other.agent().equals(seat.agent()), other -> followOnce(other, row));
        }
        return new Ending.Done(null);
    }

    /** What the agent of a new window serves already. */
    void followAll(Seat seat, List<Ticket> served) {
        served.forEach(ticket -> ledger.find(ticket.conversation()).ifPresent(row -> {
            seat.follow(row.id(), row.lastSeq(), row.epoch());
            marks(seat, row.id());
        }));
    }

    /** What the window's agent serves, where that is so. */
    void followServed(Seat seat, ConversationId id) {
        ledger.find(id).filter(row -> seat.agent().equals(row.agent())).ifPresent(row -> followOnce(seat, row));
    }

    /** The windows of who serves it. */
    void followServer(Conversation row) {
        each(seat -> seat.agent().equals(row.agent()), seat -> followOnce(seat, row));
    }

    /** The agent's windows that do not follow it yet, from after that event. */
    void followFrom(String agent, long lastSeq, Conversation row) {
        each(
                seat -> seat.agent().equals(agent) && !seat.follows(row.id()),
                seat -> seat.follow(row.id(), lastSeq, row.epoch()));
    }

    private static void followOnce(Seat seat, Conversation row) {
        if (!seat.follows(row.id())) {
            seat.follow(row.id(), row.lastSeq(), row.epoch());
        }
    }

    /** Anew from here, whatever was followed before. */
    void followAnew(String agent, Conversation row) {
        each(seat -> seat.agent().equals(agent), seat -> seat.follow(row.id(), row.lastSeq(), row.epoch()));
    }

    // ---- what they are told beside the logs ------------------------------------------------------------------------

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

    void tellFollowers(Aside aside) {
        tellFollowers(aside, any -> true);
    }

    void tellFollowers(Aside aside, Predicate<Seat> hears) {
        each(
                seat -> hears.test(seat) && seat.follows(aside.conversation()),
                seat -> seat.sink().aside(aside));
    }

    void tell(String agent, Aside aside) {
        each(seat -> seat.agent().equals(agent), seat -> seat.sink().aside(aside));
    }

    void decision(ConversationId id, long turn, String outcome, String card) {
        each(seat -> seat.follows(id), seat -> seat.sink().decision(id, turn, outcome, card));
    }
}
