package shop.xiaoer.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.app.eval.understanding.LabelledMessage;
import shop.xiaoer.app.eval.understanding.RouteReading;
import shop.xiaoer.app.eval.understanding.UnderstandingTable;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.OwnExamples;
import shop.xiaoer.intent.entity.Entities;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.intent.entity.ShopColours;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;

/** The project's own labelled messages: wants, entities, asking for a person, danger. No port, no model. */
@Command(
        name = "understanding",
        mixinStandardHelpOptions = true,
        description = "Tells what the project's own labelled messages are taken for, and holds the bars.")
final class UnderstandingCommand implements Callable<Integer> {
    /** A little beside what the worse of the two halves reached when it was set; they go one way only. */
    private static final Map<Language, Map<String, Double>> BARS = Map.of(
            Language.ZH,
            Map.of(
                    "wants, F1", 0.74,
                    "entities, F1", 0.93,
                    "person, asked and heard", 0.87,
                    "person, called in vain", 0.04,
                    "danger, found", 0.86,
                    "danger, seen in calm words", 0.12),
            Language.EN,
            Map.of(
                    "wants, F1", 0.74,
                    "entities, F1", 0.87,
                    "person, asked and heard", 0.89,
                    "person, called in vain", 0.055,
                    "danger, found", 0.90,
                    "danger, seen in calm words", 0.12));

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Option(
            names = "--each",
            description = "one line a message that is taken for something else, before the table; only of the half that"
                    + " rules and examples are mended with, the other is to stay unread")
    private boolean each;

    @Override
    public Integer call() {
        Settings settings = Settings.read(System.getenv());
        Snapshot snapshot = EvalData.snapshot(settings);
        List<Product> products = snapshot.products().stream()
                .map(seed -> seed.at(LocalDate.now(settings.zone())))
                .toList();
        Entities entities = new Entities(new ProductNames(products), ShopColours.of(products));
        UnderstandingTable table = new UnderstandingTable(BARS);
        try (Encoding encoding = Encoding.open(settings.data());
                IntentMatcher matcher = IntentMatcher.build(snapshot, OwnExamples.load(), encoding.encoder())) {
            matcher.train(encoding.learnt());
            Map<Language, List<UnderstandingTable.Read>> messages = read("messages", matcher, entities);
            Map<Language, List<UnderstandingTable.Read>> person = read("person", matcher, entities);
            Map<Language, List<UnderstandingTable.Read>> danger = read("danger", matcher, entities);
            for (Language language : Language.values()) {
                table.messages(language, messages.getOrDefault(language, List.of()))
                        .person(language, person.getOrDefault(language, List.of()))
                        .dangers(language, danger.getOrDefault(language, List.of()));
            }
        }
        CommandLineOutput out = new CommandLineOutput(spec);
        return out.judged(json, table.held(), table::asMap, table::lines);
    }

    private Map<Language, List<UnderstandingTable.Read>> read(String set, IntentMatcher matcher, Entities entities) {
        Map<Language, List<UnderstandingTable.Read>> reads = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            List<UnderstandingTable.Read> all = new ArrayList<>();
            for (LabelledMessage message : LabelledMessage.read(
                    Clone.set("understanding/" + set + "-" + language.code() + ".jsonl"), language)) {
                RouteReading reading = RouteReading.of(all.size(), message.text(), language, matcher, entities);
                all.add(UnderstandingTable.Read.of(all.size(), message, reading));
                show(set, message, reading);
            }
            reads.put(language, all);
        }
        return reads;
    }

    private void show(String set, LabelledMessage message, RouteReading reading) {
        if (!each || Half.of(message.id()) != Half.dev) {
            return;
        }
        boolean right = switch (set) {
            case "messages" -> reading.intents().equals(message.intents());
            case "person" -> reading.wantsPerson() == message.wantsPerson();
            default -> reading.danger().equals(message.danger());
        };
        if (!right) {
            new CommandLineOutput(spec)
                    .line(message.id() + " " + message.text() + " -> " + reading.intents() + " " + reading.danger()
                            + (reading.wantsPerson() ? " person" : ""));
        }
    }
}
