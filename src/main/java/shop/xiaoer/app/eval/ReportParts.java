package shop.xiaoer.app.eval;

import java.util.List;
import shop.xiaoer.app.eval.ReportPart.Kind;

/** The parts of the page of results, in their order, with the bars and the best others. */
public final class ReportParts {
    private static final String SVM = "linear SVM on words and characters: ";

    private ReportParts() {}

    public static List<ReportPart> all() {
        return List.of(
                intents("banking77", "BANKING77, 77 near intents, en", "94.5 %", SVM + "91.6 %"),
                intents(
                        "clinc150",
                        "CLINC150, 150 intents and messages of none, en",
                        "97 %; AUROC .985; balanced 95 % and 94 %",
                        SVM + "93.1 %; .952; 87.4 % and 87.6 %"),
                intents("hwu64", "HWU64, 64 intents, en", "92.5 %", SVM + "88.8 %"),
                intents(
                        "bitext",
                        "Bitext, 27 intents of a help desk, en",
                        "92 % on other wording, which is not here",
                        SVM + "87.1 % on other wording"),
                new ReportPart(
                        "crosswoz", "CrossWOZ, 20 acts, zh", Kind.intents, "crosswoz-zh", "99 %", SVM + "98.9 %"),
                tenShot("banking77", "88 %", SVM + "73.4 %; published with a large model's paraphrases: 89.8 %"),
                tenShot("clinc150", "93.5 %", SVM + "83.2 %; published: 94.8 %"),
                tenShot("hwu64", "85.5 %", SVM + "68.8 %; published: 87.4 %"),
                new ReportPart(
                        "bitext-answers",
                        "Bitext, question to one of 27 answers, en",
                        Kind.answers,
                        "bitext",
                        "hit@1 .75",
                        "BM25: .461"),
                new ReportPart(
                        "cmrc",
                        "CMRC 2018, question to passage, zh",
                        Kind.passages,
                        "cmrc2018-zh",
                        "hit@1 .975",
                        "BM25: .971"),
                new ReportPart(
                        "crosswoz-names",
                        "CrossWOZ, the item that a message names, zh",
                        Kind.names,
                        "crosswoz-zh",
                        "hit@1 .998",
                        null),
                own("confidence", "Confidence keeps its word"),
                own("followups", "Follow-ups led as their full wording"),
                own("dialogues", "Dialogues"),
                own("understanding", "Labelled messages"),
                own("guards", "Replies against their evidence"),
                own("compliance", "Lines of hosts"),
                own("spoken", "Sentences read out"));
    }

    private static ReportPart intents(String name, String title, String bar, String peer) {
        return new ReportPart(name, title, Kind.intents, name, bar, peer);
    }

    private static ReportPart tenShot(String data, String bar, String peer) {
        return new ReportPart(
                data + "-10",
                data.toUpperCase(java.util.Locale.ROOT) + ", ten examples an intent",
                Kind.tenShot,
                data,
                bar,
                peer);
    }

    private static ReportPart own(String suite, String title) {
        return new ReportPart(suite, title, Kind.own, null, null, null);
    }
}
