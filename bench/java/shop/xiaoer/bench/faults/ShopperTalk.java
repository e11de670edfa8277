package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;
import shop.xiaoer.bench.wire.Json;
import shop.xiaoer.bench.wire.Wire;

/** A shopper, who opens the conversation and is answered by the bot or handed over. */
final class ShopperTalk extends Talk {
    private static final List<String> TEXTS =
            List.of("云朵保温杯多少钱？", "可以用什么方式付款？", "云朵保温杯能保温多久？", "How much is the cloud thermos?", "发什么快递？", "你好");

    private String conversation = "";
    private String token = "";
    private boolean lastIsShoppers;
    private boolean withPerson;

    ShopperTalk(Wire wire, FaultyTunnel tunnel, FaultPlan plan, SplittableRandom random, int messages) {
        super(wire, tunnel, plan, random, messages, TEXTS);
    }

    @Override
    synchronized String conversation() {
        return conversation;
    }

    @Override
    synchronized String token() {
        return token;
    }

    @Override
    String path() {
        return "/ws/chat";
    }

    @Override
    String protocol() {
        return "xiaoer.chat.v1";
    }

    @Override
    synchronized String hello() {
        ObjectNode hello = Json.frame("hello").put("locale", "zh-CN");
        if (!conversation.isEmpty()) {
            hello.put("conversation", conversation).put("token", token).put("lastSeq", lastSeq());
        }
        return hello.toString();
    }

    @Override
    ObjectNode say(String id, String text) {
        return Json.frame("say").put("id", id).put("text", text);
    }

    @Override
    void take(int from, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "welcome" -> {
                conversation = frame.path("conversation").asText();
                token = frame.path("token").asText();
                frame.path("events").forEach(event -> keep(from, event));
                welcomed();
            }
            case "event" -> {
                ObjectNode event = frame.deepCopy();
                event.remove("type");
                keep(from, event);
            }
            default -> {
                // Drafts and places in the queue are not kept.
            }
        }
    }

    private void keep(int from, JsonNode event) {
        saw(from, event);
        lastIsShoppers = event.path("author").path("kind").asText().equals("shopper");
        withPerson |= event.path("kind").asText().equals("handoffRequested");
    }

    @Override
    boolean isAnswered() {
        return !lastIsShoppers || withPerson;
    }
}
