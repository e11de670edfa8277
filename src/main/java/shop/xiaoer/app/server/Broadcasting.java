package shop.xiaoer.app.server;

import java.time.Clock;
import java.util.UUID;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.VariantMeter;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.voice.NoVoice;
import shop.xiaoer.broadcast.driver.voice.Recital;
import shop.xiaoer.broadcast.driver.voice.Voice;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.Rewording;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.room.report.LoopMeaning;
import shop.xiaoer.broadcast.script.ModelEngine;
import shop.xiaoer.broadcast.script.ScriptWriter;
import shop.xiaoer.broadcast.script.TemplateEngine;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.connect.voice.EspeakVoice;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.room.KeywordReplies;
import shop.xiaoer.desk.room.RoomAnswers;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.desk.room.RoomLaw;
import shop.xiaoer.desk.script.ScriptDesk;
import shop.xiaoer.desk.script.ScriptShelf;
import shop.xiaoer.llm.LanguageModel;
import shop.xiaoer.prompt.PromptLibrary;
import shop.xiaoer.store.Sql;
import shop.xiaoer.store.broadcast.PgComments;
import shop.xiaoer.store.broadcast.PgCommissions;
import shop.xiaoer.store.broadcast.PgPersonas;
import shop.xiaoer.store.broadcast.PgRoomReplies;
import shop.xiaoer.store.broadcast.PgRooms;
import shop.xiaoer.store.broadcast.PgScripts;
import shop.xiaoer.store.broadcast.PgShows;
import shop.xiaoer.text.WordTable;
import shop.xiaoer.text.embed.Encoder;

/** The writers' room, wired. */
record Broadcasting(
        Settings settings,
        Sql sql,
        UUID node,
        KnowledgeKeeper knowledge,
        Products products,
        Models models,
        PromptLibrary prompts,
        Encoder encoder,
        Starter tasks,
        Clock clock) {

    /**
     * @param known answers from the shop's own words alone
     * @param full with the model behind them
     */
    RoomDesk rooms(ScriptShelf scripts, Answerer known, Answerer full, WordTable words, Neighbours neighbours) {
        Clock shopTime = clock.withZone(settings.zone());
        RoomLaw law = new RoomLaw(knowledge.law(), products, shopTime);
        return RoomDesk.of(
                new PgRooms(sql, node),
                new PgShows(sql),
                new PgComments(sql),
                scripts,
                new ScriptCheck(knowledge.law(), products, policies(), shopTime),
                PlatformProfiles.standard(),
                products,
                law,
                new KeywordReplies(new PgRoomReplies(sql), law, clock, eyes()),
                new RoomAnswers(known, full, knowledge.law(), products, words, shopTime),
                words,
                new LoopMeaning(encoder),
                tasks,
                neighbours,
                clock);
    }

    ScriptDesk desk() {
        TemplateEngine templates = new TemplateEngine(knowledge.law());
        ScriptCheck check = new ScriptCheck(knowledge.law(), products, policies(), clock.withZone(settings.zone()));
        PgScripts scripts = new PgScripts(sql);
        VariantMeter meter = new VariantMeter(encoder);
        return ScriptDesk.of(
                scripts,
                scripts,
                new PgCommissions(sql, node),
                personas(),
                PlatformProfiles.standard(),
                new ScriptWriter(templates, model(templates), meter),
                check,
                new Review(scripts, check, products, policies(), knowledge::lawVersion, clock, eyes()),
                new Rewording(scripts, check, meter, clock),
                Exports.standard(label()),
                products,
                asks(),
                policies(),
                tasks,
                clock);
    }

    /** Reads aloud where this machine has a voice. */
    Recital recital() {
        Voice voice = settings.voice().equals("none")
                ? new NoVoice("XIAOER_VOICE is none")
                : EspeakVoice.of(settings.voice());
        return new Recital(voice, label());
    }

    private AiLabel label() {
        return new AiLabel(knowledge.now().snapshot().shop().name().zh());
    }

    private ModelEngine model(TemplateEngine templates) {
        LanguageModel model = models.model();
        return new ModelEngine(model, prompts, templates, ModelEngine.Settings.standard(), clock);
    }

    private Review.Eyes eyes() {
        return settings.fourEyes() ? Review.Eyes.four : Review.Eyes.two;
    }

    KeptPersonas personas() {
        return new KeptPersonas(knowledge, new PgPersonas(sql));
    }

    private ShopPolicies policies() {
        return language -> ScriptSources.policies(knowledge.now().snapshot(), language);
    }

    private ScriptFacts.AttributeAsks asks() {
        return (key, language) -> ScriptSources.asks(knowledge.now().snapshot(), key, language);
    }
}
