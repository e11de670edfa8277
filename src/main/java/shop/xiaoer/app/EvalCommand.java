package shop.xiaoer.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.Bars;
import shop.xiaoer.app.eval.Half;
import shop.xiaoer.app.eval.dialogue.Dialogue;
import shop.xiaoer.app.eval.dialogue.DialogueRun;
import shop.xiaoer.app.eval.dialogue.DialogueTable;
import shop.xiaoer.app.eval.dialogue.WordListBot;
import shop.xiaoer.app.settings.Settings;

/** The project's own suites and their bars; anybody's data in the sub-commands. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Runs the project's own suite of dialogues and holds its bars; sub-commands measure the parts on"
                + " anybody's data.",
        subcommands = {
            EvalCommand.Dialogues.class,
            UnderstandingCommand.class,
            EvalData.Intents.class,
            EvalData.Retrieval.class,
            EvalData.Answers.class,
            ComplianceCommand.class,
            GuardsCommand.class,
            ConfidenceCommand.class,
            FollowUpsCommand.class,
            QuestionsCommand.class,
            ReportCommand.class,
            EvalData.Route.class,
            SpokenCommand.class
        })
final class EvalCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        return new DialogueSuite(new CommandLineOutput(spec), json, false, null).run();
    }

    @Command(
            name = "dialogues",
            mixinStandardHelpOptions = true,
            description = "Leads the labelled dialogues with a server of its own, without a model, over its socket.")
    static final class Dialogues implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Option(
                names = "--each",
                description = "one line a dialogue that went wrong, before the table; of the project's own set only the"
                        + " half that rules are mended with, the other is to stay unread")
        private boolean each;

        @Option(names = "--cases", description = "other dialogues than the project's own, without bars")
        private @Nullable Path cases;

        @Override
        public Integer call() {
            return new DialogueSuite(new CommandLineOutput(spec), json, each, cases).run();
        }
    }

    /** The run behind both spellings. */
    private record DialogueSuite(
            CommandLineOutput out,
            boolean json,
            boolean each,
            @Nullable Path cases) {
        /**
         * Without a model, for each half by itself. A bar stands a little below what the worse of the two halves reached
         * when it was set, so that it falls when something breaks and not when one wording turns. It goes up with the
         * figure and never down.
         */
        private static final Bars OWN = new Bars(
                Map.of(
                        "angry", 0.83,
                        "danger", 0.75,
                        "entrance", 0.88,
                        "generated", 0.83,
                        "known", 0.65,
                        "multi", 0.60,
                        "outOfScope", 0.90,
                        "person", 0.85,
                        "smallTalk", 0.75),
                Map.of(
                        "angry", 0.70,
                        "danger", 0.60,
                        "entrance", 0.85,
                        "generated", 0.66,
                        "known", 0.47,
                        "multi", 0.42,
                        "outOfScope", 0.92,
                        "person", 0.60,
                        "smallTalk", 0.75));

        int run() {
            Settings settings = Settings.read(System.getenv());
            List<Dialogue> dialogues = read();
            List<DialogueRun.Result> results = new ArrayList<>();
            try (TrialServer server = TrialServer.start(settings, TrialServer.withoutModel());
                    DialogueRun run = new DialogueRun(server.port(), server.identitySecret())) {
                server.awaitTrained();
                dialogues.forEach(dialogue -> results.add(run.run(dialogue)));
            }
            if (each) {
                results.stream()
                        .filter(result -> !result.right() && mayBeRead(result.dialogue()))
                        .forEach(this::show);
            }
            DialogueTable table = DialogueTable.of(
                    results, new WordListBot(EvalData.snapshot(settings)), cases == null ? OWN : Bars.none());
            return out.judged(json, table.held(), table::asMap, table::lines);
        }

        private boolean mayBeRead(Dialogue dialogue) {
            return cases != null || Half.of(dialogue.id()) == Half.dev;
        }

        private List<Dialogue> read() {
            Path file = cases;
            if (file != null) {
                return Dialogue.read(file);
            }
            List<Dialogue> all = new ArrayList<>();
            for (String name : List.of("zh.jsonl", "en.jsonl")) {
                all.addAll(Dialogue.read(Clone.setOrCases("dialogues/" + name)));
            }
            return all;
        }

        private void show(DialogueRun.Result result) {
            if (json) {
                out.json(Map.of("id", result.dialogue().id(), "faults", result.faults()));
            } else {
                out.line(result.dialogue().id() + " " + result.dialogue().kind() + ": "
                        + String.join("; ", result.faults()));
            }
        }
    }
}
