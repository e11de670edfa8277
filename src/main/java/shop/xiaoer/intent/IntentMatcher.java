package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.intent.head.Candidate;
import shop.xiaoer.intent.head.TrainingShelf;
import shop.xiaoer.knowledge.DangerDefinition;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.Rule;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Tells what a message wants, by rules and examples of a snapshot. Built aside and swapped in by its owner, who closes
 * the old one when no turn holds it any more.
 *
 * <p>The rules work as soon as it is built (about half a second); {@link #train} adds the meaning part, which takes
 * seconds, and until it is done messages without a rule are {@link IntentMatch.Reason#notTrained}.
 *
 * <p>Safe from any thread. Where a rule decides, a call takes well under a millisecond; else it blocks for a run of the
 * encoder, about 4 ms, and once more for each further sentence. Never on an event loop.
 */
public final class IntentMatcher implements AutoCloseable {
    private static final String INTENT = "intent:";
    private static final String DANGER = "danger:";

    private final Snapshot snapshot;
    private final OwnExamples own;
    private final Encoder encoder;
    private final RuleBook rules;
    private final Map<String, IntentDefinition.Route> routes = new HashMap<>();
    private volatile @Nullable Meaning meaning;

    private IntentMatcher(Snapshot snapshot, OwnExamples own, Encoder encoder) {
        this.snapshot = snapshot;
        this.own = own;
        this.encoder = encoder;
        Map<String, List<Rule>> byOwner = new LinkedHashMap<>();
        for (IntentDefinition intent : snapshot.intents()) {
            byOwner.put(INTENT + intent.id(), intent.rules());
            routes.put(intent.id(), intent.route());
        }
        for (DangerDefinition danger : snapshot.dangers()) {
            byOwner.put(DANGER + danger.id(), danger.rules());
        }
        this.rules = new RuleBook(byOwner);
    }

    /**
     * A matcher for what is now in the knowledge base: this one where intents and dangers are as they were, else a new
     * one that goes on with what this one has learnt until {@link #train} is done, as long as no intent went away.
     */
    public IntentMatcher after(Snapshot next) {
        if (snapshot.intents().equals(next.intents()) && snapshot.dangers().equals(next.dangers())) {
            return this;
        }
        IntentMatcher fresh = new IntentMatcher(next, own, encoder);
        if (fresh.routes.keySet().containsAll(routes.keySet())) {
            fresh.meaning = meaning;
        }
        return fresh;
    }

    /** Compiles the rules. A rule that cannot be compiled is named by {@link #failedRules} and by every match. */
    public static IntentMatcher build(Snapshot snapshot, Encoder encoder) {
        return build(snapshot, OwnExamples.none(), encoder);
    }

    /** The same, to learn from more than the shop's own examples. */
    public static IntentMatcher build(Snapshot snapshot, OwnExamples own, Encoder encoder) {
        return new IntentMatcher(snapshot, own, encoder);
    }

    /**
     * Learns from the examples: blocks for seconds, longer where the encoder does not know their vectors yet. Matches
     * go on meanwhile by the rules, and by meaning from its end on.
     */
    public void train() {
        train(TrainingShelf.none());
    }

    /** The same; what was learnt from the same examples before is taken from the shelf. */
    public void train(TrainingShelf shelf) {
        train(snapshot, shelf);
    }

    /** The same from a later snapshot with these intents: its articles and facts are examples too. */
    public void train(Snapshot latest, TrainingShelf shelf) {
        meaning = Meaning.learn(latest, own, encoder, shelf);
    }

    public boolean isTrained() {
        return meaning != null;
    }

    /** Ids (file:line) of rules that could not be loaded. */
    public List<String> failedRules() {
        return rules.failed();
    }

    /** The route of an intent that this snapshot has. */
    public Optional<IntentDefinition.Route> route(String intent) {
        return Optional.ofNullable(routes.get(intent));
    }

    /** The message cut where a new want may begin, in order; one where nothing cuts. */
    public static List<String> parts(String text) {
        return Parts.of(text).stream().map(part -> part.of(text)).toList();
    }

    /** What the message wants. */
    public IntentMatch match(String text, Language language) {
        Tokens tokens = Tokens.of(text);
        if (tokens.isEmpty()) {
            return new IntentMatch.None(IntentMatch.Reason.empty, List.of(), rules.failed());
        }
        return new Resolution(tokens, language, rules, meaning, routes).resolve();
    }

    /** Whether the shopper asks, now, for a person of the shop, or for the bot to stop. */
    public boolean wantsPerson(String text, Language language) {
        Tokens tokens = Tokens.of(text);
        boolean byRule = rules.match(tokens, language).stream()
                .anyMatch(hit -> isIntent(hit.owner())
                        && routes.get(hit.owner().substring(INTENT.length())) == IntentDefinition.Route.person);
        if (byRule) {
            return true;
        }
        if (tokens.isEmpty() || greetsInLines(text, language)) {
            return false;
        }
        Meaning learned = meaning;
        if (learned == null || !learned.knowsPersons(language)) {
            return PersonWish.asks(tokens.text());
        }
        double probability = learned.person(tokens.text(), language);
        if (probability < Thresholds.spokenOf(language) && PersonWish.onlySpeaks(tokens.text())) {
            return false;
        }
        return probability >= Thresholds.PERSON
                || (probability >= Thresholds.PERSON_IN_WORDS && PersonWish.asks(tokens.text()));
    }

    /** "Hi" and "quick question" in messages of their own are no wish, whatever they look like together. */
    private boolean greetsInLines(String text, Language language) {
        List<String> lines = text.lines().toList();
        return lines.size() > 1
                && lines.stream()
                        .allMatch(line -> rules.match(Tokens.of(line), language).stream()
                                .anyMatch(hit -> isIntent(hit.owner())
                                        && routes.get(hit.owner().substring(INTENT.length()))
                                                == IntentDefinition.Route.smallTalk));
    }

    /** The moods and dangers that the message carries. */
    public Set<Danger> danger(String text, Language language) {
        Tokens tokens = Tokens.of(text);
        Set<Danger> found = EnumSet.noneOf(Danger.class);
        rules.match(tokens, language).stream()
                .filter(hit -> hit.owner().startsWith(DANGER))
                .forEach(hit ->
                        Meaning.danger(hit.owner().substring(DANGER.length())).ifPresent(found::add));
        if (Cursing.in(text)) {
            found.add(Danger.abuse);
        }
        Meaning learned = meaning;
        if (learned != null && !tokens.isEmpty()) {
            learned.dangers(tokens.text(), language).forEach((danger, probability) -> {
                if (probability >= Thresholds.danger(danger)) {
                    found.add(danger);
                }
                if (danger == Danger.anger && probability >= Thresholds.SHOUTED_ANGER && Shouting.in(text)) {
                    found.add(danger);
                }
            });
        }
        if (found.contains(Danger.selfHarm)) {
            // Violence against oneself reads like violence against others.
            found.remove(Danger.abuse);
        }
        if (Shouting.capitals(text)) {
            found.add(Danger.anger);
        }
        return found;
    }

    /** Ends the monitor's thread. Matches after it fail. */
    @Override
    public void close() {
        rules.close();
    }

    static boolean isIntent(String owner) {
        return owner.startsWith(INTENT);
    }

    static String intent(RuleHit hit) {
        return hit.owner().substring(INTENT.length());
    }

    static List<Candidate> best(List<Candidate> candidates, int most) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return sorted.subList(0, Math.min(most, sorted.size()));
    }
}
