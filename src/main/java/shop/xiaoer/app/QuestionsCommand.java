package shop.xiaoer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.eval.dialogue.Material;
import shop.xiaoer.app.eval.dialogue.QuestionRun;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.text.Language;

/** What is shown to people who ask over three materials, with the model that the settings name or without one. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = "Asks a server of its own the project's questions over the demo shop, a retail policy and Chinese"
                + " statutes, with the model that the settings name; counts what was right, refused and invented, and"
                + " holds the bars.")
final class QuestionsCommand implements Callable<Integer> {
    private static final double MOST_INVENTED = 0.01;
    private static final double LEAST_REFUSED = 0.95;
    private static final double LEAST_RIGHT = 0.85;
    private static final double LEAST_IN_LANGUAGE = 0.995;
    private static final String DATA_SETS = "XIAOER_DATA_SETS";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Option(
            names = "--data",
            description = "folder with a folder for each public set (default: the environment's " + DATA_SETS
                    + "); without it the demo shop alone is asked about")
    private @Nullable Path data;

    @Option(
            names = "--material",
            split = ",",
            description = "these alone, of ${COMPLETION-CANDIDATES}; all whose data is there otherwise")
    private List<Material> materials = List.of();

    @Option(
            names = "--every",
            description = "each so manieth question alone, for a first look (default: ${DEFAULT-VALUE})")
    private int every = 1;

    @Option(
            names = "--dev",
            description = "the questions that answers are mended with (eval/questions/dev-*.jsonl); the others are not"
                    + " looked at for that")
    private boolean dev;

    @Option(names = "--each", description = "one line an answer that is not right, before the table")
    private boolean each;

    /**
     * Of one language and material, shares from 0 to 1.
     *
     * @param right of the answerable ones
     * @param refused of the others, without an invention
     * @param invented of all, shown to the shopper
     * @param found of the answerable ones, a page where the answer stands was looked at
     * @param doors who answered
     */
    record Row(
            String language,
            String material,
            int questions,
            double right,
            double refused,
            double invented,
            double inLanguage,
            double found,
            Map<QuestionRun.Door, Long> doors) {
        static Row of(String language, String material, List<QuestionRun.Answer> answers) {
            Map<QuestionRun.Door, Long> doors = new LinkedHashMap<>();
            for (QuestionRun.Door door : QuestionRun.Door.values()) {
                doors.put(
                        door, answers.stream().filter(one -> one.door() == door).count());
            }
            return new Row(
                    language,
                    material,
                    answers.size(),
                    share(answers, one -> one.asked().answerable(), QuestionRun.Answer::right),
                    share(answers, one -> !one.asked().answerable(), QuestionRun.Answer::right),
                    share(answers, one -> true, QuestionRun.Answer::invents),
                    share(answers, one -> true, QuestionRun.Answer::inLanguage),
                    share(answers, one -> one.asked().answerable(), QuestionRun.Answer::found),
                    doors);
        }

        boolean isHeld() {
            return right >= LEAST_RIGHT
                    && refused >= LEAST_REFUSED
                    && invented <= MOST_INVENTED
                    && inLanguage >= LEAST_IN_LANGUAGE;
        }
    }

    private static double share(
            List<QuestionRun.Answer> answers, Predicate<QuestionRun.Answer> of, Predicate<QuestionRun.Answer> which) {
        List<QuestionRun.Answer> all = answers.stream().filter(of).toList();
        return all.isEmpty() ? 0 : all.stream().filter(which).count() / (double) all.size();
    }

    @Override
    public Integer call() {
        if (every < 1) {
            throw new JsonLines.BadFile("--every: must be positive");
        }
        Settings settings = Settings.read(System.getenv());
        CommandLineOutput out = new CommandLineOutput(spec);
        List<QuestionRun.Answer> answers = new ArrayList<>();
        for (Material material : Material.values()) {
            if ((materials.isEmpty() || materials.contains(material)) && isThere(material)) {
                answers.addAll(asked(settings, material));
            }
        }
        if (each) {
            answers.stream().filter(answer -> !answer.right()).forEach(answer -> out.line(line(answer)));
        }
        List<Row> rows = rows(answers);
        boolean held = rows.stream().filter(row -> row.material().equals("all")).allMatch(Row::isHeld);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("suite", "questions");
        map.put("model", settings.model().model());
        map.put("held", held);
        map.put("rows", rows);
        return out.judged(json, held, () -> map, () -> lines(rows));
    }

    private boolean isThere(Material material) {
        Path sets = sets();
        return material == Material.shop || (sets != null && material.isIn(sets));
    }

    private @Nullable Path sets() {
        String named = System.getenv(DATA_SETS);
        return data != null ? data : named == null ? null : Path.of(named);
    }

    private static List<Row> rows(List<QuestionRun.Answer> answers) {
        List<Row> rows = new ArrayList<>();
        for (Language language : Language.values()) {
            List<QuestionRun.Answer> mine = answers.stream()
                    .filter(one -> one.asked().language() == language)
                    .toList();
            for (Material material : Material.values()) {
                List<QuestionRun.Answer> some = mine.stream()
                        .filter(one -> one.asked().material() == material)
                        .toList();
                if (!some.isEmpty()) {
                    rows.add(Row.of(language.code(), material.name(), some));
                }
            }
            rows.add(Row.of(language.code(), "all", mine));
        }
        return rows;
    }

    /** The table for people; shares in percent. */
    static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("lang  material  questions   right  refused  invented  language   found  answered by");
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-5s %-9s %9d %6.1f%% %7.1f%% %8.1f%% %8.1f%%  %5.1f%%  %s%s",
                    row.language(),
                    row.material(),
                    row.questions(),
                    row.right() * 100,
                    row.refused() * 100,
                    row.invented() * 100,
                    row.inLanguage() * 100,
                    row.found() * 100,
                    row.doors(),
                    row.material().equals("all") ? row.isHeld() ? "  held" : "  NOT HELD" : ""));
        }
        lines.add(String.format(
                Locale.ROOT,
                "bars of all: right >= %.1f, refused >= %.1f, invented <= %.1f, language >= %.1f",
                LEAST_RIGHT * 100,
                LEAST_REFUSED * 100,
                MOST_INVENTED * 100,
                LEAST_IN_LANGUAGE * 100));
        return lines;
    }

    private static String line(QuestionRun.Answer answer) {
        return answer.asked().id() + " " + answer.door() + (answer.invents() ? " INVENTS" : "")
                + (answer.found() || !answer.asked().answerable() ? "" : " NOT FOUND") + " "
                + answer.asked().text() + " -> " + answer.said()
                + (answer.why().isEmpty() ? "" : " (" + answer.why() + ")");
    }

    private List<QuestionRun.Answer> asked(Settings settings, Material material) {
        try (TemporaryFolder folder = TemporaryFolder.make();
                TrialServer server =
                        TrialServer.start(settings, settings.model(), knowledge(settings, material, folder.path()));
                QuestionRun run = new QuestionRun(server.port(), server.adminPassword())) {
            server.awaitTrained();
            return questions(material).stream().map(run::ask).toList();
        }
    }

    /** The shop's own folder, or the material under the shop's name and settings. */
    private Path knowledge(Settings settings, Material material, Path folder) {
        Path sets = sets();
        if (material == Material.shop || sets == null) {
            return settings.knowledge();
        }
        try {
            Files.copy(settings.knowledge().resolve("shop.yaml"), folder.resolve("shop.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException("the shop's settings cannot be copied", e);
        }
        material.write(sets, folder);
        return folder;
    }

    private List<QuestionRun.Question> questions(Material material) {
        List<QuestionRun.Question> all = new ArrayList<>();
        for (Language language : Language.values()) {
            Path file = Clone.set("questions/" + (dev ? "dev-" : "") + language.code() + ".jsonl");
            List<QuestionRun.Question> mine = QuestionRun.Question.read(file, language).stream()
                    .filter(question -> question.material() == material)
                    .toList();
            for (int i = 0; i < mine.size(); i += every) {
                all.add(mine.get(i));
            }
        }
        return all;
    }
}
