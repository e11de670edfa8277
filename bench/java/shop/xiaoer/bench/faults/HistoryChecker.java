package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.xiaoer.bench.faults.History.Ack;
import shop.xiaoer.bench.faults.History.Seen;

/**
 * Holds what a shopper or an agent did and saw against what the server kept: everything once, in its order, and nothing that was
 * acknowledged or shown is gone.
 */
final class HistoryChecker {
    private HistoryChecker() {}

    /** What can be wrong. */
    enum Breach {
        /** Said or kept, and not to be found at the other end. */
        lost,
        /** There more than once. */
        doubled,
        /** Not in the order of saying, or not in the order of the log. */
        reordered,
        /** Acknowledged or shown, and not in the log, or under another number. */
        gone,
        /** Other words than were said. */
        changed,
        /** The shopper's last words have no answer. */
        unanswered,
        /** A word of the bot while an agent serves. */
        botAfterClaim
    }

    /** A breach and what shows it. */
    record Finding(Breach breach, String what) {}

    /**
     * Checks one chat after its end.
     *
     * @param who did and saw it
     * @param log by the API, as the shopper may read it
     * @param stored numbers and ids of the rows of the database, {@code seq id} each, with the id empty where none is
     */
    static List<Finding> check(Talk.Who who, History history, List<JsonNode> log, List<String> stored) {
        List<Finding> findings = new ArrayList<>();
        numbers(log, findings);
        words(who, history, log, findings);
        acknowledgements(who, history, log, findings);
        sight(history, log, findings);
        switch (who) {
            case shopper -> answers(log, findings);
            case agent -> silence(log, findings);
        }
        List<String> rows = log.stream()
                .map(event -> event.path("seq").asLong() + " " + idOf(event))
                .toList();
        if (!rows.equals(stored)) {
            findings.add(new Finding(Breach.gone, "the API shows " + rows + ", the database holds " + stored));
        }
        return findings;
    }

    private static void numbers(List<JsonNode> log, List<Finding> findings) {
        long before = 0;
        for (JsonNode event : log) {
            long seq = event.path("seq").asLong();
            if (seq != before + 1) {
                findings.add(new Finding(
                        seq > before ? Breach.lost : Breach.reordered, "in the log " + seq + " follows " + before));
            }
            before = seq;
        }
    }

    private static void words(Talk.Who who, History history, List<JsonNode> log, List<Finding> findings) {
        List<JsonNode> said = log.stream().filter(event -> isOf(who, event)).toList();
        Set<String> kept = new LinkedHashSet<>();
        for (JsonNode event : said) {
            String id = idOf(event);
            if (!kept.add(id)) {
                findings.add(new Finding(Breach.doubled, "message " + id + " stands twice in the log"));
            }
            String text = history.said().get(id);
            if (!event.path("text").asText().equals(text)) {
                findings.add(new Finding(Breach.changed, "message " + id + " was '" + text + "', is " + event));
            }
        }
        List<String> wanted = List.copyOf(history.said().keySet());
        for (String id : wanted) {
            if (!kept.contains(id)) {
                findings.add(new Finding(Breach.lost, "message " + id + " is not in the log"));
            }
        }
        List<String> inOrder = wanted.stream().filter(kept::contains).toList();
        if (!inOrder.equals(List.copyOf(kept))) {
            findings.add(new Finding(Breach.reordered, "said " + inOrder + ", kept " + kept));
        }
    }

    private static void acknowledgements(Talk.Who who, History history, List<JsonNode> log, List<Finding> findings) {
        Map<String, Long> places = new HashMap<>();
        log.stream()
                .filter(event -> isOf(who, event))
                .forEach(event -> places.put(idOf(event), event.path("seq").asLong()));
        for (Ack ack : history.acks()) {
            Long place = places.get(ack.id());
            if (place == null || place != ack.seq()) {
                findings.add(new Finding(
                        Breach.gone, "message " + ack.id() + " was acknowledged as " + ack.seq() + ", is " + place));
            }
        }
    }

    private static void sight(History history, List<JsonNode> log, List<Finding> findings) {
        Map<Long, JsonNode> bySeq = new HashMap<>();
        log.forEach(event -> bySeq.put(event.path("seq").asLong(), event));
        Set<Long> shown = new HashSet<>();
        long before = 0;
        for (Seen seen : history.seen()) {
            JsonNode kept = bySeq.get(seen.seq());
            if (kept == null || !kept.equals(seen.event())) {
                findings.add(new Finding(Breach.gone, "shown " + seen.event() + ", kept " + kept));
            }
            boolean isNew = shown.add(seen.seq());
            // A snapshot may show what was shown; besides that each event comes once over all sockets.
            if (!isNew && !seen.again()) {
                findings.add(
                        new Finding(Breach.doubled, "event " + seen.seq() + " came again at socket " + seen.socket()));
            } else if (isNew && seen.seq() < before) {
                findings.add(new Finding(Breach.reordered, "event " + seen.seq() + " came after " + before));
            }
            before = Math.max(before, seen.seq());
        }
        bySeq.keySet().stream()
                .filter(seq -> !shown.contains(seq))
                .forEach(seq -> findings.add(new Finding(Breach.lost, "event " + seq + " was never shown")));
    }

    private static void answers(List<JsonNode> log, List<Finding> findings) {
        boolean person =
                log.stream().anyMatch(event -> event.path("kind").asText().equals("handoffRequested"));
        if (!log.isEmpty() && isOf(Talk.Who.shopper, log.getLast()) && !person) {
            findings.add(new Finding(Breach.unanswered, "the log ends with " + log.getLast()));
        }
        Set<String> turns = new HashSet<>();
        for (JsonNode event : log) {
            String turn = event.path("turn").asText();
            boolean answers = event.path("kind").asText().matches("answered|asked");
            if (answers && !turn.isEmpty() && !turns.add(turn)) {
                findings.add(new Finding(Breach.doubled, "turn " + turn + " was answered twice"));
            }
        }
    }

    /** While an agent serves, the bot says nothing. */
    private static void silence(List<JsonNode> log, List<Finding> findings) {
        boolean served = false;
        for (JsonNode event : log) {
            String kind = event.path("kind").asText();
            served = kind.equals("agentJoined") || (served && !kind.matches("agentLeft|handedBack|closed"));
            if (served && event.path("author").path("kind").asText().equals("ai")) {
                findings.add(new Finding(Breach.botAfterClaim, "the bot said " + event));
            }
        }
    }

    private static boolean isOf(Talk.Who who, JsonNode event) {
        return event.path("kind").asText().equals("said")
                && event.path("author").path("kind").asText().equals(who.name());
    }

    private static String idOf(JsonNode event) {
        return event.path("id").asText();
    }
}
