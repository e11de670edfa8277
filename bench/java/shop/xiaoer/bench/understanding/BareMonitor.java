package shop.xiaoer.bench.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import shop.xiaoer.text.Language;

/** The baseline of the rules: Lucene's monitor with its own analysis, a monitor for each language. */
final class BareMonitor implements AutoCloseable {
    private static final String FIELD = "text";

    private final Map<Language, Analyzer> analyzers;
    private final Map<Language, Monitor> monitors;

    /** A rule: its words in a row, or anywhere. */
    record Stored(String id, Language language, List<String> words, boolean inARow) {}

    BareMonitor(List<Stored> rules) {
        analyzers = BareSearch.analyzers();
        try {
            monitors = Map.of(Language.ZH, monitor(Language.ZH, rules), Language.EN, monitor(Language.EN, rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Monitor monitor(Language language, List<Stored> rules) throws IOException {
        Analyzer analyzer = analyzer(language);
        Monitor monitor = new Monitor(analyzer, new MonitorConfiguration());
        QueryBuilder queries = new QueryBuilder(analyzer);
        List<MonitorQuery> all = new ArrayList<>();
        for (Stored rule : rules) {
            if (rule.language() == language) {
                all.add(new MonitorQuery(rule.id(), query(queries, rule)));
            }
        }
        monitor.register(all);
        return monitor;
    }

    private static Query query(QueryBuilder queries, Stored rule) {
        if (rule.inARow()) {
            return queries.createPhraseQuery(
                    FIELD, String.join(rule.language() == Language.ZH ? "" : " ", rule.words()));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        rule.words().forEach(word -> all.add(queries.createPhraseQuery(FIELD, word), BooleanClause.Occur.MUST));
        return all.build();
    }

    private Analyzer analyzer(Language language) {
        return Objects.requireNonNull(analyzers.get(language));
    }

    /** @return how many rules hold */
    int match(Inventions.Message message) {
        Document document = new Document();
        document.add(new TextField(FIELD, message.text(), Field.Store.NO));
        try {
            Monitor monitor = Objects.requireNonNull(monitors.get(message.language()));
            return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Monitor monitor : monitors.values()) {
            try {
                monitor.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
