package shop.xiaoer.broadcast.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.llm.ModelState;

/**
 * Writes scripts: a request and the facts of its products in, a draft out. Blocks until the end; called on a virtual
 * thread of the desk.
 */
public final class ScriptWriter {
    private final TemplateEngine templates;
    private final @Nullable ModelEngine model;

    /** @param model null where no model is configured */
    public ScriptWriter(TemplateEngine templates, @Nullable ModelEngine model) {
        this.templates = templates;
        this.model = model;
    }

    public ScriptOutcome write(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        List<String> there =
                facts.products().stream().map(ScriptFacts.ProductFacts::id).toList();
        if (!there.equals(request.products()) || facts.language() != request.language()) {
            return new ScriptOutcome.NotPossible("the facts are those of " + there + ", asked for are "
                    + request.products() + " in " + request.language().tag());
        }
        try {
            return switch (request.engine()) {
                case template -> fromTemplates(request, facts, listener);
                case model -> named(request, facts, listener);
                case auto -> automatic(request, facts, listener);
            };
        } catch (Composer.Stopped e) {
            return new ScriptOutcome.Cancelled();
        }
    }

    private ScriptOutcome named(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        if (model == null) {
            return new ScriptOutcome.ModelUnavailable(ModelState.off);
        }
        return model.up() ? model(model, request, facts, listener) : new ScriptOutcome.ModelUnavailable(model.state());
    }

    private ScriptOutcome automatic(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        return model != null && model.up()
                ? model(model, request, facts, listener)
                : fromTemplates(request, facts, listener);
    }

    private static ScriptOutcome model(
            ModelEngine model, ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        return outcome(
                request,
                model.write(request, facts, listener),
                model.name(request.language()),
                origin(request, facts, model.promptHash(request.language())));
    }

    private ScriptOutcome fromTemplates(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        return outcome(
                request,
                templates.write(request, facts, listener),
                TemplateEngine.NAME,
                origin(request, facts, templates.promptHash(request.language())));
    }

    /** What is known before anything is written. */
    private static Origin origin(ScriptRequest request, ScriptFacts facts, String prompt) {
        String persona = ScriptVersion.hash(request.persona().wording(request.language()));
        return new Origin(request.words(), "", prompt, persona, facts.hash(), "", "", null);
    }

    private static ScriptOutcome outcome(
            ScriptRequest request, TemplateEngine.Result result, String engine, Origin origin) {
        if (!result.complete()) {
            return new ScriptOutcome.NotPossible(
                    "the products' facts do not carry " + request.words() + " words without repeating a sentence");
        }
        return new ScriptOutcome.Written(draft(request, result.segments(), result.removed(), engine, origin));
    }

    private static Script draft(
            ScriptRequest request, List<Segment> segments, List<Removed> removed, String engine, Origin origin) {
        String version = ScriptVersion.of(segments);
        return new Script(
                request.id(),
                version,
                new ScriptState.Draft(null),
                request.language(),
                request.platform().id(),
                request.persona().id(),
                request.seed(),
                engine,
                request.products(),
                segments,
                List.of(),
                removed,
                origin.written(engine, version));
    }
}
