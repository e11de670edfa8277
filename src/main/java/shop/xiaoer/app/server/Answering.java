package shop.xiaoer.app.server;

import java.time.Clock;
import shop.xiaoer.answer.AnswerPipeline;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.Suggester;
import shop.xiaoer.answer.Thinking;
import shop.xiaoer.answer.model.ModelGenerator;
import shop.xiaoer.answer.model.SilentGenerator;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.entrance.Entrances;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.llm.NoModel;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.text.WordTable;

/** What answers, wired: over the same knowledge and goods, with the model behind it or without. */
record Answering(
        KnowledgeKeeper knowledge,
        Thinking thinking,
        Products products,
        Entrances entrances,
        Generator generator,
        WordTable words) {

    /** What writes answers, as the settings have it. */
    static Generator generator(Models models, PromptLibrary prompts, KnowledgeKeeper knowledge, Clock clock) {
        LanguageModel model = models.model();
        return model instanceof NoModel ? new SilentGenerator() : new ModelGenerator(model, prompts, knowledge, clock);
    }

    AnswerPipeline full() {
        return new AnswerPipeline(knowledge, thinking, products, entrances, generator, words);
    }

    /** The shop's own words alone. */
    AnswerPipeline withoutModel() {
        return withoutModel(thinking);
    }

    AnswerPipeline withoutModel(Thinking elsewhere) {
        return new AnswerPipeline(knowledge, elsewhere, products, entrances, new SilentGenerator(), words);
    }

    Suggester suggester() {
        return new Suggester(knowledge, thinking, products, generator, words);
    }
}
