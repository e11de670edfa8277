package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.compliance.ComplianceCase;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.ComplianceContext;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/**
 * Lawful talk for the learnt sense to know: passages of scripts that templates write over the shop's own goods, product by
 * product, in every persona and for platforms in turn, as far as the rules alone let them pass, and the paragraphs of the
 * shop's policies. The same files give the same passages.
 */
public final class LawfulTalk {
    /** Scripts a product: enough that each kind of sentence comes with each kind of goods. */
    private static final int ROUNDS = 3;

    private static final int WORDS = 400;
    private static final long SEED = 20_261_123;
    /** Of a passage as the check cuts them. */
    private static final int LONGEST_ZH = 80;

    private static final int LONGEST_EN = 240;

    private final ComplianceCheck rules;
    private final Language language;
    private final Set<ComplianceCase> cases = new LinkedHashSet<>();

    private LawfulTalk(ComplianceCheck rules, Language language) {
        this.rules = rules;
        this.language = language;
    }

    /**
     * @param rules without a learnt sense
     * @param personas beside the standard one
     */
    public static List<ComplianceCase> of(
            List<Product> products,
            ScriptFacts.AttributeAsks asks,
            ShopPolicies policies,
            List<Persona> personas,
            ComplianceCheck rules,
            Language language) {
        LawfulTalk talk = new LawfulTalk(rules, language);
        TemplateEngine templates = new TemplateEngine(rules);
        List<Persona> hosts = new ArrayList<>(personas);
        hosts.addFirst(Persona.standard());
        List<PlatformProfile> platforms = PlatformProfiles.standard().all();
        for (int i = 0; i < ROUNDS * products.size(); i++) {
            Product product = products.get(i % products.size());
            ScriptRequest request = new ScriptRequest(
                    "lawful",
                    List.of(product.id()),
                    language,
                    hosts.get(i % hosts.size()),
                    platforms.get(i % platforms.size()),
                    WORDS,
                    SEED + i,
                    ScriptRequest.Engine.template);
            ScriptFacts facts = ScriptFacts.of(List.of(product), language, asks, policies);
            // Where a script is checked the price of the days before is known, where it is written it is not.
            boolean priced = i % 2 == 0;
            for (Segment segment :
                    templates.write(request, facts, ScriptListener.none()).segments()) {
                talk.passages(segment.text(), segment.productIfAny().isPresent() ? product : null, priced);
            }
        }
        policies.in(language)
                .forEach(article -> article.paragraphs().forEach(text -> talk.passages(text, null, false)));
        return List.copyOf(talk.cases);
    }

    private void passages(String text, @Nullable Product product, boolean priced) {
        int longest = language == Language.ZH ? LONGEST_ZH : LONGEST_EN;
        int from = -1;
        int to = 0;
        for (Sentences.Span span : Sentences.of(text)) {
            if (from >= 0 && span.to() - from > longest) {
                add(CodePoints.slice(text, from, to), product, priced);
                from = -1;
            }
            from = from < 0 ? span.from() : from;
            to = span.to();
        }
        if (from >= 0) {
            add(CodePoints.slice(text, from, to), product, priced);
        }
    }

    private void add(String passage, @Nullable Product product, boolean priced) {
        ComplianceContext context = SpeechContext.of(
                product,
                language,
                product == null || !priced ? null : product.price().amount());
        boolean blocked = rules.check(passage, context).stream()
                .anyMatch(finding -> finding.severity() == Finding.Severity.blocking);
        if (!blocked) {
            cases.add(new ComplianceCase(passage, context, false, null, null));
        }
    }
}
