package shop.xiaoer.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.desk.Board.Colleague;
import shop.xiaoer.desk.Board.Status;

/** Which agents are at the desk, by their open sockets. Safe from any thread. */
public final class Presence {
    private final Map<Seat, Status> seats = new ConcurrentHashMap<>();

    void set(Seat seat, Status status) {
        seats.put(seat, status);
    }

    void leave(Seat seat) {
        seats.remove(seat);
    }

    /** Agents with at least one window that is online. */
    public int online() {
        return (int) seats.entrySet().stream()
                .filter(entry -> entry.getValue() == Status.online)
                .map(entry -> entry.getKey().agent())
                .distinct()
                .count();
    }

    /** One entry an agent: the best status of his windows. */
    List<Colleague> colleagues() {
        Map<String, Status> best = new ConcurrentHashMap<>();
        seats.forEach((seat, status) -> best.merge(seat.agent(), status, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return best.entrySet().stream()
                .map(entry -> new Colleague(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }
}
