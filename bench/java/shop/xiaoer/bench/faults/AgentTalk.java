package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Wire;

/**
 * An agent who serves one conversation. Each of his sockets claims it again under the same id: what he is shown then is
 * the whole log, and what follows comes as it is said.
 */
final class AgentTalk extends Talk {
    private static final List<String> TEXTS =
            List.of("您好，我来帮您看看", "好的，稍等", "One moment, please.", "已经为您登记了", "Anything else?");

    /**
     * What an agent serves.
     *
     * @param token of the shopper
     * @param agentToken of the one who serves
     * @param epoch that the first claim names
     */
    record Served(String conversation, String token, String agentToken, long epoch) {}

    private final Served served;
    private long epoch;

    AgentTalk(Wire wire, FaultyTunnel tunnel, FaultPlan plan, SplittableRandom random, int messages, Served served) {
        super(wire, tunnel, plan, random, messages, TEXTS);
        this.served = served;
        this.epoch = served.epoch();
    }

    @Override
    String conversation() {
        return served.conversation();
    }

    @Override
    String token() {
        return served.token();
    }

    @Override
    String path() {
        return "/ws/agent";
    }

    @Override
    String protocol() {
        return "xiaoer.agent.v1";
    }

    @Override
    String hello() {
        return Json.frame("hello").put("token", served.agentToken()).toString();
    }

    @Override
    synchronized ObjectNode say(String id, String text) {
        return Json.frame("say")
                .put("id", id)
                .put("conversation", served.conversation())
                .put("epoch", epoch)
                .put("text", text);
    }

    @Override
    void take(int from, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "welcome" ->
                sendMore(Json.frame("claim")
                        .put("id", "claim")
                        .put("conversation", served.conversation())
                        .put("epoch", served.epoch()));
            case "claimed" -> {
                if (isOurs(frame)) {
                    epoch = frame.path("epoch").asLong();
                    frame.path("events").forEach(event -> sawAgain(from, event));
                    welcomed();
                }
            }
            case "event" -> {
                if (isOurs(frame)) {
                    ObjectNode event = frame.deepCopy();
                    event.remove(List.of("type", "conversation"));
                    saw(from, event);
                }
            }
            default -> {
                // The board, and what other windows of the agent do.
            }
        }
    }

    private boolean isOurs(JsonNode frame) {
        return frame.path("conversation").asText().equals(served.conversation());
    }

    @Override
    boolean isAnswered() {
        return true;
    }
}
