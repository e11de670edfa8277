package shop.xiaoer.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.app.eval.SpokenCase;
import shop.xiaoer.app.eval.SpokenTable;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/** How texts are read out: anybody's with {@code --cases}, else the project's own with their bars. No port, no model. */
@Command(
        name = "spoken",
        mixinStandardHelpOptions = true,
        description = "Tells how texts are read out: {\"text\",\"lang\",\"spoken\"?}, and how many rightly where"
                + " \"spoken\" says what is right; without --cases the project's own set with its bars.")
final class SpokenCommand implements Callable<Integer> {
    /** A little below what the worse of the two parts reached when it was set; they go up only. */
    private static final Map<Language, Double> BARS = Map.of(Language.ZH, 0.98, Language.EN, 0.955);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object; what is read out from --cases is JSON already")
    private boolean json;

    @Option(
            names = "--each",
            description = "one line a text that is read out wrongly, before the table; only of the part that rules are"
                    + " mended with, the other is to stay unread")
    private boolean each;

    @Option(names = "--cases", description = "other texts than the project's own, one JSON object a line, without bars")
    private @Nullable Path cases;

    @Override
    public Integer call() {
        CommandLineOutput out = new CommandLineOutput(spec);
        Path file = cases;
        if (file != null) {
            readOut(file, out);
            return 0;
        }
        SpokenTable table = new SpokenTable(BARS, SpokenCommand::spoken);
        for (Language language : Language.values()) {
            List<SpokenCase> own = JsonLines.read(Clone.setOrCases("spoken/" + language.code() + ".jsonl")).stream()
                    .map(line -> SpokenCase.of(line, language))
                    .toList();
            table.add(language, own);
            if (each) {
                own.forEach(one -> show(one, out));
            }
        }
        return out.judged(json, table.held(), table::asMap, table::lines);
    }

    private static String spoken(String text, Language language) {
        return SpokenForm.of(text, language).spoken();
    }

    private static void readOut(Path file, CommandLineOutput out) {
        List<SpokenCase> read = new ArrayList<>();
        for (JsonLines.Line line : JsonLines.read(file)) {
            read.add(SpokenCase.of(line, EvalData.language(line, line.written("text"))));
        }
        for (int i = 0; i < read.size(); i++) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("case", i);
            said.put("spoken", spoken(read.get(i).text(), read.get(i).language()));
            out.json(said);
        }
        List<SpokenCase> labelled =
                read.stream().filter(one -> !one.right().isEmpty()).toList();
        if (!labelled.isEmpty()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("cases", labelled.size());
            figures.put("right", SpokenTable.rounded(SpokenTable.share(labelled, SpokenCommand::spoken)));
            out.json(figures);
        }
    }

    private static void show(SpokenCase one, CommandLineOutput out) {
        String said = spoken(one.text(), one.language());
        if (!one.isSetAside() && !one.isRight(said)) {
            out.line(one.id() + " " + one.text() + " -> " + said);
        }
    }
}
