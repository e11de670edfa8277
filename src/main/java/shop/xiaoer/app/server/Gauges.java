package shop.xiaoer.app.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.desk.agent.Presence;

/** What is measured of a running server, read when somebody asks. */
final class Gauges {
    private Gauges() {}

    static PrometheusMeterRegistry of(EventFeed feed, TurnRunner turns, Presence presence, Starter tasks) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
        Gauge.builder("xiaoer.streams.open", feed, EventFeed::openStreams)
                .description("shoppers' open streams")
                .register(metrics);
        Gauge.builder("xiaoer.turns.running", turns, TurnRunner::active)
                .description("turns of the bot under way")
                .register(metrics);
        Gauge.builder("xiaoer.agents.online", presence, Presence::online)
                .description("agents at the desk")
                .register(metrics);
        Gauge.builder("xiaoer.tasks.running", tasks, Starter::running)
                .description("virtual threads at work")
                .register(metrics);
        return metrics;
    }
}
