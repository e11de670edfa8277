package shop.xiaoer.app.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import shop.xiaoer.retrieval.Document;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.retrieval.Retriever;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/** Measures the search on anybody's documents and questions. Blocks for the index and a search a question. */
public final class RetrievalMeasurement {
    private static final int DEEPEST = 10;
    /** Passages of one document may fill places; with so many more there are ten documents all the same. */
    private static final int PASSAGES = 50;

    private RetrievalMeasurement() {}

    /** A question and the ids of the documents that answer it. */
    public record Asked(String text, Language language, Set<String> ids) {
        public Asked {
            ids = Set.copyOf(ids);
        }
    }

    /** Shares from 0 to 1; a question may have several right documents, {@code recall10} counts each. */
    public record Figures(double hit1, double hit5, double mrr10, double recall10) {}

    /** Text and title under the names that are in use; a document without any of them is read as all its fields. */
    public static Document document(JsonLines.Line line) {
        String title = line.firstText("title", "name").orElse("");
        String text = line.firstText("text", "content", "answer", "question", "scenario")
                .orElseGet(() -> fields(line.node()));
        List<String> questions = line.firstText("text", "content").isEmpty()
                        && line.firstText("answer").isPresent()
                ? line.firstText("question").stream().toList()
                : List.of();
        return new Document(
                line.text("id"), Passage.Kind.article, language(line, title + " " + text), title, questions, text);
    }

    private static String fields(JsonNode node) {
        List<String> parts = new ArrayList<>();
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!field.getKey().equals("id") && !value.isNull()) {
                parts.add(field.getKey() + ": " + (value.isValueNode() ? value.asText() : value.toString()));
            }
        });
        return String.join("\n", parts);
    }

    public static Asked question(JsonLines.Line line) {
        String text = line.written("text", "question", "scenario", "content", "answer");
        return new Asked(text, language(line, text), new HashSet<>(line.texts("ids", "relevant", "intent")));
    }

    private static Language language(JsonLines.Line line, String text) {
        try {
            return line.firstText("lang", "language")
                    .map(Language::of)
                    .orElseGet(() -> Language.detect(text, Language.EN));
        } catch (IllegalArgumentException e) {
            throw new JsonLines.BadFile(line.where() + ": " + e.getMessage(), e);
        }
    }

    public static Figures measure(List<Document> documents, List<Asked> questions, Encoder encoder) {
        Set<Language> there = new HashSet<>();
        documents.forEach(document -> there.add(document.language()));
        double hit1 = 0;
        double hit5 = 0;
        double reciprocal = 0;
        double recall = 0;
        Retriever retriever = Retriever.build(documents, encoder);
        for (Asked asked : questions) {
            List<String> ranked = ranked(retriever, asked, there);
            int first = first(ranked, asked.ids());
            hit1 += first == 0 ? 1 : 0;
            hit5 += first < 5 ? 1 : 0;
            reciprocal += first < DEEPEST ? 1.0 / (first + 1) : 0;
            recall += ranked.stream().filter(asked.ids()::contains).count()
                    / (double) asked.ids().size();
        }
        int all = questions.size();
        return new Figures(share(hit1, all), share(hit5, all), share(reciprocal, all), share(recall, all));
    }

    /** A question in a language that no document is in is looked for among the others. */
    private static List<String> ranked(Retriever retriever, Asked asked, Set<Language> there) {
        Language language = there.contains(asked.language()) || there.isEmpty()
                ? asked.language()
                : there.iterator().next();
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        retriever.search(asked.text(), language, PASSAGES).forEach(passage -> ids.add(passage.articleId()));
        return ids.stream().limit(DEEPEST).toList();
    }

    private static int first(List<String> ranked, Set<String> right) {
        for (int i = 0; i < ranked.size(); i++) {
            if (right.contains(ranked.get(i))) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static double share(double sum, int all) {
        return all == 0 ? 0 : Math.round(sum / all * 10_000) / 10_000.0;
    }
}
