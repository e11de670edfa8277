package shop.xiaoer.broadcast.script.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.EvidenceRef;

/**
 * The facts of one product as they take turns: the one told least often comes next. Used by one thread.
 */
public final class FactTurns {
    private final ScriptFacts.ProductFacts facts;
    private final RandomGenerator random;
    private final Map<String, Integer> told = new HashMap<>();
    private final Set<EvidenceRef.Source> barred = new HashSet<>();

    /** @param random decides among facts told equally often; the same seed tells them in the same order */
    public FactTurns(ScriptFacts.ProductFacts facts, RandomGenerator random) {
        this.facts = facts;
        this.random = random;
    }

    /** Facts from these sources are told no more: a rule of the law stands against them. */
    public void bar(Set<EvidenceRef.Source> sources) {
        barred.addAll(sources);
    }

    /** The facts told least often, in a random order among equals; they count as told. Never one twice. */
    public List<Fact> least(int wanted, Fact.Kind... kinds) {
        return least(wanted, fact -> true, kinds);
    }

    /** The same of those that meet {@code among}; fewer than {@code wanted} where there are no more. */
    public List<Fact> least(int wanted, Predicate<Fact> among, Fact.Kind... kinds) {
        List<Fact> open = new ArrayList<>(facts.of(kinds).stream()
                .filter(among)
                .filter(fact -> fact.sources().stream().noneMatch(barred::contains))
                .toList());
        List<Fact> chosen = new ArrayList<>();
        while (chosen.size() < wanted && !open.isEmpty()) {
            int fewest = open.stream().mapToInt(fact -> told(fact.id())).min().orElse(0);
            List<Fact> equals =
                    open.stream().filter(fact -> told(fact.id()) == fewest).toList();
            Fact fact = equals.get(random.nextInt(equals.size()));
            chosen.add(fact);
            open.remove(fact);
            count(fact.id());
        }
        return chosen;
    }

    /** The situation spoken of least often; it counts as spoken of. Empty where the product has none. */
    public Optional<ScriptFacts.Situation> situation() {
        Optional<ScriptFacts.Situation> least = facts.pains().stream()
                .min((a, b) -> told(a.source().field()) - told(b.source().field()));
        least.ifPresent(pain -> count(pain.source().field()));
        return least;
    }

    private int told(@Nullable String id) {
        return told.getOrDefault(id, 0);
    }

    private void count(@Nullable String id) {
        told.merge(Objects.requireNonNull(id), 1, Integer::sum);
    }
}
