package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.connect.webhook.Deliverer;
import shop.xiaoer.connect.webhook.PublicAddress;
import shop.xiaoer.connect.webhook.Webhooks;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Where other systems are told what happens here: for admins. The secret is shown once, when an endpoint is added. */
final class WebhookRoutes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_URL = 2_000;
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;

    private final Webhooks webhooks;
    private final Deliverer deliverer;

    WebhookRoutes(Webhooks webhooks, Deliverer deliverer) {
        this.webhooks = webhooks;
        this.deliverer = deliverer;
    }

    void on(Routes routes) {
        routes.get("/api/v1/webhooks", this::list)
                .post("/api/v1/webhooks", this::add)
                .get("/api/v1/webhooks/:id", this::show)
                .delete("/api/v1/webhooks/:id", this::remove)
                .post("/api/v1/webhooks/:id/test", this::test)
                .post("/api/v1/webhooks/:id/pause", this::pause)
                .post("/api/v1/webhooks/:id/resume", this::resume)
                .get("/api/v1/webhooks/:id/deliveries", this::deliveries)
                .post("/api/v1/webhooks/:id/deliveries/:delivery/resend", this::resend);
    }

    private static String admin(Call call) throws Refusal {
        return call.signed(Role.Right.administer).account().name();
    }

    private Reply list(Call call) throws Refusal {
        admin(call);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("webhooks");
        webhooks.all().forEach(endpoint -> list.add(endpoint(endpoint)));
        return Reply.json(200, body);
    }

    private Reply add(Call call) throws Refusal, BadFrame {
        String actor = admin(call);
        Fields fields = call.fields();
        String url = fields.text("url");
        if (url.length() > LONGEST_URL) {
            throw Refusal.field("url: is too long");
        }
        try {
            deliverer.check(url);
        } catch (PublicAddress.Refused e) {
            throw Refusal.field("url: " + e.getMessage());
        }
        UUID id = TimeOrderedId.next();
        String secret = secret();
        if (!webhooks.add(id, url, secret, events(fields), actor)) {
            throw new Refusal(409, "tooMany", "there are as many webhooks as may be");
        }
        return Reply.json(201, endpoint(found(id)).put("secret", secret)).with("Location", "/api/v1/webhooks/" + id);
    }

    private static List<String> events(Fields fields) throws BadFrame, Refusal {
        List<String> events = fields.list("events").stream().distinct().toList();
        for (String event : events) {
            String group = event.contains(".") ? event.substring(0, event.indexOf('.')) : event;
            if (!Webhooks.GROUPS.contains(group) || !event.matches("[a-z]+(\\.[a-zA-Z]{1,40})?")) {
                throw Refusal.field("events: '" + event + "' is none of " + String.join(", ", Webhooks.GROUPS)
                        + " and no type of theirs");
            }
        }
        return events.isEmpty() ? Webhooks.GROUPS : events;
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID uuid(String text) throws Refusal {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("no such webhook");
        }
    }

    private Webhooks.Endpoint found(UUID id) throws Refusal {
        return webhooks.find(id).orElseThrow(() -> Refusal.notFound("no such webhook"));
    }

    private Reply show(Call call) throws Refusal {
        admin(call);
        return Reply.json(200, endpoint(found(uuid(call.path("id")))));
    }

    private Reply remove(Call call) throws Refusal {
        String actor = admin(call);
        if (!webhooks.remove(uuid(call.path("id")), actor)) {
            throw Refusal.notFound("no such webhook");
        }
        return Reply.none();
    }

    private Reply pause(Call call) throws Refusal {
        String actor = admin(call);
        UUID id = uuid(call.path("id"));
        webhooks.pause(id, actor);
        return Reply.json(200, endpoint(found(id)));
    }

    private Reply resume(Call call) throws Refusal {
        String actor = admin(call);
        UUID id = uuid(call.path("id"));
        webhooks.resume(id, actor);
        return Reply.json(200, endpoint(found(id)));
    }

    private Reply test(Call call) throws Refusal {
        admin(call);
        Webhooks.Target target =
                webhooks.target(uuid(call.path("id"))).orElseThrow(() -> Refusal.notFound("no such webhook"));
        Deliverer.Sent sent = deliverer.test(target);
        ObjectNode body = Outgoing.object().put("delivered", sent.isDelivered());
        Integer status = sent.status();
        if (status != null) {
            body.put("status", status);
        }
        return Reply.json(200, sent.fault() == null ? body : body.put("fault", sent.fault()));
    }

    private Reply deliveries(Call call) throws Refusal {
        admin(call);
        Webhooks.Endpoint endpoint = found(uuid(call.path("id")));
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("deliveries");
        webhooks.deliveries(endpoint.id(), call.number("limit", PAGE, 1, LONGEST_PAGE))
                .forEach(delivery -> list.add(delivery(delivery)));
        return Reply.json(200, body);
    }

    private Reply resend(Call call) throws Refusal {
        String actor = admin(call);
        UUID delivery = uuid(call.path("delivery"));
        if (!webhooks.resend(uuid(call.path("id")), delivery, actor)) {
            throw Refusal.notFound("no such delivery");
        }
        return Reply.json(202, Outgoing.object().put("id", delivery.toString()).put("state", "waiting"));
    }

    private static ObjectNode endpoint(Webhooks.Endpoint endpoint) {
        ObjectNode node = Outgoing.object().put("id", endpoint.id().toString()).put("url", endpoint.url());
        ArrayNode events = node.putArray("events");
        endpoint.events().forEach(events::add);
        node.put("state", endpoint.state().name())
                .put("waiting", endpoint.waiting())
                .put("parked", endpoint.parked())
                .put("createdAt", time(endpoint.createdAt()));
        return endpoint.lastFault() == null ? node : node.put("lastFault", endpoint.lastFault());
    }

    private static ObjectNode delivery(Webhooks.Delivery delivery) {
        ObjectNode node = Outgoing.object()
                .put("id", delivery.id().toString())
                .put("type", delivery.type())
                .put("subject", delivery.subject())
                .put("state", delivery.state())
                .put("attempts", delivery.attempts())
                .put("createdAt", time(delivery.createdAt()));
        Integer status = delivery.status();
        if (status != null) {
            node.put("status", status);
        }
        put(node, "fault", delivery.fault());
        put(node, "sentAt", time(delivery.sentAt()));
        put(node, "nextAt", time(delivery.nextAt()));
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
