package shop.xiaoer.app.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.intent.head.Labelled;
import shop.xiaoer.retrieval.Document;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Measures one part on public data, learnt from its train part and asked its dev part. Blocks for seconds to many minutes.
 */
public final class ReportMeasurement {
    private static final String DEV = "dev.jsonl";

    private final Path data;
    private final Encoder encoder;

    /** @param data the folder that holds a folder for each set */
    public ReportMeasurement(Path data, Encoder encoder) {
        this.data = data;
        this.encoder = encoder;
    }

    /** The part's lines of the page, Markdown. */
    public List<String> lines(ReportPart part) {
        Path folder = data.resolve(Objects.requireNonNull(part.data()));
        boolean crosswoz = Files.exists(folder.resolve("intent_train.jsonl"));
        return switch (part.kind()) {
            case intents ->
                intents(part, folder.resolve(crosswoz ? "intent_train.jsonl" : "train.jsonl"), dev(folder, crosswoz));
            case tenShot -> intents(part, folder.resolve("train_10shot.jsonl"), dev(folder, crosswoz));
            case answers -> retrieval(part, documents(folder.resolve("answers.jsonl")), folder.resolve(DEV));
            case passages ->
                retrieval(part, documents(folder.resolve("passages.jsonl")), folder.resolve("questions_dev.jsonl"));
            case names -> retrieval(part, names(folder.resolve("entities.jsonl")), folder.resolve("lookup_dev.jsonl"));
            case own -> throw new IllegalArgumentException(part.name() + ": is measured by its own command");
        };
    }

    private static Path dev(Path folder, boolean crosswoz) {
        return folder.resolve(crosswoz ? "intent_dev.jsonl" : DEV);
    }

    // ---- intents -------------------------------------------------------------------------------------------------

    private List<String> intents(ReportPart part, Path trainFile, Path devFile) {
        List<Labelled> train = labelled(trainFile);
        List<Labelled> asked = labelled(devFile);
        Language language = Language.detect(train.getFirst().text(), Language.EN);
        IntentMeasurement.Figures ours = new IntentMeasurement(encoder, language).measure(train, List.of(), asked);
        double baseline = new LinearBaseline(train).accuracy(asked);
        List<String> lines = new ArrayList<>(head(part, train.size() + " learnt from, " + asked.size() + " asked"));
        lines.add(row("intent told right, messages of an intent", percent(ours.accuracy()), percent(baseline), part));
        lines.add(row("macro-F1 over the intents", percent(ours.macroF1()), "", null));
        Double auroc = ours.aurocOos();
        if (auroc != null) {
            lines.add(row("AUROC, messages of an intent against those of none", decimal(auroc), "", null));
        }
        IntentMeasurement.Balanced balanced = ours.balanced();
        if (balanced != null) {
            lines.add(row(
                    "at the threshold that weighs both alike, set by cross-validation on train: taken and right; turned away",
                    percent(balanced.inScope()) + "; " + percent(balanced.outOfScope()),
                    "",
                    null));
        }
        return lines;
    }

    private static List<Labelled> labelled(Path file) {
        return JsonLines.read(file).stream()
                .map(line -> new Labelled(line.written("text"), line.text("intent")))
                .toList();
    }

    // ---- retrieval -----------------------------------------------------------------------------------------------

    private List<String> retrieval(ReportPart part, List<Document> documents, Path questions) {
        List<RetrievalMeasurement.Asked> asked = JsonLines.read(questions).stream()
                .map(RetrievalMeasurement::question)
                .toList();
        RetrievalMeasurement.Figures figures = RetrievalMeasurement.measure(documents, asked, encoder);
        List<String> lines =
                new ArrayList<>(head(part, documents.size() + " documents, " + asked.size() + " questions"));
        lines.add(row("hit@1", decimal(figures.hit1()), "", part));
        lines.add(row("hit@5", decimal(figures.hit5()), "", null));
        lines.add(row("MRR@10", decimal(figures.mrr10()), "", null));
        return lines;
    }

    private static List<Document> documents(Path file) {
        return JsonLines.read(file).stream().map(RetrievalMeasurement::document).toList();
    }

    /** The items by their names alone. */
    private static List<Document> names(Path file) {
        return JsonLines.read(file).stream()
                .map(line -> new Document(
                        line.text("id"),
                        Passage.Kind.article,
                        Language.ZH,
                        line.text("名称"),
                        List.of(),
                        line.text("名称")))
                .toList();
    }

    // ---- the page ------------------------------------------------------------------------------------------------

    private static List<String> head(ReportPart part, String sizes) {
        return List.of(
                "### " + part.title(),
                "Train and dev part: " + sizes + ".",
                "",
                "| figure | ours | linear baseline, same messages | bar | best other, test part |",
                "| --- | --- | --- | --- | --- |");
    }

    private static String row(String figure, String ours, String baseline, @Nullable ReportPart part) {
        String bar = part == null ? null : part.bar();
        String peer = part == null ? null : part.peer();
        return "| " + figure + " | " + ours + " | " + baseline + " | " + (bar == null ? "" : bar) + " | "
                + (peer == null ? "" : peer) + " |";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String decimal(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    /** Whether the data of a part lies there; of the project's own it always does. */
    public static boolean isThere(Path data, ReportPart part) {
        return part.folder()
                .map(folder -> Files.isDirectory(data.resolve(folder)))
                .orElse(true);
    }
}
