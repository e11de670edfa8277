package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Keys of programs, for those who manage the shop. A key is shown once, when it is made. */
final class KeyRoutes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_NAME = 60;
    private static final Duration FARTHEST = Duration.ofDays(731);

    private final ApiKeys keys;
    private final Clock clock;

    KeyRoutes(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void on(Routes routes) {
        routes.get("/api/v1/keys", this::list)
                .post("/api/v1/keys", this::make)
                .delete("/api/v1/keys/:id", this::revoke);
    }

    private static String by(Call call) throws Refusal {
        return call.signed(Role.Right.manage).account().name();
    }

    private Reply list(Call call) throws Refusal {
        by(call);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("keys");
        keys.all().forEach(key -> list.add(json(key)));
        return Reply.json(200, body);
    }

    private Reply make(Call call) throws Refusal, BadFrame {
        String by = by(call);
        Fields fields = call.fields();
        String name = fields.words("name").strip();
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refusal.field("name: has more than " + LONGEST_NAME + " characters");
        }
        Set<KeyRight> rights = rights(fields);
        Instant endsAt = endsAt(fields);
        UUID id = TimeOrderedId.next();
        String key = key();
        return switch (keys.make(by, id, name, key, rights, endsAt)) {
            case made -> {
                ObjectNode body = keys.all().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(KeyRoutes::json)
                        .orElseThrow(() -> Refusal.notFound("the key was revoked meanwhile"));
                yield Reply.json(201, body.put("key", key)).with("Location", "/api/v1/keys/" + id);
            }
            case nameTaken -> throw new Refusal(409, "nameTaken", "name: another key has it");
            case tooMany -> throw new Refusal(409, "tooMany", "there are as many keys as may be");
        };
    }

    private static Set<KeyRight> rights(Fields fields) throws Refusal, BadFrame {
        Set<KeyRight> rights = EnumSet.noneOf(KeyRight.class);
        for (String wire : fields.list("rights")) {
            rights.add(KeyRight.of(wire).orElseThrow(() -> Refusal.field("rights: there is no '" + wire + "'")));
        }
        if (rights.isEmpty()) {
            throw Refusal.field("rights: one at least is needed");
        }
        return rights;
    }

    private Instant endsAt(Fields fields) throws Refusal, BadFrame {
        try {
            Instant endsAt = Instant.parse(fields.text("endsAt"));
            if (endsAt.isAfter(clock.instant())
                    && endsAt.isBefore(clock.instant().plus(FARTHEST))) {
                return endsAt;
            }
        } catch (DateTimeException e) {
            throw Refusal.field("endsAt: must be a time such as 2026-12-31T20:00:00Z");
        }
        throw Refusal.field("endsAt: must be ahead, two years at most");
    }

    private static String key() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return ApiKeys.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Reply revoke(Call call) throws Refusal {
        String by = by(call);
        try {
            if (keys.revoke(by, UUID.fromString(call.path("id")))) {
                return Reply.none();
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("no such key");
        }
        throw Refusal.notFound("no such key");
    }

    private static ObjectNode json(ApiKeys.Key key) {
        ObjectNode node = Outgoing.object()
                .put("id", key.id().toString())
                .put("name", key.name())
                .put("start", key.start());
        ArrayNode rights = node.putArray("rights");
        key.rights().stream().map(KeyRight::wire).sorted().forEach(rights::add);
        node.put("madeBy", key.madeBy()).put("madeAt", time(key.madeAt())).put("endsAt", time(key.endsAt()));
        if (key.usedAt() != null) {
            node.put("usedAt", time(key.usedAt()));
        }
        if (key.usedFrom() != null) {
            node.put("usedFrom", key.usedFrom());
        }
        return node;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
