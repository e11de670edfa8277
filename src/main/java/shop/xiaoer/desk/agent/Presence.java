package shop.xiaoer.desk.agent;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.desk.agent.Board.Colleague;
import shop.xiaoer.desk.agent.Board.Status;

/** Which agents are at the desk: by their open sockets here, by what other nodes tell elsewhere. Safe from any thread. */
public final class Presence {
    private final Map<Seat, Status> seats = new ConcurrentHashMap<>();
    private volatile Map<String, Status> others = Map.of();

    void set(Seat seat, Status status) {
        seats.put(seat, status);
    }

    void leave(Seat seat) {
        seats.remove(seat);
    }

    /** What the other nodes told last. */
    void elsewhere(Map<String, String> statuses) {
        Map<String, Status> read = new HashMap<>();
        statuses.forEach((agent, status) -> read.put(agent, Status.valueOf(status)));
        others = Map.copyOf(read);
    }

    /** The best status of each agent's windows at this node. */
    Map<String, String> here() {
        Map<String, String> here = new TreeMap<>();
        best(Map.of()).forEach((agent, status) -> here.put(agent, status.name()));
        return here;
    }

    boolean sitsOnline(String agent) {
        return seats.entrySet().stream()
                .anyMatch(entry -> entry.getValue() == Status.online
                        && entry.getKey().agent().equals(agent));
    }

    /** Whether this node is to look after the agent: a window is open here, or none is known anywhere. */
    boolean looksAfter(String agent) {
        return seats.keySet().stream().anyMatch(seat -> seat.agent().equals(agent)) || !others.containsKey(agent);
    }

    /** Who was online takes no new chats until saying so again. */
    void rest(String agent) {
        seats.replaceAll(
                (seat, status) -> seat.agent().equals(agent) && status == Status.online ? Status.away : status);
    }

    private Map<String, Status> best(Map<String, Status> from) {
        Map<String, Status> best = new HashMap<>(from);
        seats.forEach((seat, status) -> best.merge(seat.agent(), status, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return best;
    }

    /** Agents with at least one window that is online. */
    public int online() {
        return (int) best(others).values().stream()
                .filter(status -> status == Status.online)
                .count();
    }

    /** Empty where no window of the agent is open. */
    Optional<Status> status(String agent) {
        return Optional.ofNullable(best(others).get(agent));
    }

    /** One entry an agent: the best status of his windows. */
    List<Colleague> colleagues() {
        return best(others).entrySet().stream()
                .map(entry -> new Colleague(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }
}
