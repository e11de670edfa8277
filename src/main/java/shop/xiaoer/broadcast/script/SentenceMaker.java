package shop.xiaoer.broadcast.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.text.Language;

/**
 * Draws sentences from the grammar, none of them twice in one script. Each section's patterns come in a shuffled round,
 * so that a pattern returns only when the others have had their turn. One script, one thread.
 */
final class SentenceMaker {
    private static final int ROUNDS = 4;

    private final Grammar grammar;
    private final Language language;
    private final SplittableRandom random;
    private final SentenceRules rules;
    private final Set<String> said = new HashSet<>();
    private final Map<String, Deque<Grammar.Pattern>> decks = new HashMap<>();

    SentenceMaker(Grammar grammar, Language language, SplittableRandom random, SentenceRules rules) {
        this.grammar = grammar;
        this.language = language;
        this.random = random;
        this.rules = rules;
    }

    SplittableRandom random() {
        return random;
    }

    Optional<Drafted> make(String section, Map<String, Value> values) {
        return make(section, values, 1, Integer.MAX_VALUE);
    }

    /**
     * A sentence of that section that was not said before, its length between two bounds; empty where the section has
     * none left for these values.
     */
    Optional<Drafted> make(String section, Map<String, Value> values, int minWords, int maxWords) {
        int tries = ROUNDS * grammar.section(section).size();
        for (int i = 0; i < tries; i++) {
            Grammar.Pattern pattern = next(section);
            if (!values.keySet().containsAll(pattern.variables())) {
                continue;
            }
            Drafted drafted = render(pattern, values);
            int words = ScriptWords.count(drafted.text(), language);
            if (words >= minWords && words <= maxWords && rules.allow(drafted) && fresh(drafted)) {
                return Optional.of(drafted);
            }
        }
        return Optional.empty();
    }

    /** A sentence that may have been said before: the notice that the host is an AI. */
    Drafted again(String section, Map<String, Value> values) {
        for (int i = 0; i < ROUNDS * grammar.section(section).size(); i++) {
            Drafted drafted = render(next(section), values);
            if (rules.allow(drafted)) {
                return drafted;
            }
        }
        return render(next(section), values);
    }

    /** Whether its sentences are new, which they then are no more. */
    boolean fresh(Drafted drafted) {
        List<String> bare = rules.bare(drafted);
        if (bare.isEmpty()) {
            // Too short to count as repeated; still once is enough.
            return said.add(drafted.text());
        }
        if (new HashSet<>(bare).size() < bare.size() || bare.stream().anyMatch(said::contains)) {
            return false;
        }
        said.addAll(bare);
        return true;
    }

    /** These bare sentences count as said. */
    void avoid(Set<String> sentences) {
        said.addAll(sentences);
    }

    /** Takes a sentence back that did not make it into the script. */
    void forget(Drafted drafted) {
        said.remove(drafted.text());
        rules.bare(drafted).forEach(said::remove);
    }

    private Grammar.Pattern next(String section) {
        Deque<Grammar.Pattern> deck = decks.computeIfAbsent(section, s -> new ArrayDeque<>());
        if (deck.isEmpty()) {
            List<Grammar.Pattern> patterns = new ArrayList<>(grammar.section(section));
            for (int i = patterns.size() - 1; i > 0; i--) {
                int k = random.nextInt(i + 1);
                Grammar.Pattern swap = patterns.get(i);
                patterns.set(i, patterns.get(k));
                patterns.set(k, swap);
            }
            deck.addAll(patterns);
        }
        return deck.removeFirst();
    }

    private Drafted render(Grammar.Pattern pattern, Map<String, Value> values) {
        DraftedBuilder builder = new DraftedBuilder();
        render(pattern.nodes(), values, builder);
        return builder.build(language == Language.EN);
    }

    private void render(List<Grammar.Node> nodes, Map<String, Value> values, DraftedBuilder builder) {
        for (Grammar.Node node : nodes) {
            switch (node) {
                case Grammar.Words words -> builder.words(words.text());
                case Grammar.Variable variable -> builder.value(value(values, variable.name()));
                case Grammar.Choice choice ->
                    render(choice.options().get(random.nextInt(choice.options().size())), values, builder);
            }
        }
    }

    private static Value value(Map<String, Value> values, String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "{%s} is not bound", name));
        }
        return value;
    }
}
