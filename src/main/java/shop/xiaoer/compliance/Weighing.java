package shop.xiaoer.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.disguise.Folded;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Weighs what the rules said of a paragraph by the learnt sense, a sentence or two at a time. What the rules held and the
 * sense finds lawful in its context becomes a hint, unless a rule is certain; what no rule held and the sense finds
 * unlawful is raised to blocking, under the article that it tells. Both say so, with their weight.
 */
final class Weighing {
    /** Signs of a passage: those that it was learnt from are a sentence or two long. */
    private static final int LONGEST_ZH = 80;

    private static final int LONGEST_EN = 240;
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 23);

    private final LearntSense sense;
    private final List<ComplianceRule> rules;
    private final @Nullable Encoder encoder;

    /** @param encoder null where words alone are weighed */
    Weighing(LearntSense sense, List<ComplianceRule> rules, @Nullable Encoder encoder) {
        this.sense = sense;
        this.rules = List.copyOf(rules);
        this.encoder = encoder;
    }

    /** Signs {@code from} to {@code to} of the folded text. */
    private record Part(int from, int to) {
        String of(Folded folded) {
            return folded.text().substring(from, to);
        }
    }

    /** The hits as weighed, in no order; a list that can be changed. */
    List<RuleComplianceCheck.Hit> weigh(
            Folded folded, List<RuleComplianceCheck.Hit> hits, List<String> papers, ComplianceContext context) {
        List<RuleComplianceCheck.Hit> left = new ArrayList<>(hits);
        List<RuleComplianceCheck.Hit> weighed = new ArrayList<>();
        for (List<Part> sentences : passages(folded.text(), context.language())) {
            Part passage =
                    new Part(sentences.getFirst().from(), sentences.getLast().to());
            int first = folded.from(passage.from());
            int end = folded.to(passage.to());
            List<RuleComplianceCheck.Hit> here = left.stream()
                    .filter(hit -> hit.from() < end && hit.to() > first)
                    .toList();
            left.removeAll(here);
            weighed.addAll(weigh(folded, sentences, here, papers, context));
        }
        weighed.addAll(left);
        return weighed;
    }

    private List<RuleComplianceCheck.Hit> weigh(
            Folded folded,
            List<Part> sentences,
            List<RuleComplianceCheck.Hit> hits,
            List<String> papers,
            ComplianceContext context) {
        RulesSaid said = RulesSaid.of(hits, context);
        String text = new Part(sentences.getFirst().from(), sentences.getLast().to()).of(folded);
        double weight = weigh(text, said, papers, context);
        if (said.blocked()) {
            return weight > 0 || said.certain() ? hits : silenced(hits, weight);
        }
        return weight > 0 ? raised(folded, sentences, hits, papers, context, weight) : hits;
    }

    private double weigh(String text, RulesSaid said, List<String> papers, ComplianceContext context) {
        SignList signs = PassageSigns.of(new Passage(text, papers, context));
        return sense.weigh(signs, said, context, meaning(text, context));
    }

    private @Nullable Supplier<float[]> meaning(String text, ComplianceContext context) {
        Encoder here = encoder;
        return here == null ? null : () -> here.encode(text, context.language());
    }

    private static List<RuleComplianceCheck.Hit> silenced(List<RuleComplianceCheck.Hit> hits, double weight) {
        return hits.stream()
                .map(hit -> hit.severity() == Finding.Severity.blocking
                        ? hit.weighed(Finding.Severity.hint, new Finding.Learnt(Finding.Deed.silenced, rounded(weight)))
                        : hit)
                .toList();
    }

    /** Warnings of the rules are raised; where there are none, the sentences from the worst on, until the rest may go. */
    private List<RuleComplianceCheck.Hit> raised(
            Folded folded,
            List<Part> sentences,
            List<RuleComplianceCheck.Hit> hits,
            List<String> papers,
            ComplianceContext context,
            double weight) {
        Finding.Learnt did = new Finding.Learnt(Finding.Deed.raised, rounded(weight));
        if (hits.stream().anyMatch(hit -> hit.severity() == Finding.Severity.warning)) {
            return hits.stream()
                    .map(hit -> hit.severity() == Finding.Severity.warning
                            ? hit.weighed(Finding.Severity.blocking, did)
                            : hit)
                    .toList();
        }
        Part span = worst(folded, sentences, papers, context);
        SignList signs = PassageSigns.of(new Passage(span.of(folded), papers, context));
        List<String> articles = sense.articles(signs, meaning(span.of(folded), context));
        ComplianceRule rule = rule(articles, context.language());
        int from = folded.from(span.from());
        int to = folded.to(span.to());
        List<RuleComplianceCheck.Hit> all = new ArrayList<>(hits);
        all.add(new RuleComplianceCheck.Hit(
                rule,
                Finding.Severity.blocking,
                from,
                to,
                from,
                to,
                Optional.of("provableFact"),
                List.of(),
                Optional.of(did)));
        return all;
    }

    /** The sentence without which the rest may go; the whole passage where there is none. */
    private Part worst(Folded folded, List<Part> sentences, List<String> papers, ComplianceContext context) {
        Part best = new Part(sentences.getFirst().from(), sentences.getLast().to());
        double least = 0;
        for (Part one : sentences) {
            StringBuilder rest = new StringBuilder();
            sentences.stream()
                    .filter(other -> other.from() != one.from())
                    .forEach(other -> rest.append(other.of(folded)));
            if (!rest.isEmpty()) {
                double weight = weigh(rest.toString(), RulesSaid.NOTHING, papers, context);
                if (weight < least) {
                    least = weight;
                    best = one;
                }
            }
        }
        return best;
    }

    /** What stands for the learnt sense among the rules; its evidence is what a rule of the same article asks for. */
    private ComplianceRule rule(List<String> articles, Language language) {
        String evidence = rules.stream()
                .filter(rule -> !articles.isEmpty() && rule.articles().contains(articles.getFirst()))
                .map(ComplianceRule::evidenceNeeded)
                .filter(needed -> needed != null)
                .findFirst()
                .orElse(
                        switch (language) {
                            case ZH -> "证明这句话属实、在其范围和期间内成立的文件";
                            case EN -> "a paper that bears the sentence out, in its reach and period";
                        });
        return new ComplianceRule(
                language.code() + ".learnt",
                Set.of(),
                language,
                articles,
                Map.of(),
                SINCE,
                Set.of(),
                Set.of(),
                null,
                Finding.Severity.blocking,
                false,
                List.of(),
                List.of(),
                List.of(),
                true,
                Circumstance.none,
                0,
                List.of(),
                List.of(),
                evidence);
    }

    private static double rounded(double weight) {
        return Math.round(weight * 100) / 100.0;
    }

    /** The last few signs of a long sentence by themselves say nothing that it was learnt from. */
    private static boolean endsSoon(String text, int from, int within, Language language) {
        for (int at = from; at < Math.min(text.length(), from + within); at++) {
            if (Folding.endsSentence(text, at, language)) {
                return true;
            }
        }
        return text.length() - from <= within;
    }

    /** The text in passages, each in its sentences; a mark belongs to the sentence before it. */
    private static List<List<Part>> passages(String text, Language language) {
        int longest = switch (language) {
            case ZH -> LONGEST_ZH;
            case EN -> LONGEST_EN;
        };
        List<List<Part>> passages = new ArrayList<>();
        List<Part> open = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            boolean last = at + 1 == text.length();
            boolean next = last || !Folding.endsSentence(text, at + 1, language);
            boolean cut = at + 1 - from >= longest && !endsSoon(text, at + 1, longest / 4, language);
            if (last || (Folding.endsSentence(text, at, language) && next) || cut) {
                if (!open.isEmpty() && at + 1 - open.getFirst().from() > longest) {
                    passages.add(open);
                    open = new ArrayList<>();
                }
                open.add(new Part(from, at + 1));
                from = at + 1;
            }
        }
        if (!open.isEmpty()) {
            passages.add(open);
        }
        // Marks alone say nothing.
        passages.removeIf(passage -> text.substring(
                        passage.getFirst().from(), passage.getLast().to())
                .chars()
                .noneMatch(Character::isLetterOrDigit));
        return passages;
    }
}
