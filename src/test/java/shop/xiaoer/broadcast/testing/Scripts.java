package shop.xiaoer.broadcast.testing;

import java.util.List;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.VariantMeter;
import shop.xiaoer.broadcast.script.ScriptListener;
import shop.xiaoer.broadcast.script.ScriptOutcome;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.script.ScriptWriter;
import shop.xiaoer.broadcast.script.TemplateEngine;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;

/** Scripts from templates for tests that need one. */
public final class Scripts {
    /** A law that finds nothing. */
    public static final ComplianceCheck LAWFUL = (text, context) -> List.of();

    public static final VariantMeter METER = new VariantMeter(new HashEncoder());

    private Scripts() {}

    public static PlatformProfile platform(String id) {
        return PlatformProfiles.standard().find(id).orElseThrow();
    }

    public static ScriptRequest request(List<String> products, Language language, int words, long seed) {
        return new ScriptRequest(
                "script-1",
                products,
                language,
                Persona.standard(),
                platform("taobao"),
                words,
                seed,
                ScriptRequest.Engine.template);
    }

    public static Script write(Shelf shelf, Language language, int words, long seed) {
        return write(shelf, request(shelf.ids(), language, words, seed));
    }

    public static Script write(Shelf shelf, ScriptRequest request) {
        ScriptOutcome outcome = new ScriptWriter(new TemplateEngine(LAWFUL), null, METER)
                .write(request, shelf.facts(request.language(), request.products()), ScriptListener.none());
        if (outcome instanceof ScriptOutcome.Written written) {
            return written.script();
        }
        throw new AssertionError("not written: " + outcome);
    }
}
