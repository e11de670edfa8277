package shop.xiaoer.desk.script;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.script.Commissions;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.script.TemplateEngine;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.text.Language;

/**
 * What a writer is given: the wish with its persona and platform as they are now, and the facts of its goods. Safe from any
 * thread; blocks.
 */
final class ScriptBriefs {
    private final Personas personas;
    private final PlatformProfiles platforms;
    private final Products products;
    private final ScriptFacts.AttributeAsks asks;
    private final ShopPolicies policies;

    ScriptBriefs(
            Personas personas,
            PlatformProfiles platforms,
            Products products,
            ScriptFacts.AttributeAsks asks,
            ShopPolicies policies) {
        this.personas = personas;
        this.platforms = platforms;
        this.products = products;
        this.asks = asks;
        this.policies = policies;
    }

    /** A script once more, from its seed. Empty where its persona or platform is not there any more. */
    Optional<ScriptRequest> again(Script script) {
        boolean templates = script.engine().equals(TemplateEngine.NAME);
        return spoken(script.persona(), script.platform())
                .map(by -> new ScriptRequest(
                        TimeOrderedId.next().toString(),
                        script.products(),
                        script.language(),
                        by.persona(),
                        by.platform(),
                        script.origin().words(),
                        script.seed(),
                        templates ? ScriptRequest.Engine.template : ScriptRequest.Engine.model,
                        script.segments().stream().mapToInt(Segment::ways).max().orElse(1)));
    }

    /** As it was wished. Empty where its persona or platform is not there any more. */
    Optional<ScriptRequest> of(Commissions.Commission commission) {
        return spoken(commission.persona(), commission.platform())
                .map(by -> new ScriptRequest(
                        commission.id(),
                        commission.products(),
                        Language.of(commission.language()),
                        by.persona(),
                        by.platform(),
                        commission.words(),
                        commission.seed(),
                        commission.engine(),
                        commission.variants()));
    }

    /** Other words for parts of a script. Empty where its persona or platform is not there any more. */
    Optional<ScriptRequest> otherWords(Script script) {
        boolean templates = script.engine().equals(TemplateEngine.NAME);
        return spoken(script.persona(), script.platform())
                .map(by -> new ScriptRequest(
                        script.id(),
                        script.products(),
                        script.language(),
                        by.persona(),
                        by.platform(),
                        Math.clamp(script.words(), ScriptRequest.MIN_WORDS, ScriptRequest.MAX_WORDS),
                        RandomGenerator.getDefault().nextInt(1, Integer.MAX_VALUE),
                        templates ? ScriptRequest.Engine.template : ScriptRequest.Engine.auto));
    }

    /** Who speaks, and where. */
    private record Spoken(Persona persona, PlatformProfile platform) {}

    private Optional<Spoken> spoken(String persona, String platform) {
        return personas.find(persona).flatMap(known -> platforms.find(platform).map(there -> new Spoken(known, there)));
    }

    ScriptFacts facts(ScriptRequest request) {
        List<Product> found = request.products().stream()
                .flatMap(id -> products.find(id).stream())
                .toList();
        return ScriptFacts.of(found, request.language(), asks, policies);
    }
}
