package shop.xiaoer.llm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.llm.ModelRequest.Lane;

/**
 * Who runs, who waits. At most {@code places} run; one of them is kept for chat where there are two or more. The rest
 * wait in their lanes, served in the lanes' order, first come first served within one. Not thread-safe: the gate's
 * lock guards it.
 */
final class Lanes<T> {
    private final int places;
    private final int bound;
    private final Map<Lane, Deque<T>> waiting = new EnumMap<>(Lane.class);
    private final List<Running<T>> running = new ArrayList<>();

    private record Running<T>(Lane lane, T who) {}

    Lanes(int places, int bound) {
        this.places = places;
        this.bound = bound;
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    /**
     * Puts one in its lane. Returns the one that finds no room: the youngest of the lowest waiting lane where that is
     * below the newcomer's, so that a batch of scripts cannot shut chat out; else the newcomer.
     */
    Optional<T> enter(Lane lane, T newcomer) {
        if (waitingCount() < bound || (mayRun(lane) && waitingAtOrAbove(lane) == 0)) {
            line(lane).addLast(newcomer);
            return Optional.empty();
        }
        for (Lane lowest : List.of(Lane.values()).reversed()) {
            if (lowest.compareTo(lane) > 0 && !line(lowest).isEmpty()) {
                T gone = line(lowest).removeLast();
                line(lane).addLast(newcomer);
                return Optional.of(gone);
            }
        }
        return mayPreempt(lane) ? admit(lane, newcomer) : Optional.of(newcomer);
    }

    /** The next that may run, now counted as running. */
    Optional<T> next() {
        for (Lane lane : Lane.values()) {
            if (!line(lane).isEmpty() && mayRun(lane)) {
                T who = line(lane).removeFirst();
                running.add(new Running<>(lane, who));
                return Optional.of(who);
            }
        }
        return Optional.empty();
    }

    /** The running one that makes room for a waiting chat turn: the youngest campaign, else the youngest script. */
    Optional<T> givesWay() {
        return line(Lane.chat).isEmpty() || running.size() < places ? Optional.empty() : youngestBatch();
    }

    void leave(T who) {
        running.removeIf(one -> one.who().equals(who));
        waiting.values().forEach(line -> line.removeIf(one -> one.equals(who)));
    }

    List<T> waiting() {
        return waiting.values().stream().flatMap(Deque::stream).toList();
    }

    List<T> running() {
        return running.stream().map(Running::who).toList();
    }

    int waitingCount() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    int runningCount() {
        return running.size();
    }

    private Optional<T> admit(Lane lane, T newcomer) {
        line(lane).addLast(newcomer);
        return Optional.empty();
    }

    private boolean mayPreempt(Lane lane) {
        return lane == Lane.chat && line(Lane.chat).isEmpty() && youngestBatch().isPresent();
    }

    private Optional<T> youngestBatch() {
        return youngest(Lane.campaign).or(() -> youngest(Lane.script));
    }

    private Optional<T> youngest(Lane lane) {
        return running.reversed().stream()
                .filter(one -> one.lane() == lane)
                .map(Running::who)
                .findFirst();
    }

    private boolean mayRun(Lane lane) {
        if (running.size() >= places) {
            return false;
        }
        long others = running.stream().filter(one -> one.lane() != Lane.chat).count();
        return lane == Lane.chat || others < Math.max(1, places - 1);
    }

    private int waitingAtOrAbove(Lane lane) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(lane) <= 0)
                .mapToInt(entry -> entry.getValue().size())
                .sum();
    }

    @SuppressWarnings("NullAway") // Every lane has its line from the constructor on.
    private Deque<T> line(Lane lane) {
        return waiting.get(lane);
    }
}
