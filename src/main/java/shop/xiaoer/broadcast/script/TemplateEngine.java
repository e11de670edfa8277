package shop.xiaoer.broadcast.script;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.text.Language;

/**
 * Writes without a model. The same request, facts and check give the same segments. Safe from any thread; keeps the
 * calling one busy until the end.
 */
public final class TemplateEngine {
    public static final String NAME = "template";

    private final Map<Language, Grammar> grammars = new EnumMap<>(Language.class);
    private final ComplianceCheck check;

    /** Reads the grammars. */
    public TemplateEngine(ComplianceCheck check) {
        this.check = check;
        for (Language language : Language.values()) {
            grammars.put(language, Grammar.of(language));
        }
    }

    /** @param complete false where the facts did not carry so many words */
    record Result(List<Segment> segments, List<Removed> removed, boolean complete) {}

    /** @throws Composer.Stopped where the listener wants no more */
    Result write(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        return write(request, facts, listener, Set.of());
    }

    /** @param avoid bare sentences that are not to be said */
    Result write(ScriptRequest request, ScriptFacts facts, ScriptListener listener, Set<String> avoid) {
        Composer composer = composer(request, facts, listener);
        composer.maker().avoid(avoid);
        boolean complete = composer.compose();
        return new Result(composer.segments(), composer.removed(), complete);
    }

    /** Of the grammar that sentences are drawn from. */
    String promptHash(Language language) {
        return grammar(language).hash();
    }

    private Grammar grammar(Language language) {
        Grammar grammar = grammars.get(language);
        if (grammar == null) {
            throw new IllegalStateException("no grammar for " + language);
        }
        return grammar;
    }

    Composer composer(ScriptRequest request, ScriptFacts facts, ScriptListener listener) {
        return new Composer(request, facts, grammar(request.language()), check, listener);
    }
}
