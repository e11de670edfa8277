package shop.xiaoer.app.server;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.llm.ModelState;
import shop.xiaoer.prompt.PromptId;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.store.Database;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.VectorCache;
import shop.xiaoer.web.Health;

/** How each part stands. A model that is away keeps nothing down: the shop answers from its knowledge. */
record Vitals(
        Database database,
        KnowledgeKeeper knowledge,
        PromptLibrary prompts,
        Models models,
        VectorCache vectors,
        Supplier<Part> orders)
        implements Health {
    private static final int SHOWN = 5;

    @Override
    public SortedMap<String, Part> parts() {
        SortedMap<String, Part> parts = new TreeMap<>();
        boolean answers = database.answers();
        parts.put("database", new Part(answers ? "up" : "down", answers ? "" : "does not answer", !answers));
        parts.put("encoder", new Part("up", vectors.kept() + " vectors kept", false));
        Snapshot snapshot = knowledge.now().snapshot();
        parts.put("knowledge", knowledge(snapshot.generation(), knowledge.faults()));
        parts.put("prompts", new Part("up", "answer " + shortHash(), false));
        parts.put(
                "index",
                new Part(
                        "up",
                        snapshot.articles().size() + " articles, "
                                + (knowledge.now().intents().isTrained() ? "trained" : "training"),
                        false));
        parts.put("model", model());
        parts.put("orders", orders.get());
        return parts;
    }

    /** Broken files are told and keep nothing down: the last good state serves. */
    private static Part knowledge(long generation, List<String> faults) {
        if (faults.isEmpty()) {
            return new Part("up", "generation " + generation, false);
        }
        int count = faults.size();
        String shown = String.join("; ", faults.subList(0, Math.min(SHOWN, count)));
        return new Part("faults", count + (count == 1 ? " fault: " : " faults: ") + shown, false);
    }

    private String shortHash() {
        return prompts.prompt(PromptId.answer, Language.ZH).hash().substring(0, 12);
    }

    private Part model() {
        return models.describe()
                .map(model -> new Part(
                        model.state().name(),
                        (model.name() + " " + model.detail() + " "
                                        + model.mend().orElse(""))
                                .strip(),
                        false))
                .orElseGet(() -> new Part(ModelState.off.name(), "no engine is configured", false));
    }
}
