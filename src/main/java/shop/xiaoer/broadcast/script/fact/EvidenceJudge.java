package shop.xiaoer.broadcast.script.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.text.Language;

/**
 * Decides for a sentence what binds it, whoever wrote it: a template, the model or a person. A figure, and a word that
 * claims something, must stand in a field or a paper of the product, or in a policy of the shop that says nearly the same
 * words; else the sentence is not to be said. Immutable, safe from any thread.
 */
public final class EvidenceJudge {
    /** Of a fact's parts, so many must come in the sentence that it is bound to. */
    private static final double ENOUGH_SHARED = 0.6;

    /** A shorter value, such as "yes", stands in sentences that have nothing to do with it. */
    private static final int SHORTEST = 3;

    private static final Pattern CLAUSES = Pattern.compile("[，：；。！？:;!?]|[,.](?=\\s|$)");

    private static final Pattern QUESTION = Pattern.compile("[?？][”’\"'」』）)]*\\s*$");

    private final ScriptFacts.@Nullable ProductFacts facts;
    private final Language language;
    private final EvidenceText.Claims claims;
    private final PolicyQuotes policies;
    private final List<Carrier> carriers;
    private final String all;
    private final Set<String> known;

    /** A fact with what is compared of it. */
    private record Carrier(Fact fact, String flat, Set<String> figures, Set<String> allFigures, Set<String> parts) {}

    private EvidenceJudge(
            ScriptFacts.@Nullable ProductFacts facts,
            Language language,
            List<String> names,
            EvidenceText.Claims claims,
            PolicyQuotes policies) {
        this.facts = facts;
        this.language = language;
        this.claims = claims;
        this.policies = policies;
        this.carriers = facts == null
                ? List.of()
                : facts.facts().stream().map(this::carrier).toList();
        this.all =
                EvidenceText.flat(String.join(" ", names) + " " + (facts == null ? "" : everything(facts, language)));
        this.known = EvidenceText.figures(all);
    }

    /** Those of a script: one for each of its products, and one for sentences about none. */
    public static Bench bench(ScriptFacts script) {
        Language language = script.language();
        EvidenceText.Claims claims = EvidenceText.claims(language);
        PolicyQuotes policies = new PolicyQuotes(script.policies(), language);
        List<String> names =
                script.products().stream().map(ScriptFacts.ProductFacts::name).toList();
        return new Bench(
                script.products().stream()
                        .collect(Collectors.toMap(
                                ScriptFacts.ProductFacts::id,
                                facts -> new EvidenceJudge(facts, language, names, claims, policies))),
                new EvidenceJudge(null, language, names, claims, policies));
    }

    /** The judges of one script. */
    public record Bench(Map<String, EvidenceJudge> ofProducts, EvidenceJudge general) {
        public Bench {
            ofProducts = Map.copyOf(ofProducts);
        }

        /** @param product null for a sentence about none; one that is gone has no facts either */
        public EvidenceJudge of(@Nullable String product) {
            return product == null ? general : ofProducts.getOrDefault(product, general);
        }
    }

    public sealed interface Verdict {
        /** It states facts that stand in these sources. */
        record Bound(Set<EvidenceRef.Source> sources) implements Verdict {}

        /** It states nothing that a source would have to carry. */
        record NoFact() implements Verdict {}

        /**
         * It states something that stands in no source.
         *
         * @param rule {@code evidence.figure} or {@code evidence.claim}
         */
        record Unbound(String rule, String why) implements Verdict {}
    }

    /** @param sentence with its slots taken out */
    public Verdict of(String sentence) {
        String flat = EvidenceText.flat(sentence);
        Set<String> figures = EvidenceText.figures(sentence);
        Set<EvidenceRef.Source> sources = new LinkedHashSet<>();
        carriers.stream()
                .filter(carrier -> carries(carrier, flat, figures))
                .forEach(carrier -> sources.addAll(carrier.fact().sources()));
        String rest = policies.unnamed(sentence);
        for (Sentences.Span span : Sentences.of(rest)) {
            Optional<Verdict.Unbound> open = bindRest(CodePoints.slice(rest, span.from(), span.to()), sources);
            if (open.isPresent()) {
                return open.get();
            }
        }
        if (sources.isEmpty() && !figures.isEmpty()) {
            bindFigures(figures, sources);
        }
        return sources.isEmpty() ? new Verdict.NoFact() : new Verdict.Bound(sources);
    }

    /** Clauses with figures or claims that are not the product's are bound to policies, or the sentence is unbound. */
    private Optional<Verdict.Unbound> bindRest(String sentence, Set<EvidenceRef.Source> sources) {
        boolean question = QUESTION.matcher(sentence).find();
        for (String clause : CLAUSES.split(sentence)) {
            String flat = EvidenceText.flat(clause);
            Optional<Verdict.Unbound> open = EvidenceText.figures(clause).stream()
                    .filter(figure -> !known.contains(figure))
                    .findFirst()
                    .map(figure ->
                            new Verdict.Unbound("evidence.figure", "the figure '" + figure + "' stands in no fact"))
                    .or(() -> claims.in(flat, all, question)
                            .map(claim -> new Verdict.Unbound(
                                    "evidence.claim", "the claim '" + claim.strip() + "' stands in no fact")));
            if (open.isPresent()) {
                Optional<EvidenceRef.Source> policy = policies.saying(clause);
                if (policy.isEmpty()) {
                    return open;
                }
                sources.add(policy.get());
            }
        }
        return Optional.empty();
    }

    /** Each figure is known: the facts that have one of them, or the names. */
    private void bindFigures(Set<String> figures, Set<EvidenceRef.Source> sources) {
        carriers.stream()
                .filter(carrier -> carrier.allFigures().stream().anyMatch(figures::contains))
                .forEach(carrier -> sources.addAll(carrier.fact().sources()));
        if (facts == null) {
            return;
        }
        facts.pains().stream()
                .filter(pain -> EvidenceText.figures(pain.text()).stream().anyMatch(figures::contains))
                .forEach(pain -> sources.add(pain.source()));
        if (sources.isEmpty()) {
            sources.add(EvidenceRef.Source.ofProduct(facts.id(), "name"));
        }
    }

    private boolean carries(Carrier carrier, String flat, Set<String> figures) {
        Fact fact = carrier.fact();
        if (fact.kind() == Fact.Kind.returnable) {
            return language == Language.ZH ? flat.contains("七天无理由") : flat.contains("seven-day");
        }
        if (fact.value().isBlank()) {
            return false;
        }
        if (CodePoints.length(carrier.flat()) >= SHORTEST && flat.contains(carrier.flat())) {
            return true;
        }
        if (!carrier.figures().isEmpty() && !figures.containsAll(carrier.figures())) {
            return false;
        }
        Set<String> parts = carrier.parts();
        long shared = parts.stream().filter(flat::contains).count();
        return parts.size() >= 2 && shared >= ENOUGH_SHARED * parts.size();
    }

    private Carrier carrier(Fact fact) {
        return new Carrier(
                fact,
                EvidenceText.flat(fact.value()).strip(),
                EvidenceText.figures(fact.value()),
                EvidenceText.figures(words(fact)),
                EvidenceText.parts(fact.value(), language));
    }

    private static String everything(ScriptFacts.ProductFacts facts, Language language) {
        List<String> words = new ArrayList<>(List.of(facts.name(), facts.category()));
        facts.facts().forEach(fact -> words.add(words(fact)));
        facts.pains().forEach(pain -> words.add(pain.text()));
        if (facts.product().returnable()) {
            words.add(language == Language.ZH ? "七天无理由退货" : "seven-day no-reason return");
        }
        return String.join(" ", words);
    }

    private static String words(Fact fact) {
        String paper = fact.paper() == null
                ? ""
                : " " + fact.paper().number() + " " + fact.paper().date() + " "
                        + fact.paper().issuer();
        return fact.label() + " " + fact.value() + paper;
    }
}
