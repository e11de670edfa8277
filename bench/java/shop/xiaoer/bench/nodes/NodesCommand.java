package shop.xiaoer.bench.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.bench.model.SlowModel;
import shop.xiaoer.bench.report.Percentiles;
import shop.xiaoer.bench.report.Report;
import shop.xiaoer.bench.server.ShopNodes;
import shop.xiaoer.bench.wire.Wire;
import shop.xiaoer.bench.wire.Wire.NoLine;

/** A node is killed while it writes an answer; its shopper goes to the other one and waits. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description =
                "Kills the node that writes an answer and measures when another goes on with it; exits 1 where none does.")
public final class NodesCommand implements Callable<Integer> {
    private static final int NODES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUESTION =
            "Which one should I buy, the cloud thermos or the mountain-shadow brewing flask?";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--kills", defaultValue = "20", description = "kill -9 of a node (default ${DEFAULT-VALUE})")
    private int kills;

    @Option(
            names = "--pause",
            defaultValue = "40",
            description = "milliseconds between two words of the model (default ${DEFAULT-VALUE})")
    private int pause;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    private final List<Long> begun = new ArrayList<>();
    private final List<Long> answered = new ArrayList<>();
    private final List<Long> alone = new ArrayList<>();
    private int notContinued;

    @Override
    public Integer call() throws InterruptedException, NoLine {
        try (SlowModel model = new SlowModel(pause);
                ShopNodes shop = ShopNodes.start(NODES, settings(model));
                Wire wire = new Wire()) {
            for (int kill = 0; kill < kills; kill++) {
                undisturbed(wire, shop.port(kill % NODES));
                killed(wire, shop, kill % NODES);
                Report.progress((kill + 1) + " kills, " + notContinued + " not gone on with");
            }
        }
        Report report = new Report("nodes", json, spec.commandLine().getOut());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kills", kills);
        figures.put("notContinued", notContinued);
        report.put("runs", figures);
        report.put("kill -> the other node shows words of the answer", Percentiles.ofNanos(begun));
        report.put("kill -> answered", Percentiles.ofNanos(answered));
        report.put("the same answer without a kill: said -> answered", Percentiles.ofNanos(alone));
        report.print();
        return notContinued == 0 ? 0 : 1;
    }

    private static Map<String, String> settings(SlowModel model) {
        return Map.of("XIAOER_MODEL_ENGINE", "openai", "XIAOER_MODEL_URL", model.url(), "XIAOER_MODEL", SlowModel.NAME);
    }

    private void undisturbed(Wire wire, int port) throws InterruptedException, NoLine {
        try (Visitor visitor = new Visitor(wire)) {
            come(visitor, port);
            long said = System.nanoTime();
            visitor.say("m1", QUESTION);
            long at = visitor.awaitAnswer(PATIENCE);
            if (at >= 0) {
                alone.add(at - said);
            }
        }
    }

    private void killed(Wire wire, ShopNodes shop, int node) throws InterruptedException, NoLine {
        try (Visitor visitor = new Visitor(wire)) {
            come(visitor, shop.port(node));
            visitor.want(frame -> isType(frame, "draft"));
            visitor.say("m1", QUESTION);
            boolean writes = visitor.await(PATIENCE) >= 0;
            long kill = System.nanoTime();
            shop.kill(node);
            visitor.want(frame -> isType(frame, "draft") || Visitor.isAnswer(frame));
            visitor.visit(shop.port((node + 1) % NODES));
            long goesOn = visitor.await(PATIENCE);
            long ended = visitor.awaitAnswer(PATIENCE);
            if (writes && goesOn >= 0 && ended >= 0) {
                begun.add(goesOn - kill);
                answered.add(ended - kill);
            } else {
                notContinued++;
            }
        }
        shop.startAgain(node);
    }

    private static void come(Visitor visitor, int port) throws InterruptedException, NoLine {
        visitor.want(frame -> isType(frame, "welcome"));
        visitor.visit(port);
        visitor.await(PATIENCE);
    }

    private static boolean isType(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }
}
