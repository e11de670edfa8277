package shop.xiaoer.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import shop.xiaoer.conversation.ConversationId;

/**
 * The queue at one moment. Urgency is a head start: each point counts as thirty seconds of waiting, {@link #MOST_POINTS}
 * at most. So the order of two who wait never changes, and whoever came more than {@link #HEAD_START} later stands
 * behind: nobody waits for ever.
 */
public final class WaitingLine {
    /** A danger (30) to a shopper of the first rank (10). */
    public static final int MOST_POINTS = 40;

    public static final Duration A_POINT = Duration.ofSeconds(30);
    /** The most by which somebody may have come later and be served before. */
    public static final Duration HEAD_START = A_POINT.multipliedBy(MOST_POINTS);

    private final List<Ticket> waiting;

    public WaitingLine(List<Ticket> tickets) {
        this.waiting = tickets.stream()
                .filter(Ticket::waiting)
                .sorted(Comparator.comparing(WaitingLine::counted)
                        .thenComparing(Ticket::since)
                        .thenComparing(ticket -> ticket.conversation().value()))
                .toList();
    }

    /** When the ticket counts as having come. */
    private static Instant counted(Ticket ticket) {
        return ticket.since().minus(A_POINT.multipliedBy(Math.clamp(ticket.priority(), 0, MOST_POINTS)));
    }

    public List<Ticket> tickets() {
        return waiting;
    }

    /** From 1; empty where it does not wait. */
    public OptionalInt position(ConversationId conversation) {
        return IntStream.range(0, waiting.size())
                .filter(i -> waiting.get(i).conversation().equals(conversation))
                .map(i -> i + 1)
                .findFirst();
    }

    /** Where a shopper stands, and how long that will take. */
    public record Place(int position, long waitSeconds) {}
}
