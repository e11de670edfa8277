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
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.intent.head.IntentHead;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.TextRange;

/**
 * The way from rules that hold, and from meaning, to one ending. A rule for the whole message beats all; a rule beats
 * meaning; of two rules on the same words the one that rests on more of them stands, else meaning chooses. A message of
 * several parts ({@link Parts}) may sound like wanting several things as a whole, and each part may add a want of its own:
 * by its rules, or by meaning where that is sure.
 */
final class Resolution {
    private static final int FEWEST_WORDS = 3;
    private static final int MOST_CANDIDATES = 4;

    private final Tokens tokens;
    private final Language language;
    private final RuleBook rules;
    private final @Nullable Meaning meaning;
    private final Map<String, IntentDefinition.Route> routes;

    Resolution(
            Tokens tokens,
            Language language,
            RuleBook rules,
            @Nullable Meaning meaning,
            Map<String, IntentDefinition.Route> routes) {
        this.tokens = tokens;
        this.language = language;
        this.rules = rules;
        this.meaning = meaning;
        this.routes = routes;
    }

    IntentMatch resolve() {
        Spoken whole = spoken(tokens, 0);
        if (whole.exact()) {
            return ending(whole, List.of());
        }
        List<TextRange> parts = Parts.of(tokens.text());
        if (parts.size() < 2) {
            return ending(whole, List.of());
        }
        List<Want> wants = new ArrayList<>(ofParts(parts));
        wants.addAll(ofWhole(parts));
        return ending(whole, wants);
    }

    /** What the message as a whole sounds like wanting, several things at once too; where each shows most. */
    private List<Want> ofWhole(List<TextRange> parts) {
        if (!soundsLikeBusiness(tokens.text())) {
            return List.of();
        }
        List<Want> wants = new ArrayList<>();
        heard(tokens.text()).forEach((intent, probability) -> {
            if (probability >= Thresholds.WANTED && isBusiness(intent)) {
                wants.add(new Want(intent, probability, false, place(intent, parts)));
            }
        });
        return wants;
    }

    private int place(String intent, List<TextRange> parts) {
        return parts.stream()
                .max(Comparator.comparingDouble(
                        part -> heard(part.of(tokens.text())).getOrDefault(intent, 0.0)))
                .map(TextRange::from)
                .orElse(0);
    }

    private Map<String, Double> heard(String text) {
        Meaning learned = meaning;
        return learned == null ? Map.of() : learned.wants(text, language);
    }

    /** What rules say of a text: wants, or intents whose rules rest on the same words and that meaning cannot part. */
    private record Spoken(List<Want> wants, List<Candidate> tied, boolean exact) {}

    private Spoken spoken(Tokens text, int offset) {
        List<RuleHit> standing = standing(rules.match(text, language).stream()
                .filter(hit -> IntentMatcher.isIntent(hit.owner()))
                .toList());
        Set<String> tied = tied(standing);
        String chosen = tied.isEmpty() ? "" : chosen(tied, text);
        Map<String, Want> wants = new LinkedHashMap<>();
        for (RuleHit hit : standing) {
            String intent = IntentMatcher.intent(hit);
            if (!tied.contains(intent) || intent.equals(chosen)) {
                int from = offset + text.words().get(hit.from()).from();
                wants.putIfAbsent(intent, new Want(intent, Thresholds.RULE, true, from));
            }
        }
        boolean exact = standing.stream().anyMatch(RuleHit::exact);
        List<Candidate> open = chosen.isEmpty()
                ? tied.stream()
                        .map(intent -> new Candidate(intent, 1.0 / tied.size()))
                        .toList()
                : List.of();
        return new Spoken(List.copyOf(wants.values()), open, exact);
    }

    /** The hits that no other one of another intent makes needless. */
    private static List<RuleHit> standing(List<RuleHit> hits) {
        List<RuleHit> exact = hits.stream().filter(RuleHit::exact).toList();
        List<RuleHit> all = exact.isEmpty() ? hits : exact;
        return all.stream()
                .filter(hit -> all.stream().noneMatch(other -> !other.owner().equals(hit.owner()) && other.covers(hit)))
                .toList();
    }

    private static Set<String> tied(List<RuleHit> standing) {
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

    /** The likeliest of them by meaning; none while nothing was learned. */
    private String chosen(Set<String> tied, Tokens text) {
        return verdict(text.text())
                .flatMap(verdict -> verdict.ranked().stream()
                        .filter(candidate -> tied.contains(candidate.intent()))
                        .findFirst())
                .map(Candidate::intent)
                .orElse("");
    }

    private Optional<IntentHead.Verdict> verdict(String text) {
        Meaning learned = meaning;
        return learned == null ? Optional.empty() : learned.intent(text, language);
    }

    private List<Want> ofParts(List<TextRange> parts) {
        List<Want> wants = new ArrayList<>();
        for (TextRange part : parts) {
            Tokens text = Tokens.of(part.of(tokens.text()));
            Spoken spoken = spoken(text, part.from());
            if (!spoken.wants().isEmpty()) {
                wants.addAll(spoken.wants());
            } else if (text.words().size() >= FEWEST_WORDS) {
                further(text.text())
                        .ifPresent(best -> wants.add(new Want(best.intent(), best.score(), false, part.from())));
            }
        }
        return wants;
    }

    /** What a part without a rule wants, where that is sure. */
    private Optional<Candidate> further(String part) {
        Map<String, Double> heard = heard(part);
        if (heard.isEmpty()) {
            return verdict(part).map(IntentHead.Verdict::best).filter(best -> best.score() >= Thresholds.FURTHER);
        }
        return heard.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= Thresholds.WANTED_FURTHER && soundsLikeBusiness(part))
                .map(best -> new Candidate(best.getKey(), best.getValue()));
    }

    /** A greeting in many words sounds like some want or other. */
    private boolean soundsLikeBusiness(String part) {
        return verdict(part)
                .map(IntentHead.Verdict::best)
                .map(Candidate::intent)
                .map(this::isBusiness)
                .orElse(true);
    }

    private IntentMatch ending(Spoken whole, List<Want> ofParts) {
        Map<String, Want> wants = new LinkedHashMap<>();
        ofParts.forEach(want -> wants.putIfAbsent(want.intent(), want));
        whole.wants().forEach(want -> wants.putIfAbsent(want.intent(), want));
        boolean business = wants.keySet().stream().anyMatch(this::isBusiness);
        if (business || !whole.wants().isEmpty()) {
            return new IntentMatch.Clear(ordered(wants), List.of(), rules.failed());
        }
        if (!whole.tied().isEmpty()) {
            return new IntentMatch.Ambiguous(whole.tied(), rules.failed());
        }
        return verdict(tokens.text())
                .map(this::byMeaning)
                .orElseGet(() -> new IntentMatch.None(IntentMatch.Reason.notTrained, List.of(), rules.failed()));
    }

    private IntentMatch byMeaning(IntentHead.Verdict verdict) {
        Candidate best = verdict.best();
        Candidate second = verdict.ranked().get(1);
        List<Candidate> nearest = IntentMatcher.best(verdict.ranked(), MOST_CANDIDATES);
        boolean entrance = routes.get(best.intent()) == IntentDefinition.Route.entrance;
        if (best.score() < (entrance ? Thresholds.LOW_ENTRANCE : Thresholds.LOW)) {
            return new IntentMatch.None(IntentMatch.Reason.tooLow, nearest, rules.failed());
        }
        if (best.score() - second.score() < Thresholds.MARGIN) {
            return new IntentMatch.Ambiguous(nearest.subList(0, 2), rules.failed());
        }
        Want want = new Want(best.intent(), best.score(), false, 0);
        return new IntentMatch.Clear(List.of(want), nearest.subList(1, nearest.size()), rules.failed());
    }

    private boolean isBusiness(String intent) {
        IntentDefinition.@Nullable Route route = routes.get(intent);
        return route != IntentDefinition.Route.smallTalk
                && route != IntentDefinition.Route.outOfScope
                && route != IntentDefinition.Route.askBack;
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
}
