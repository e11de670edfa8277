package shop.xiaoer.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.eval.ReportMeasurement;
import shop.xiaoer.app.eval.ReportPart;
import shop.xiaoer.app.eval.ReportParts;
import shop.xiaoer.app.settings.Settings;

/**
 * Measures the parts and writes the page of results. What a part gave is kept in {@code eval/results}, so that parts can be
 * measured one after the other, and the page is made anew of what is kept.
 */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Measures all parts, or those named, and writes docs/results.md of them and of those measured before.")
final class ReportCommand implements Callable<Integer> {
    private static final String DATA_SETS = "XIAOER_DATA_SETS";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "one JSON object: the parts measured and left out")
    private boolean json;

    @Option(
            names = "--data",
            description = "folder with a folder for each public set (default: the environment's " + DATA_SETS + ")")
    private @Nullable Path data;

    @Option(names = "--only", split = ",", description = "these parts alone; without it all: see docs/results.md")
    private List<String> only = List.of();

    @Option(names = "--page-only", description = "measures nothing: the page of what is kept")
    private boolean pageOnly;

    @Override
    public Integer call() {
        List<ReportPart> parts = chosen();
        CommandLineOutput out = new CommandLineOutput(spec);
        List<String> measured = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Settings settings = Settings.read(System.getenv());
        for (ReportPart part : pageOnly ? List.<ReportPart>of() : parts) {
            if (isThere(part)) {
                write(kept(part), part.kind() == ReportPart.Kind.own ? own(part) : onData(part, settings));
                measured.add(part.name());
            } else {
                leftOut.add(part.name());
            }
            if (!json) {
                out.line(part.name()
                        + (leftOut.contains(part.name()) ? ": left out, its data is not there" : ": measured"));
            }
        }
        Path page = Clone.home().resolve("docs/results.md");
        write(page, page());
        if (json) {
            out.json(java.util.Map.of("measured", measured, "leftOut", leftOut, "page", page.toString()));
        } else {
            out.line("written: " + page);
        }
        return 0;
    }

    private List<ReportPart> chosen() {
        List<String> names = ReportParts.all().stream().map(ReportPart::name).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(spec.commandLine(), "--only: no part " + name + "; there are " + names);
        });
        return ReportParts.all().stream()
                .filter(part -> only.isEmpty() || only.contains(part.name()))
                .toList();
    }

    private boolean isThere(ReportPart part) {
        Path sets = sets();
        return part.folder().isEmpty() || (sets != null && ReportMeasurement.isThere(sets, part));
    }

    private @Nullable Path sets() {
        String named = System.getenv(DATA_SETS);
        return data != null || named == null ? data : Path.of(named);
    }

    private List<String> onData(ReportPart part, Settings settings) {
        Path sets = java.util.Objects.requireNonNull(sets());
        try (Encoding encoding = Encoding.open(settings.data())) {
            return new ReportMeasurement(sets, encoding.encoder()).lines(part);
        }
    }

    /** The suite's own table, as its command prints it. */
    private static List<String> own(ReportPart part) {
        StringWriter printed = new StringWriter();
        int code = Main.commandLine(new PrintWriter(printed, true)).execute("eval", part.name());
        if (code > 1 || printed.toString().isBlank()) {
            throw new IllegalStateException("eval " + part.name() + " ended with " + code);
        }
        List<String> lines =
                new ArrayList<>(List.of("### " + part.title(), "`./xiaoer eval " + part.name() + "`", "", "```"));
        printed.toString().lines().forEach(lines::add);
        lines.add("```");
        return lines;
    }

    // ---- the page ------------------------------------------------------------------------------------------------

    private static List<String> page() {
        List<String> lines = new ArrayList<>(List.of(
                "# Results",
                "",
                "Written by `./xiaoer eval report --data DIR`; not by hand. `--only NAME` measures one part and keeps the others as they were measured last",
                "(`eval/results/`). The figures of a part are those of the program as of the commit that changed its file there.",
                "",
                "## Public data",
                "Learnt from the train part and asked the dev part of each set; the test parts are not here. \"Linear baseline\" is a linear SVM (liblinear) on words,",
                "pairs of words and runs of characters, trained and asked in the same run on the same messages. \"Best other\" was measured on the set's test part, so it is",
                "to be compared with the bar, and only roughly with the dev figure beside it."));
        for (ReportPart part : ReportParts.all()) {
            if (part.name().equals(firstOwn())) {
                lines.add("");
                lines.add("## The project's own sets");
                lines.add(
                        "What they are, who wrote them and which half nobody read stands in [eval/README.md](../eval/README.md).");
            }
            lines.add("");
            lines.addAll(fragment(part));
        }
        return lines;
    }

    private static String firstOwn() {
        return ReportParts.all().stream()
                .filter(part -> part.kind() == ReportPart.Kind.own)
                .findFirst()
                .map(ReportPart::name)
                .orElseThrow();
    }

    private static List<String> fragment(ReportPart part) {
        Path file = kept(part);
        if (!Files.exists(file)) {
            return List.of("### " + part.title(), "Left out: not measured yet (`--only " + part.name() + "`).");
        }
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.add("");
            lines.add("Again: `--only " + part.name() + "`");
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines.stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Path kept(ReportPart part) {
        return Clone.home().resolve("eval").resolve("results").resolve(part.name() + ".md");
    }
}
