package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.disguise.Folded;
import shop.xiaoer.compliance.disguise.Scan;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * The check by rules: takes the disguise off the text ({@link Folding}), finds what a rule names, lets pass what an
 * exception or the context makes lawful, and offers words that pass.
 *
 * <p>Findings that overlap share one span and one rewrite, so that putting in each span's rewrite once, from the last
 * span to the first, gives a text that passes, unless a rewrite takes away the source that a sentence beside it leans
 * on: what was rewritten is checked again. An empty rewrite takes the words out.
 *
 * <p>Immutable, safe from any thread; a text of 10,000 characters takes some tens of milliseconds.
 */
public final class RuleComplianceCheck implements ComplianceCheck {
    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R[ \\t]*\\R\\s*");

    private final Map<Language, List<Ready>> rules = new EnumMap<>(Language.class);
    private final Evasions evasions;
    private final PaperRules paperRules;

    private final Map<Language, Weighing> weighings = new EnumMap<>(Language.class);

    /** The rules alone. */
    public RuleComplianceCheck(ComplianceRules rules) {
        this(rules, Map.of());
    }

    /** @param senses of the languages that one was learnt for; the others are judged by the rules alone */
    public RuleComplianceCheck(ComplianceRules rules, Map<Language, LearntSense> senses) {
        this(rules, senses, null);
    }

    /** @param encoder makes vectors of passages that their words leave open; null where words alone are weighed */
    public RuleComplianceCheck(ComplianceRules rules, Map<Language, LearntSense> senses, @Nullable Encoder encoder) {
        senses.forEach((language, sense) -> weighings.put(language, new Weighing(sense, rules.of(language), encoder)));
        for (Language language : Language.values()) {
            this.rules.put(language, rules.of(language).stream().map(Ready::new).toList());
        }
        this.evasions = rules.evasions();
        this.paperRules = rules.papers();
    }

    /** A rule with its patterns made ready to be looked for. */
    private record Ready(ComplianceRule rule, List<Scan> scans) {
        Ready(ComplianceRule rule) {
            this(rule, rule.patterns().stream().map(Scan::of).toList());
        }
    }

    /** A rule that spoke, with its span in code points of the text and in signs of the folded one. */
    record Hit(
            ComplianceRule rule,
            Finding.Severity severity,
            int from,
            int to,
            int sentenceFrom,
            int sentenceTo,
            Optional<String> exception,
            List<String> rewrites,
            Optional<Finding.Learnt> learnt) {
        /** The same with another span. */
        Hit spanning(int start, int end) {
            return new Hit(rule, severity, start, end, sentenceFrom, sentenceTo, exception, rewrites, learnt);
        }

        /** The same, as the learnt sense has it. */
        Hit weighed(Finding.Severity other, Finding.Learnt did) {
            return new Hit(rule, other, from, to, sentenceFrom, sentenceTo, exception, rewrites, Optional.of(did));
        }
    }

    @Override
    public List<Finding> check(String text, ComplianceContext context) {
        Papers papers = new Papers(context, evasions, paperRules);
        List<Finding> findings = new ArrayList<>();
        Matcher gap = PARAGRAPH_END.matcher(text);
        int start = 0;
        while (gap.find()) {
            paragraph(text, start, gap.start(), context, papers, findings);
            start = gap.end();
        }
        paragraph(text, start, text.length(), context, papers, findings);
        findings.addAll(missing(text, context));
        return List.copyOf(findings);
    }

    /** What stands in one paragraph neither excuses nor accuses another. */
    private void paragraph(
            String text, int from, int to, ComplianceContext context, Papers papers, List<Finding> findings) {
        String part = text.substring(from, to);
        int before = text.codePointCount(0, from);
        new Rewrites(part, context, words -> hits(words, context, papers))
                .findings(hits(part, context, papers)).stream()
                        .map(finding -> finding.movedBy(before))
                        .forEach(findings::add);
    }

    private List<Hit> hits(String text, ComplianceContext context, Papers papers) {
        Folded folded = Folding.fold(text, context.language(), evasions);
        List<Hit> hits = new ArrayList<>();
        for (Ready ready : rules.getOrDefault(context.language(), List.of())) {
            if (ready.rule().test() != Circumstance.missing
                    && ready.rule().test() != Circumstance.refuted
                    && ready.rule().holdsIn(context)
                    && !(context.evidence().isEmpty() && ready.rule().needsPapers())) {
                apply(ready, folded, context, papers, hits);
            }
        }
        refuted(folded, context, papers, hits);
        Weighing weighing = weighings.get(context.language());
        List<Hit> weighed = weighing == null ? hits : weighing.weigh(folded, hits, papers.all(), context);
        weighed.sort(Comparator.comparingInt(Hit::from).thenComparing(Hit::severity));
        return weighed;
    }

    /** A labelled sentence as the learnt part sees it. */
    Passage passage(ComplianceCase sentence) {
        ComplianceContext context = sentence.context();
        return new Passage(
                Folding.fold(sentence.text(), context.language(), evasions).text(),
                new Papers(context, evasions, paperRules).all(),
                context);
    }

    /** What the rules say of a labelled sentence. */
    RulesSaid said(ComplianceCase sentence) {
        ComplianceContext context = sentence.context();
        return RulesSaid.of(hits(sentence.text(), context, new Papers(context, evasions, paperRules)), context);
    }

    /** Sentences that the shop's own papers speak against, under every rule that is about what they say. */
    private void refuted(Folded folded, ComplianceContext context, Papers papers, List<Hit> hits) {
        if (context.language() != Language.EN || (context.evidence().isEmpty() && context.lowestPrice7Days() == null)) {
            return;
        }
        String text = folded.text();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && (text.charAt(to) == ';' || !Folding.endsSentence(text, to, Language.EN))) {
                to++;
            }
            if (to > from && papers.speakAgainst(text.substring(from, Math.min(to + 1, text.length())))) {
                for (Ready ready : rules.getOrDefault(Language.EN, List.of())) {
                    refuted(ready.rule(), folded, from, to, context).ifPresent(hits::add);
                }
            }
            from = to + 1;
        }
    }

    private static Optional<Hit> refuted(
            ComplianceRule rule, Folded folded, int from, int to, ComplianceContext context) {
        String sentence = folded.text().substring(from, to);
        boolean speaks = rule.test() == Circumstance.refuted
                && rule.holdsIn(context)
                && rule.patterns().stream().anyMatch(p -> p.matcher(sentence).find());
        if (!speaks) {
            return Optional.empty();
        }
        int first = folded.from(from);
        int end = folded.to(to);
        return Optional.of(new Hit(
                rule,
                rule.severity(),
                first,
                end,
                first,
                end,
                rule.firstException().or(() -> Optional.of("provableFact")),
                rule.rewrites(),
                Optional.empty()));
    }

    private static void apply(Ready ready, Folded folded, ComplianceContext context, Papers papers, List<Hit> hits) {
        int first = hits.size();
        for (Scan scan : ready.scans()) {
            scan.each(folded.text(), matcher -> {
                Claim claim = new Claim(folded.text(), context.language(), matcher);
                judge(ready.rule(), claim, folded, context, papers)
                        .filter(hit -> hits.subList(first, hits.size()).stream()
                                .noneMatch(other -> other.from() < hit.to() && hit.from() < other.to()))
                        .ifPresent(hits::add);
            });
        }
    }

    private static Optional<Hit> judge(
            ComplianceRule rule, Claim claim, Folded folded, ComplianceContext context, Papers papers) {
        Optional<Finding.Severity> severity = Circumstances.weigh(rule, claim, context, papers);
        if (severity.isEmpty()) {
            return Optional.empty();
        }
        Optional<LawfulException> considered = Optional.empty();
        for (LawfulException exception : rule.exceptions()) {
            switch (exception.consider(claim, context, papers)) {
                case holds -> {
                    return Optional.empty();
                }
                case lacksProof -> {
                    // One whose form the sentence has tells more than one that asks for a paper alone.
                    boolean tellsMore = considered.isEmpty()
                            || (exception.hasForm() && !considered.get().hasForm());
                    if (tellsMore && !exception.kind().isEmpty()) {
                        considered = Optional.of(exception);
                    }
                }
                case no -> {}
            }
        }
        return Optional.of(new Hit(
                rule,
                severity.get(),
                folded.from(rule.sentence() ? claim.sentenceFrom() : claim.from()),
                folded.to(rule.sentence() ? claim.sentenceTo() : claim.to()),
                folded.from(claim.sentenceFrom()),
                folded.to(claim.sentenceTo()),
                considered.map(LawfulException::kind).or(rule::firstException),
                rule.rewrites().stream()
                        .map(form -> filled(form, claim, context))
                        .flatMap(Optional::stream)
                        .toList(),
                Optional.empty()));
    }

    /** Fills in {@code {stock}}, {@code {lowest}} and the pattern's groups; nothing where one of them is not known. */
    private static Optional<String> filled(String form, Claim claim, ComplianceContext context) {
        Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(form);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = switch (matcher.group(1)) {
                case "stock" -> Optional.ofNullable(context.stock()).map(String::valueOf);
                case "lowest" ->
                    Optional.ofNullable(context.lowestPrice7Days())
                            .map(price -> price.stripTrailingZeros().toPlainString());
                case String group -> claim.group(group);
            };
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(out).toString());
    }

    private List<Finding> missing(String text, ComplianceContext context) {
        List<ComplianceRule> wanted = rules.getOrDefault(context.language(), List.of()).stream()
                .map(Ready::rule)
                .filter(rule -> rule.test() == Circumstance.missing && rule.holdsIn(context))
                .toList();
        if (wanted.isEmpty() || text.isBlank()) {
            return List.of();
        }
        String folded = Folding.fold(text, context.language(), evasions).text();
        int end = text.codePointCount(0, text.length());
        return wanted.stream()
                .filter(rule -> rule.patterns().stream()
                        .noneMatch(p -> p.matcher(folded).find()))
                .map(rule -> new Finding(
                        0,
                        end,
                        rule.id(),
                        rule.article(context, text),
                        rule.severity(),
                        null,
                        rule.rewrites().isEmpty()
                                ? null
                                : text + rule.rewrites().getFirst(),
                        rule.evidenceNeeded()))
                .toList();
    }
}
