package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.SortedMap;
import shop.xiaoer.wire.Outgoing;

/** Whether the server lives and can work, and its figures. */
final class HealthRoutes {
    private final Health health;
    private final PrometheusMeterRegistry metrics;

    HealthRoutes(Health health, PrometheusMeterRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    void on(Routes routes) {
        routes.get("/health/live", call -> Reply.json(200, Outgoing.object().put("status", "up")))
                .get("/health/ready", call -> ready())
                .get("/metrics", call -> Reply.of("text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
    }

    private Reply ready() {
        SortedMap<String, Health.Part> parts = health.parts();
        boolean down = parts.values().stream().anyMatch(Health.Part::down);
        ObjectNode body = Outgoing.object().put("status", down ? "down" : "up");
        ObjectNode list = body.putObject("parts");
        parts.forEach(
                (name, part) -> list.putObject(name).put("state", part.state()).put("detail", part.detail()));
        return Reply.json(down ? 503 : 200, body);
    }
}
