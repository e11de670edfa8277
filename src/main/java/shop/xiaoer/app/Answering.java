package shop.xiaoer.app;

import java.time.Clock;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.ModelGenerator;
import shop.xiaoer.answer.SilentGenerator;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.NoModel;
import shop.xiaoer.prompt.PromptLibrary;

/** What writes answers, as the settings have it. */
final class Answering {
    private Answering() {}

    static Generator generator(Models models, PromptLibrary prompts, KnowledgeKeeper knowledge, Clock clock) {
        LanguageModel model = models.model();
        return model instanceof NoModel ? new SilentGenerator() : new ModelGenerator(model, prompts, knowledge, clock);
    }
}
