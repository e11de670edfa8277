package shop.xiaoer.connect.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import shop.xiaoer.conversation.OrderWrite;

/**
 * Changes of orders in the shop's system, each made once. Where an answer is lost the shop is asked by the write's key
 * what became of it; only where it never came is it sent again, under the same key. Blocks, four calls' timeouts at most.
 */
public final class ShopWrites {
    private final ShopCalls calls;

    public ShopWrites(ShopCalls calls) {
        this.calls = calls;
    }

    public sealed interface Result {}

    public record Done() implements Result {}

    /** The shop says no: the order moved on, or the shop does not allow it. */
    public record Refused(String why) implements Result {}

    /** The shop never heard of it. */
    public record NotDone(String why) implements Result {}

    /** It may have been done. */
    public record Unknown(String why) implements Result {}

    /** Makes the change. The same key again gives what became of it the first time. */
    public Result make(OrderWrite write) {
        long until = calls.until(4);
        String body = body(write).toString();
        boolean heard = false;
        String why = "";
        for (int tried = 1; ; tried++) {
            ShopCalls.Told told = calls.once("POST", "/requests", write.key(), body, until);
            switch (told) {
                case ShopCalls.Said said -> {
                    return said.status() == 404 ? new Refused("notFound") : outcome(said, write);
                }
                case ShopCalls.Nothing nothing -> why = nothing.why();
                case ShopCalls.Unclear unclear -> {
                    heard = true;
                    why = unclear.why();
                    if (ask(write, until) instanceof ShopCalls.Said said && said.status() != 404) {
                        return outcome(said, write);
                    }
                }
            }
            if (tried >= ShopCalls.TRIES || !ShopCalls.pause(tried, until)) {
                return heard ? new Unknown(why) : new NotDone(why);
            }
        }
    }

    /** What became of a change that was sent before; nothing is sent again. */
    public Result find(OrderWrite write) {
        return switch (ask(write, calls.until(2))) {
            case ShopCalls.Said said -> said.status() == 404 ? new NotDone("it never came") : outcome(said, write);
            case ShopCalls.Nothing nothing -> new Unknown(nothing.why());
            case ShopCalls.Unclear unclear -> new Unknown(unclear.why());
        };
    }

    private ShopCalls.Told ask(OrderWrite write, long until) {
        return calls.read("/requests/" + ShopOrders.encoded(write.key()), until);
    }

    private Result outcome(ShopCalls.Said said, OrderWrite write) {
        if (said.status() == 409 || said.status() == 422) {
            return new Refused(said.code().isEmpty() ? String.valueOf(said.status()) : said.code());
        }
        try {
            Strict read = Strict.of(said.body(), "request", calls.settings().currency());
            boolean mine = read.text("key").equals(write.key())
                    && read.text("case").equals(write.caseNumber())
                    && read.text("order").equals(write.order());
            String state = read.text("state");
            if (!mine) {
                throw new IllegalArgumentException("request: is not the one that was sent");
            }
            return switch (state) {
                case "done" -> new Done();
                case "refused" -> new Refused(read.text("code", "refused"));
                default -> throw new IllegalArgumentException("request.state: '" + state + "' is unknown");
            };
        } catch (IllegalArgumentException e) {
            return new Unknown(
                    String.valueOf(calls.strange("/requests: " + e.getMessage()).getMessage()));
        }
    }

    private JsonNode body(OrderWrite write) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("entrance", write.entrance())
                .put("order", write.order())
                .put("version", write.version())
                .put("case", write.caseNumber())
                .put("newState", write.newState())
                .put("reason", write.reason());
        if (write.refund() != null) {
            body.putObject("refund")
                    .put(
                            "amount",
                            write.refund().setScale(2, RoundingMode.UNNECESSARY).toPlainString())
                    .put("currency", calls.settings().currency());
        }
        ArrayNode goods = body.putArray("goods");
        write.goods()
                .forEach(one -> goods.addObject()
                        .put("product", one.product())
                        .put("name", one.name())
                        .put("quantity", one.quantity()));
        return body;
    }
}
