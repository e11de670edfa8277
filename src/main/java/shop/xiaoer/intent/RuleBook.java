package shop.xiaoer.intent;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.xiaoer.knowledge.Rule;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Recent;
import shop.xiaoer.text.Words;

/**
 * All rules of one snapshot, compiled: whole messages in a map, phrases in one double-array trie, combinations in a
 * {@link CombinationMonitor}. Safe from any thread. Close it: the monitor keeps a thread.
 */
final class RuleBook implements AutoCloseable {
    private static final int RECENT = 256;

    private final Map<String, List<Owned>> exact = new HashMap<>();
    private final AhoCorasickDoubleArrayTrie<List<Owned>> phrases = new AhoCorasickDoubleArrayTrie<>();
    private final boolean anyPhrase;
    private final CombinationMonitor combinations;
    private final List<String> failed = new ArrayList<>();
    /** One message is asked for its wants, its dangers and its wish for a person: the rules are tried once. */
    private final Recent<Asked, List<RuleHit>> recent = new Recent<>(RECENT);

    private record Asked(String text, Language language) {}

    record Owned(String owner, String rule, Language language) {}

    /** @param rules by what they speak for, such as {@code intent:return} */
    RuleBook(Map<String, List<Rule>> rules) {
        TreeMap<String, List<Owned>> rows = new TreeMap<>();
        Map<String, List<Rule.Combination>> combined = new HashMap<>();
        rules.forEach((owner, all) -> {
            for (Rule rule : all) {
                switch (rule) {
                    case Rule.Exact one -> put(exact, String.join(" ", Words.stems(one.text())), owner, one);
                    case Rule.Phrase one -> putPhrase(rows, owner, one);
                    case Rule.Combination one ->
                        combined.computeIfAbsent(owner, key -> new ArrayList<>())
                                .add(one);
                }
            }
        });
        anyPhrase = !rows.isEmpty();
        if (anyPhrase) {
            phrases.build(rows);
        }
        combinations = new CombinationMonitor(combined);
        failed.addAll(combinations.failed());
    }

    private void putPhrase(Map<String, List<Owned>> rows, String owner, Rule.Phrase phrase) {
        List<String> stems = Words.stems(phrase.text());
        if (stems.isEmpty()) {
            failed.add(phrase.id());
        } else {
            put(rows, Tokens.row(stems), owner, phrase);
        }
    }

    private void put(Map<String, List<Owned>> into, String key, String owner, Rule rule) {
        if (key.isBlank()) {
            failed.add(rule.id());
        } else {
            into.computeIfAbsent(key, missing -> new ArrayList<>()).add(new Owned(owner, rule.id(), rule.language()));
        }
    }

    /** Ids of rules that say nothing that can be looked for. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /**
     * All rules that hold, in the order of what they rest on. Rules of a language that the message has no sign of are
     * left out: a Chinese rule may hold an English word, and means it within Chinese.
     */
    List<RuleHit> match(Tokens tokens, Language language) {
        return recent.get(new Asked(tokens.text(), language), () -> List.copyOf(held(tokens, language)));
    }

    private List<RuleHit> held(Tokens tokens, Language language) {
        List<RuleHit> hits = new ArrayList<>();
        if (tokens.isEmpty()) {
            return hits;
        }
        for (Owned owned : exact.getOrDefault(tokens.whole(), List.of())) {
            hits.add(new RuleHit(
                    owned.owner(),
                    owned.rule(),
                    owned.language(),
                    0,
                    tokens.words().size(),
                    true));
        }
        matchPhrases(tokens, hits);
        hits.addAll(combinations.match(tokens));
        hits.removeIf(hit -> hit.language() != language && !tokens.speaks(hit.language()));
        hits.sort(Comparator.comparingInt(RuleHit::from).thenComparing(RuleHit::owner));
        return hits;
    }

    private void matchPhrases(Tokens tokens, List<RuleHit> hits) {
        if (!anyPhrase) {
            return;
        }
        String row = tokens.row();
        phrases.parseText(row, (begin, end, owners) -> {
            int from = wordsBefore(row, begin);
            int to = from
                    + (int) row.substring(begin + 1, end)
                            .chars()
                            .filter(c -> c == ' ')
                            .count();
            for (Owned owned : owners) {
                hits.add(new RuleHit(owned.owner(), owned.rule(), owned.language(), from, to, false));
            }
        });
    }

    /** Words that end before that place of the row; a break is no word. */
    private static int wordsBefore(String row, int at) {
        int words = 0;
        for (int i = 1; i <= at; i++) {
            if (row.charAt(i) == ' ' && row.charAt(i - 1) != '\u0001') {
                words++;
            }
        }
        return words;
    }

    @Override
    public void close() {
        combinations.close();
    }
}
