package shop.xiaoer.bench.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import shop.xiaoer.retrieval.Document;
import shop.xiaoer.text.Language;

/** The baseline of retrieval: BM25 as Lucene gives it, an index in memory for each language. */
final class BareSearch {
    private static final String FIELD = "text";

    private final Map<Language, IndexSearcher> searchers = new EnumMap<>(Language.class);
    private final Map<Language, QueryBuilder> queries = new EnumMap<>(Language.class);

    BareSearch(List<Document> documents) {
        Map<Language, Analyzer> analyzers = analyzers();
        try {
            for (Language language : Language.values()) {
                Analyzer analyzer = Objects.requireNonNull(analyzers.get(language));
                searchers.put(language, searcher(analyzer, documents, language));
                queries.put(language, new QueryBuilder(analyzer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<Language, Analyzer> analyzers() {
        return Map.of(Language.ZH, new SmartChineseAnalyzer(), Language.EN, new EnglishAnalyzer());
    }

    private static IndexSearcher searcher(Analyzer analyzer, List<Document> documents, Language language)
            throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Document document : documents) {
                if (document.language() == language) {
                    org.apache.lucene.document.Document entry = new org.apache.lucene.document.Document();
                    String text =
                            document.title() + "\n" + String.join("\n", document.questions()) + "\n" + document.text();
                    entry.add(new TextField(FIELD, text, Field.Store.NO));
                    writer.addDocument(entry);
                }
            }
            writer.forceMerge(1);
        }
        return new IndexSearcher(DirectoryReader.open(directory));
    }

    /** @return how many documents were found among the best ten */
    int search(Inventions.Message question) {
        Query query =
                Objects.requireNonNull(queries.get(question.language())).createBooleanQuery(FIELD, question.text());
        if (query == null) {
            return 0;
        }
        try {
            return Objects.requireNonNull(searchers.get(question.language())).search(query, 10).scoreDocs.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
