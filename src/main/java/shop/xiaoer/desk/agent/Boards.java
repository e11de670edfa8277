package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Handoffs;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.WaitingLine.Place;

/**
 * Keeps everybody in step with the queue: each agent's window gets the board, and each shopper who waits the place, anew
 * when a conversation changed hands. Safe from any thread; what reads the tickets blocks.
 */
final class Boards {
    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);

    /** Longer than a claim may take until the bot is silent everywhere: before, nothing of it is shown. */
    private static final Duration SETTLED = Duration.ofSeconds(6);

    private final QueueView view;
    private final EventFeed feed;
    private final Presence presence;
    private final Starter starter;
    private final Windows windows;
    private final Clock clock;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final ReentrantLock sending = new ReentrantLock();

    /** The windows show less than what happened. */
    private final AtomicBoolean behind = new AtomicBoolean();

    Boards(QueueView view, EventFeed feed, Presence presence, Starter starter, Windows windows, Clock clock) {
        this.view = view;
        this.feed = feed;
        this.presence = presence;
        this.starter = starter;
        this.windows = windows;
        this.clock = clock;
    }

    Board board(Seat seat) {
        return board(seat, view.now());
    }

    private Board board(Seat seat, QueueView.Now now) {
        List<Ticket> mine = now.open().stream()
                .filter(ticket -> seat.agent().equals(ticket.agent()))
                .toList();
        List<Ticket> served = now.open().stream()
                .filter(ticket -> seat.isSupervisor() && !ticket.waiting() && !mine.contains(ticket))
                .toList();
        return new Board(presence.colleagues(), now.line().tickets(), mine, served, now.callbacks(), now.marks());
    }

    /** Whether the queue looks otherwise after it. */
    static boolean changesHands(Outcome.Committed committed) {
        return committed.events().stream().anyMatch(event -> moves(event.body()));
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
            // A contact was taken: a task more on the board.
            case EventBody.EntranceStep step -> step.name().equals(Handoffs.CALLBACK);
            case EventBody.CardShown ignored -> false;
            case EventBody.Rated ignored -> false;
        };
    }

    /** Sends everybody the board, once for any number of moves that come together. */
    void refresh() {
        if (refreshing.compareAndSet(false, true) && !starter.start("board", this::sendBoards)) {
            refreshing.set(false);
            behind.set(true);
        }
    }

    /** Sends what a refresh could not, because the database was away or every place was taken. To be called every second. */
    void catchUp() {
        if (behind.get()) {
            refresh();
        }
    }

    /** One after the other: an older board must not come after a newer one, nor change 3 before change 2. */
    private void sendBoards() {
        sending.lock();
        try {
            sendNow();
        } finally {
            sending.unlock();
        }
    }

    private void sendNow() {
        // Those who ask from here on may have seen more than is read now; until here one that waits speaks for all.
        refreshing.set(false);
        // Before the tickets are read: a move that comes from here on asks for a refresh of its own.
        boolean again = behind.getAndSet(false);
        try {
            send();
        } catch (StoreUnavailable e) {
            behind.set(true);
            if (!again) {
                LOG.warn("the boards wait for the database: {}", e.getMessage());
            }
        }
    }

    private void send() {
        QueueView.Now now = view.now();
        Instant settled = clock.instant().minus(SETTLED);
        windows.each(seat -> {
            seat.changed(() -> board(seat, now));
            // Another node gave it to this agent, and the note of that was lost.
            now.open().stream()
                    .filter(ticket -> seat.agent().equals(ticket.agent()) && seat.isWelcomed())
                    .filter(ticket -> isBefore(ticket.claimed(), settled) && !seat.follows(ticket.conversation()))
                    .forEach(ticket -> windows.followServed(seat, ticket.conversation()));
        });
        Map<ConversationId, Place> places = view.places(now);
        places.forEach((id, place) -> feed.queue(id, place.position(), place.waitSeconds(), presence.online()));
    }

    private static boolean isBefore(@Nullable Instant claimed, Instant settled) {
        return claimed != null && claimed.isBefore(settled);
    }

    /** The place of one conversation, for a stream that has just opened. */
    Optional<Place> place(ConversationId id) {
        return Optional.ofNullable(view.places(view.now()).get(id));
    }
}
