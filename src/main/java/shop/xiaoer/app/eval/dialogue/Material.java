package shop.xiaoer.app.eval.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.app.eval.JsonLines;
import shop.xiaoer.text.Language;

/** What the questions of {@code eval/questions} ask about, as a folder of knowledge that a server can serve. */
public enum Material {
    /** The demo shop. */
    shop,
    /** {@code tau-retail/policy.md}: a page a heading. */
    retail,
    /** {@code cn-statutes/articles.jsonl}: a page an article. */
    statutes;

    /** A page of the material. */
    record Page(String id, String title, Language language, String text) {}

    /** Whether its data is in a folder of public sets. */
    public boolean isIn(Path sets) {
        return switch (this) {
            case shop -> true;
            case retail -> Files.exists(sets.resolve("tau-retail/policy.md"));
            case statutes -> Files.exists(sets.resolve("cn-statutes/articles.jsonl"));
        };
    }

    /** Whether a page is the one that a question names as its source: by its id, or by its heading. */
    static boolean isSource(String source, String id, String title) {
        return id.equals(source.replace('/', '-')) || title.equals(source.replace('"', '\''));
    }

    /** Writes its pages into a folder that has the settings of a shop already. Not for the shop, whose folder is its own. */
    public void write(Path sets, Path folder) {
        List<Page> pages = switch (this) {
            case shop -> List.of();
            case retail -> ofHeadings(JsonLines.plain(sets.resolve("tau-retail/policy.md")));
            case statutes -> ofArticles(JsonLines.read(sets.resolve("cn-statutes/articles.jsonl")));
        };
        try {
            for (Page page : pages) {
                Path file = folder.resolve("faq/" + page.language().code() + "/" + page.id() + ".md");
                Files.createDirectories(file.getParent());
                Files.writeString(file, file(page));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    private static String file(Page page) {
        return """
                ---
                id: %s
                lang: %s
                title: "%s"
                ---
                %s
                """.formatted(page.id(), page.language().code(), page.title().replace('"', '\''), page.text());
    }

    /** What stands below a heading of any rank until the next one, where there is anything. */
    static List<Page> ofHeadings(List<String> lines) {
        List<Page> pages = new ArrayList<>();
        String title = "";
        List<String> body = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#")) {
                add(pages, title, body);
                title = line.replaceFirst("^#+", "").strip();
                body.clear();
            } else {
                body.add(line);
            }
        }
        add(pages, title, body);
        return pages;
    }

    private static void add(List<Page> pages, String title, List<String> body) {
        String text = String.join("\n", body).strip();
        if (!text.isEmpty()) {
            pages.add(new Page("retail-" + (pages.size() + 1), title, Language.EN, text));
        }
    }

    private static List<Page> ofArticles(List<JsonLines.Line> lines) {
        return lines.stream()
                .map(line -> new Page(
                        line.text("id").replace('/', '-'),
                        line.text("law").replaceFirst("\\(.*", "") + " " + line.text("article"),
                        Language.ZH,
                        line.text("text")))
                .toList();
    }
}
