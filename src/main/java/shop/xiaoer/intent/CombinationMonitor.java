package shop.xiaoer.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import shop.xiaoer.knowledge.Rule;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Word;
import shop.xiaoer.text.Words;

/** The rules of several words, as stored queries that a message is held against. Safe from any thread. */
final class CombinationMonitor implements AutoCloseable {
    private static final String WORDS = "words";
    /** Each word with its follower: of Chinese, whose words are single signs here, a pair says much more than one. */
    private static final String PAIRS = "pairs";

    private static final char FOLLOWED_BY = '\u0002';
    /** A pair that no message has: it stands where a clause ends, so that no row of words reaches over it. */
    private static final String BREAK = "\u0001";

    private final Monitor monitor;
    private final Analyzer analyzer = new WhitespaceAnalyzer();
    private final Map<String, Combined> rules = new HashMap<>();
    private final List<String> failed = new ArrayList<>();

    private record Combined(
            String owner, String rule, Language language, List<List<String>> any, List<List<String>> all) {}

    CombinationMonitor(Map<String, List<Rule.Combination>> byOwner) {
        List<MonitorQuery> queries = new ArrayList<>();
        byOwner.forEach((owner, all) -> all.forEach(rule -> add(queries, owner, rule)));
        try {
            monitor = new Monitor(analyzer, byTheirRarestWord(), new MonitorConfiguration());
            monitor.register(queries);
        } catch (IOException e) {
            throw new UncheckedIOException("The monitor in memory cannot be filled", e);
        }
    }

    /** Only rules whose rarest word stands in the message are tried: of two thousand some ten. */
    private Presearcher byTheirRarestWord() {
        Map<Term, Integer> uses = new HashMap<>();
        for (Combined rule : rules.values()) {
            Stream.concat(rule.any().stream(), rule.all().stream())
                    .flatMap(stems -> terms(stems).stream())
                    .forEach(term -> uses.merge(term, 1, Integer::sum));
        }
        TermWeightor rare = term -> 1.0 / uses.getOrDefault(term, 1);
        return new TermFilteredPresearcher(rare, List.of(), Set.of());
    }

    private void add(List<MonitorQuery> queries, String owner, Rule.Combination rule) {
        List<List<String>> any = stems(rule.any());
        List<List<String>> all = stems(rule.all());
        List<List<String>> not = stems(rule.not());
        int words = rule.any().size() + rule.all().size() + rule.not().size();
        if (any.size() + all.size() + not.size() < words || words > IndexSearcher.getMaxClauseCount()) {
            failed.add(rule.id());
            return;
        }
        String id = owner + " " + rule.id();
        rules.put(id, new Combined(owner, rule.id(), rule.language(), any, all));
        queries.add(new MonitorQuery(id, query(any, all, not)));
    }

    /** Without those that hold no word at all. */
    private static List<List<String>> stems(List<String> texts) {
        return texts.stream()
                .map(Words::stems)
                .filter(stems -> !stems.isEmpty())
                .toList();
    }

    private static Query query(List<List<String>> any, List<List<String>> all, List<List<String>> not) {
        BooleanQuery.Builder rule = new BooleanQuery.Builder();
        if (!any.isEmpty()) {
            BooleanQuery.Builder one = new BooleanQuery.Builder();
            any.forEach(stems -> one.add(row(stems), BooleanClause.Occur.SHOULD));
            rule.add(one.build(), BooleanClause.Occur.MUST);
        }
        all.forEach(stems -> rule.add(row(stems), BooleanClause.Occur.MUST));
        not.forEach(stems -> rule.add(row(stems), BooleanClause.Occur.MUST_NOT));
        return rule.build();
    }

    private static Query row(List<String> stems) {
        List<Term> terms = terms(stems);
        if (terms.size() == 1) {
            return new TermQuery(terms.getFirst());
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        terms.forEach(phrase::add);
        return phrase.build();
    }

    /** The word, or the pairs of a row of words. */
    private static List<Term> terms(List<String> stems) {
        return stems.size() == 1
                ? List.of(new Term(WORDS, stems.getFirst()))
                : IntStream.range(1, stems.size())
                        .mapToObj(at -> new Term(PAIRS, stems.get(at - 1) + FOLLOWED_BY + stems.get(at)))
                        .toList();
    }

    List<String> failed() {
        return List.copyOf(failed);
    }

    List<RuleHit> match(Tokens tokens) {
        if (rules.isEmpty()) {
            return List.of();
        }
        Document document = new Document();
        document.add(new TextField(WORDS, words(tokens), Field.Store.NO));
        document.add(new TextField(PAIRS, pairs(tokens), Field.Store.NO));
        try {
            MatchingQueries<QueryMatch> matches = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
            List<RuleHit> hits = new ArrayList<>();
            for (QueryMatch match : matches.getMatches()) {
                Combined rule = rules.get(match.getQueryId());
                if (rule != null) {
                    hits.add(hit(rule, tokens));
                }
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("The monitor in memory cannot be read", e);
        }
    }

    private static String words(Tokens tokens) {
        return tokens.words().stream().map(Word::stem).collect(Collectors.joining(" "));
    }

    /** No pair reaches over the end of a clause. */
    private static String pairs(Tokens tokens) {
        StringBuilder pairs = new StringBuilder();
        List<Word> words = tokens.words();
        for (int i = 1; i < words.size(); i++) {
            pairs.append(
                            words.get(i).afterBreak()
                                    ? BREAK
                                    : words.get(i - 1).stem()
                                            + FOLLOWED_BY
                                            + words.get(i).stem())
                    .append(' ');
        }
        return pairs.toString();
    }

    /** Rests on the first of {@code any} and on all of {@code all}. */
    private static RuleHit hit(Combined rule, Tokens tokens) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        int firstAny = Integer.MAX_VALUE;
        int firstAnyEnd = 0;
        for (List<String> stems : rule.any()) {
            int at = tokens.indexOf(stems, 0);
            if (at >= 0 && (at < firstAny || (at == firstAny && at + stems.size() > firstAnyEnd))) {
                firstAny = at;
                firstAnyEnd = at + stems.size();
            }
        }
        if (firstAnyEnd > 0) {
            from = firstAny;
            to = firstAnyEnd;
        }
        for (List<String> stems : rule.all()) {
            int at = Math.max(0, tokens.indexOf(stems, 0));
            from = Math.min(from, at);
            to = Math.max(to, at + stems.size());
        }
        return new RuleHit(rule.owner(), rule.rule(), rule.language(), Math.min(from, to), to, false);
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The monitor in memory cannot be closed", e);
        } finally {
            analyzer.close();
        }
    }
}
