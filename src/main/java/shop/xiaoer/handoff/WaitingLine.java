package shop.xiaoer.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shop.xiaoer.conversation.ConversationId;

/**
 * The queue at one moment: more urgent first, then who waits longest. Waiting counts: every five minutes lift a ticket
 * by ten points, so that nobody waits for ever behind urgent newcomers.
 */
public final class WaitingLine {
    private static final int POINTS_PER_LIFT = 10;
    private static final long LIFT_SECONDS = 300;
    /** What a wait is taken to be before anybody was served: the middle of a service's first minutes. */
    private static final Duration UNKNOWN_WAIT = Duration.ofMinutes(2);

    private final List<Ticket> waiting;
    private final Duration typicalWait;

    public WaitingLine(List<Ticket> tickets, List<Duration> recentWaits, Instant now) {
        Comparator<Ticket> urgent = Comparator.comparingLong(ticket -> -points(ticket, now));
        this.waiting = tickets.stream()
                .filter(Ticket::waiting)
                .sorted(urgent.thenComparing(Ticket::since))
                .toList();
        this.typicalWait = recentWaits.isEmpty() ? UNKNOWN_WAIT : median(recentWaits);
    }

    private static long points(Ticket ticket, Instant now) {
        long waited = Math.max(0, Duration.between(ticket.since(), now).toSeconds());
        return ticket.priority() + waited / LIFT_SECONDS * POINTS_PER_LIFT;
    }

    private static Duration median(List<Duration> waits) {
        return waits.stream().sorted().toList().get(waits.size() / 2);
    }

    public List<Ticket> tickets() {
        return waiting;
    }

    public Optional<Place> place(ConversationId conversation) {
        return IntStream.range(0, waiting.size())
                .filter(i -> waiting.get(i).conversation().equals(conversation))
                .mapToObj(i -> new Place(i + 1, typicalWait.toSeconds() * (i + 1)))
                .findFirst();
    }

    /** From 1; the wait is the median of the recent ones for each place. */
    public record Place(int position, long waitSeconds) {}
}
