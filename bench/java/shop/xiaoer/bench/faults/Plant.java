package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.bench.faults.FrameReader.Unit;
import shop.xiaoer.bench.wire.Json;

/**
 * A bug of the delivery, put in on purpose: the tunnel plays a server that has it, and a checker that stays silent is
 * worth nothing. One for each chat, shared by its connections.
 */
final class Plant {
    private static final int ONE_IN = 4;

    private final Kind kind;
    private final SplittableRandom random;
    private @Nullable Unit held;

    enum Kind {
        none,
        /** Events go missing on the way to the shopper. */
        lose,
        /** Events come twice. */
        twice,
        /** An event comes after its successor. */
        swap,
        /** A message is acknowledged and goes no further. */
        forget
    }

    Plant(Kind kind, SplittableRandom random) {
        this.kind = kind;
        this.random = random;
    }

    /** What comes out for the shopper in place of a unit from the server. */
    synchronized List<byte[]> toShopper(Unit unit) {
        String type = unit.text().startsWith("{")
                ? Json.read(unit.text()).path("type").asText()
                : "";
        if (type.equals("welcome")) {
            held = null;
        }
        if (!type.equals("event")) {
            return List.of(unit.bytes());
        }
        Unit before = held;
        if (before != null) {
            held = null;
            return List.of(unit.bytes(), before.bytes());
        }
        if (random.nextInt(ONE_IN) > 0) {
            return List.of(unit.bytes());
        }
        return switch (kind) {
            case none, forget -> List.of(unit.bytes());
            case lose -> List.of();
            case twice -> List.of(unit.bytes(), unit.bytes());
            case swap -> {
                held = unit;
                yield List.of();
            }
        };
    }

    /** The false acknowledgement of a message that must not reach the server, null where it may pass. */
    synchronized byte @Nullable [] swallowed(Unit unit) {
        if (kind != Kind.forget || !unit.text().startsWith("{") || random.nextInt(ONE_IN) > 0) {
            return null;
        }
        JsonNode frame = Json.read(unit.text());
        if (!frame.path("type").asText().equals("say")) {
            return null;
        }
        return FrameReader.textFrame(Json.frame("ack")
                .put("id", frame.path("id").asText())
                .put("seq", 1_000)
                .toString());
    }
}
