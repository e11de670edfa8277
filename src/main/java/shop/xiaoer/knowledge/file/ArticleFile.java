package shop.xiaoer.knowledge.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.text.Language;

/** Reads {@code faq/*} and {@code policies/*} articles: a header between two lines of three dashes, then Markdown. */
final class ArticleFile {
    private static final Pattern LIST_OR_HEADING = Pattern.compile("\\s*([-*+|#>]|\\d+[.)、]).*");
    private static final int FEWEST_QUESTIONS = 3;

    private ArticleFile() {}

    static void read(Reading reading, String text, Article.Kind kind) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            reading.fail(1, "the header is missing: the first line must be ---");
            return;
        }
        int close = 1;
        while (close < lines.size() && !lines.get(close).strip().equals("---")) {
            close++;
        }
        if (close == lines.size()) {
            reading.fail(1, "the header that begins here is not closed by a line of ---");
            return;
        }
        String header = String.join("\n", lines.subList(1, close));
        Optional<YamlPart> root = YamlText.parse(reading, header, 1);
        if (root.isPresent() && root.get().requireMap()) {
            List<String> paragraphs = paragraphs(lines.subList(close + 1, lines.size()));
            readArticle(root.get(), paragraphs, close + 1, kind);
        }
    }

    private static void readArticle(YamlPart header, List<String> paragraphs, int bodyLine, Article.Kind kind) {
        Reading reading = header.reading();
        String id = header.textIfAny("id").orElse("");
        reading.entry(id, 1, () -> {
            header.text("id");
            Language language = header.parsed("lang", Language.ZH, ArticleFile::language);
            checkFolder(header, language);
            String title = header.text("title");
            List<String> questions = header.texts("questions");
            if (questions.size() < FEWEST_QUESTIONS) {
                reading.note(header.line("questions"), "'questions' needs three other wordings at least");
            }
            Optional<String> intent = header.textIfAny("intent");
            header.noOtherKeys();
            if (paragraphs.isEmpty()) {
                reading.fail(bodyLine, "the answer is missing below the header");
            }
            return new Content.OfArticle(new Article(
                    id,
                    kind,
                    language,
                    title,
                    questions,
                    intent.orElse(null),
                    paragraphs.isEmpty() ? List.of("?") : paragraphs,
                    reading.file()));
        });
    }

    private static Language language(String text) {
        return switch (text) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw new IllegalArgumentException("'" + text + "' is neither zh nor en");
        };
    }

    private static void checkFolder(YamlPart header, Language language) {
        String file = header.reading().file();
        for (Language other : Language.values()) {
            if (other != language && file.contains("/" + other.code() + "/")) {
                header.reading()
                        .fail(
                                header.line("lang"),
                                "the article says lang: " + language.code() + " and lies in the folder "
                                        + other.code());
            }
        }
    }

    /** Lines that follow each other are one paragraph; the lines of a list stay lines. */
    private static List<String> paragraphs(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            if (line.isBlank()) {
                close(open, paragraphs);
            } else {
                append(open, line.strip());
            }
        }
        close(open, paragraphs);
        return paragraphs;
    }

    private static void append(StringBuilder open, String line) {
        if (!open.isEmpty()) {
            if (LIST_OR_HEADING.matcher(line).matches()) {
                open.append('\n');
            } else if (open.charAt(open.length() - 1) < 0x2E80 && line.charAt(0) < 0x2E80) {
                open.append(' ');
            }
        }
        open.append(line);
    }

    private static void close(StringBuilder open, List<String> paragraphs) {
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
            open.setLength(0);
        }
    }
}
