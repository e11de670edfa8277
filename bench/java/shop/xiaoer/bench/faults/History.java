package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one shopper or agent did and saw, in its order, over all sockets of a chat. Safe from any thread. */
final class History {
    private final Map<String, String> said = new LinkedHashMap<>();
    private final List<Ack> acks = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private int sockets;

    /** An acknowledgement: of that message, under that seq. */
    record Ack(int socket, String id, long seq) {}

    /**
     * An event as it came: live, or in the welcome that began its socket.
     *
     * @param again it stood in a snapshot, which may hold what was shown before
     */
    record Seen(int socket, JsonNode event, boolean again) {
        long seq() {
            return event.path("seq").asLong();
        }
    }

    /** A new socket. @return its number */
    synchronized int begins() {
        return ++sockets;
    }

    /** The first time that a message is sent counts for the order. */
    synchronized void says(String id, String text) {
        said.putIfAbsent(id, text);
    }

    /** Not kept by the server: its place is where it is sent again. */
    synchronized void refused(String id) {
        said.remove(id);
    }

    synchronized void acknowledged(int socket, String id, long seq) {
        acks.add(new Ack(socket, id, seq));
    }

    synchronized void saw(int socket, JsonNode event) {
        seen.add(new Seen(socket, event, false));
    }

    synchronized void sawAgain(int socket, JsonNode event) {
        seen.add(new Seen(socket, event, true));
    }

    /** Texts by id, in the order of their saying. */
    synchronized Map<String, String> said() {
        return new LinkedHashMap<>(said);
    }

    synchronized List<Ack> acks() {
        return List.copyOf(acks);
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }
}
