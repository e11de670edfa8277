package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.VariantMeter;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.llm.ModelState;

/**
 * Writes scripts: a request and the facts of its products in, a draft out. Blocks until the end; called on a virtual
 * thread of the desk.
 */
public final class ScriptWriter {
    private final TemplateEngine templates;
    /** Between the seeds of two ways; any number that no person's next seed is. */
    private static final long SEEDS_APART = 1_000_003;

    /** Templates are asked so many times more where a segment still has too few ways; they cost next to nothing. */
    private static final int MORE_TRIES = 4;

    private final @Nullable ModelEngine model;
    private final VariantMeter meter;

    /** @param model null where no model is configured */
    public ScriptWriter(TemplateEngine templates, @Nullable ModelEngine model, VariantMeter meter) {
        this.templates = templates;
        this.model = model;
        this.meter = meter;
    }

    /** Writes segments over the same once more, without sentences that were said. */
    private interface Other {
        List<Segment> write(ScriptRequest seeded, Set<String> avoid);
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

    private ScriptOutcome model(ModelEngine model, ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        ScriptListener silent = ScriptListener.silent(listener);
        return outcome(
                request,
                varied(
                        request,
                        model.write(request, facts, listener),
                        0,
                        (seeded, avoid) ->
                                model.write(seeded, facts, silent, avoid).segments()),
                model.name(request.language()),
                origin(request, facts, model.promptHash(request.language())));
    }

    private ScriptOutcome fromTemplates(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        ScriptListener silent = ScriptListener.silent(listener);
        return outcome(
                request,
                varied(
                        request,
                        templates.write(request, facts, listener),
                        MORE_TRIES,
                        (seeded, avoid) ->
                                templates.write(seeded, facts, silent, avoid).segments()),
                TemplateEngine.NAME,
                origin(request, facts, templates.promptHash(request.language())));
    }

    private TemplateEngine.Result varied(
            ScriptRequest request, TemplateEngine.Result first, int moreTries, Other writer) {
        if (request.variants() == 1 || !first.complete()) {
            return first;
        }
        VariantChoice choice = new VariantChoice(first.segments());
        for (int way = 2; way <= request.variants() + moreTries && choice.lacks(request.variants()); way++) {
            long seed = request.seed() + SEEDS_APART * (way - 1);
            choice.offer(writer.write(request.seeded(seed), choice.said()));
            choice.take(Math.min(way, request.variants()));
        }
        List<Segment> varied = first.segments().stream()
                .map(segment -> meter.with(segment, choice.others(segment.n() - 1), request.language()))
                .toList();
        return new TemplateEngine.Result(varied, first.removed(), true);
    }

    /**
     * One more way for a segment of a script, without a sentence that any of the script's has: by the model where the
     * request lets it and it finds one in time, else by templates.
     *
     * @param request of the script, with a seed that it was not written with
     * @param without way of the segment that the new one takes the place of, 0 for none
     * @return empty where the facts carry no other
     */
    public Optional<Segment> another(
            ScriptRequest request, ScriptFacts facts, List<Segment> segments, int n, int without) {
        Segment old = segments.get(n - 1);
        List<Segment> ways = new ArrayList<>(old.everyWay());
        if (without > 0 && ways.size() > 1) {
            ways.remove(without - 1);
        }
        Set<String> said = VariantChoice.sentences(segments);
        Segment first = meter.with(ways.getFirst(), ways.subList(1, ways.size()), request.language());
        VariantChoice choice = new VariantChoice(List.of(first), said);
        if (model != null && request.engine() != ScriptRequest.Engine.template && model.up()) {
            choice.offer(model.others(request, facts, old, said));
        }
        return taken(choice, ways.size())
                .or(() -> {
                    choice.offer(templates
                            .write(request, facts, ScriptListener.none(), said)
                            .segments());
                    return taken(choice, ways.size());
                })
                .map(found -> found.numbered(n));
    }

    private static Optional<Segment> taken(VariantChoice choice, int there) {
        choice.take(there + 1);
        List<Segment> others = choice.others(0);
        return others.size() >= there ? Optional.of(others.getLast()) : Optional.empty();
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
