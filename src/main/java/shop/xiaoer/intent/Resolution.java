package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;
import shop.xiaoer.text.Words;

/**
 * The way from rules that hold, and from meaning, to one ending. A rule for the whole message beats all; a rule beats
 * meaning; of two rules on the same words the one that rests on more of them stands, else meaning chooses. Sentences
 * without a rule may add a want by meaning where they are sure.
 */
final class Resolution {
    private static final int MOST_SENTENCES = 4;
    private static final int FEWEST_WORDS = 3;
    private static final int MOST_CANDIDATES = 4;

    private final Tokens tokens;
    private final Language language;
    private final List<RuleHit> hits;
    private final @Nullable Meaning meaning;
    private final Map<String, IntentDefinition.Route> routes;
    private final List<String> failed;

    Resolution(
            Tokens tokens,
            Language language,
            List<RuleHit> hits,
            @Nullable Meaning meaning,
            Map<String, IntentDefinition.Route> routes,
            List<String> failed) {
        this.tokens = tokens;
        this.language = language;
        this.hits = hits;
        this.meaning = meaning;
        this.routes = routes;
        this.failed = failed;
    }

    IntentMatch resolve() {
        List<RuleHit> standing = standing();
        Set<String> tied = tied(standing);
        if (!tied.isEmpty() && meaning == null) {
            return new IntentMatch.Ambiguous(
                    tied.stream().map(intent -> new Candidate(intent, 0.5)).toList(), failed);
        }
        Map<String, Want> wants = new LinkedHashMap<>();
        for (RuleHit hit : standing) {
            if (!tied.contains(IntentMatcher.intent(hit)) || chosen(tied).equals(IntentMatcher.intent(hit))) {
                wants.putIfAbsent(
                        IntentMatcher.intent(hit),
                        new Want(IntentMatcher.intent(hit), Thresholds.RULE, true, place(hit.from())));
            }
        }
        if (wants.isEmpty()) {
            return byMeaning();
        }
        further(standing).forEach(want -> wants.putIfAbsent(want.intent(), want));
        return new IntentMatch.Clear(ordered(wants), List.of(), failed);
    }

    /** The hits that no other one of another intent makes needless. */
    private List<RuleHit> standing() {
        List<RuleHit> exact = hits.stream().filter(RuleHit::exact).toList();
        List<RuleHit> all = exact.isEmpty() ? hits : exact;
        return all.stream()
                .filter(hit -> all.stream().noneMatch(other -> !other.owner().equals(hit.owner()) && other.covers(hit)))
                .toList();
    }

    /** Intents whose rules rest on the same words, neither on more. */
    private Set<String> tied(List<RuleHit> standing) {
        Set<String> tied = new TreeSet<>();
        for (RuleHit one : standing) {
            for (RuleHit other : standing) {
                if (!one.owner().equals(other.owner()) && one.overlaps(other)) {
                    tied.add(IntentMatcher.intent(one));
                }
            }
        }
        return tied;
    }

    private String chosen(Set<String> tied) {
        return verdict(tokens.text())
                .flatMap(verdict -> verdict.ranked().stream()
                        .filter(candidate -> tied.contains(candidate.intent()))
                        .findFirst())
                .map(Candidate::intent)
                .orElse("");
    }

    private Optional<IntentHead.Verdict> verdict(String text) {
        Meaning learned = meaning;
        return learned == null ? Optional.empty() : learned.intents(language).map(head -> head.classify(text));
    }

    private IntentMatch byMeaning() {
        Optional<IntentHead.Verdict> whole = verdict(tokens.text());
        if (whole.isEmpty()) {
            return new IntentMatch.None(IntentMatch.Reason.notTrained, List.of(), failed);
        }
        Map<String, Want> wants = new LinkedHashMap<>();
        further(List.of()).forEach(want -> wants.putIfAbsent(want.intent(), want));
        if (wants.size() > 1) {
            return new IntentMatch.Clear(ordered(wants), rest(whole.get(), wants.keySet()), failed);
        }
        return single(whole.get());
    }

    private IntentMatch single(IntentHead.Verdict verdict) {
        Candidate best = verdict.best();
        Candidate second = verdict.ranked().get(1);
        List<Candidate> nearest = IntentMatcher.best(verdict.ranked(), MOST_CANDIDATES);
        if (best.score() < Thresholds.LOW) {
            return new IntentMatch.None(IntentMatch.Reason.tooLow, nearest, failed);
        }
        if (best.score() - second.score() < Thresholds.MARGIN) {
            return new IntentMatch.Ambiguous(nearest.subList(0, 2), failed);
        }
        Want want = new Want(best.intent(), best.score(), false, 0);
        return new IntentMatch.Clear(List.of(want), nearest.subList(1, nearest.size()), failed);
    }

    /** Wants by meaning of single sentences: where there are several, and those that no rule has spoken for. */
    private List<Want> further(List<RuleHit> standing) {
        List<TextRange> sentences = Sentences.split(tokens.text());
        List<Want> wants = new ArrayList<>();
        if (sentences.size() < 2 || meaning == null) {
            return wants;
        }
        for (TextRange sentence : sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()))) {
            String text = sentence.of(tokens.text());
            boolean spoken = standing.stream().anyMatch(hit -> hit.exact() || within(sentence, hit));
            if (!spoken && Words.of(text).size() >= FEWEST_WORDS) {
                verdict(text)
                        .map(IntentHead.Verdict::best)
                        .filter(best -> best.score() >= Thresholds.FURTHER && isBusiness(best.intent()))
                        .ifPresent(best -> wants.add(new Want(best.intent(), best.score(), false, sentence.from())));
            }
        }
        return wants;
    }

    private boolean within(TextRange sentence, RuleHit hit) {
        int from = place(hit.from());
        int to = tokens.words().get(Math.max(hit.from(), hit.to() - 1)).to();
        return from < sentence.to() && sentence.from() < to;
    }

    private boolean isBusiness(String intent) {
        IntentDefinition.@Nullable Route route = routes.get(intent);
        return route != IntentDefinition.Route.smallTalk && route != IntentDefinition.Route.outOfScope;
    }

    /** In the order of appearance; a greeting beside a want is none. */
    private List<Want> ordered(Map<String, Want> wants) {
        List<Want> all = new ArrayList<>(wants.values());
        List<Want> business =
                all.stream().filter(want -> isBusiness(want.intent())).toList();
        List<Want> kept = new ArrayList<>(business.isEmpty() ? all.subList(0, 1) : business);
        kept.sort(Comparator.comparingInt(Want::from));
        return kept;
    }

    private static List<Candidate> rest(IntentHead.Verdict verdict, Set<String> taken) {
        return IntentMatcher.best(
                verdict.ranked().stream()
                        .filter(candidate -> !taken.contains(candidate.intent()))
                        .toList(),
                MOST_CANDIDATES);
    }

    private int place(int word) {
        return tokens.words().get(Math.min(word, tokens.words().size() - 1)).from();
    }
}
