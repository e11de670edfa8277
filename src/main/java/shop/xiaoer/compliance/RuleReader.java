package shop.xiaoer.compliance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.text.Language;

/** Reads one rule and checks it whole: a rule with a fault does not serve. */
final class RuleReader {
    private static final Set<String> CATEGORIES = Set.of(
            "general",
            "food",
            "healthFood",
            "cosmetics",
            "medicalDevice",
            "baby",
            "alcohol",
            "electronics",
            "clothing",
            "finance",
            "education");

    private RuleReader() {}

    static ComplianceRule read(
            YamlFile.Entry entry,
            Terms terms,
            Map<String, LawfulException> exceptions,
            Map<String, Map<String, List<String>>> byCategory) {
        Language language = language(entry);
        ComplianceRule rule = new ComplianceRule(
                entry.text("id"),
                new HashSet<>(entry.texts("jurisdiction")),
                language,
                entry.texts("article"),
                byCategory.getOrDefault(entry.text("id"), Map.of()),
                date(entry),
                categories(entry, "categories"),
                categories(entry, "notCategories"),
                entry.optional("speaker")
                        .map(name -> constant(entry, ComplianceContext.Speaker.class, "speaker", name))
                        .orElse(null),
                constant(entry, Finding.Severity.class, "severity", entry.text("severity")),
                certain(entry),
                patterns(entry, terms, language),
                terms.patterns(entry.lines("papers")),
                terms.patterns(entry.lines("papersUnless")),
                wholeSentence(entry),
                constant(
                        entry,
                        Circumstance.class,
                        "test",
                        entry.optional("test").orElse("none")),
                number(entry),
                exceptions(entry, exceptions),
                entry.texts("rewrite"),
                entry.optional("evidenceNeeded").orElse(null));
        if (rule.patterns().isEmpty() || rule.articles().isEmpty()) {
            throw entry.fault(rule.id() + ": needs an article, and words or regex");
        }
        return rule;
    }

    /** Adds the articles of one entry of {@code byCategory:} to the rules that it names. */
    static void added(YamlFile.Entry entry, Map<String, Map<String, List<String>>> into) {
        List<String> articles = entry.texts("article");
        for (String rule : entry.texts("rules")) {
            for (String category : categories(entry, "categories")) {
                into.computeIfAbsent(rule, each -> new HashMap<>())
                        .computeIfAbsent(category, each -> new ArrayList<>())
                        .addAll(articles);
            }
        }
    }

    private static Language language(YamlFile.Entry entry) {
        try {
            return Language.of(entry.text("language"));
        } catch (IllegalArgumentException e) {
            throw entry.fault(String.valueOf(e.getMessage()));
        }
    }

    private static LocalDate date(YamlFile.Entry entry) {
        try {
            return LocalDate.parse(entry.text("since"));
        } catch (DateTimeParseException e) {
            throw entry.fault("since: must be a date such as 2021-04-29");
        }
    }

    private static boolean wholeSentence(YamlFile.Entry entry) {
        return switch (entry.optional("span").orElse("words")) {
            case "words" -> false;
            case "sentence" -> true;
            case String other -> throw entry.fault("span: '" + other + "' is none of words sentence");
        };
    }

    private static boolean certain(YamlFile.Entry entry) {
        return switch (entry.optional("certain").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw entry.fault("certain: '" + other + "' is neither true nor false");
        };
    }

    private static int number(YamlFile.Entry entry) {
        try {
            return Integer.parseInt(entry.optional("atMost").orElse("0"));
        } catch (NumberFormatException e) {
            throw entry.fault("atMost: must be a whole number");
        }
    }

    private static Set<String> categories(YamlFile.Entry entry, String key) {
        Set<String> named = new HashSet<>(entry.texts(key));
        for (String name : named) {
            if (!CATEGORIES.contains(name)) {
                throw entry.fault(key + ": no category '" + name + "'");
            }
        }
        return named;
    }

    private static List<Pattern> patterns(YamlFile.Entry entry, Terms terms, Language language) {
        List<Pattern> patterns = new ArrayList<>();
        List<String> words = entry.texts("words");
        if (!words.isEmpty()) {
            // The longest first: an alternation takes the first that fits.
            String all = words.stream()
                    .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
            patterns.add(Pattern.compile(language == Language.EN ? "\\b(?:" + all + ")\\b" : all));
        }
        patterns.addAll(terms.patterns(entry.lines("regex")));
        return patterns;
    }

    private static List<LawfulException> exceptions(YamlFile.Entry entry, Map<String, LawfulException> known) {
        List<LawfulException> named = new ArrayList<>();
        for (YamlFile.Line line : entry.lines("exceptions")) {
            LawfulException exception = known.get(line.text());
            if (exception == null) {
                throw new YamlFault(line.line(), "exceptions: no exception '" + line.text() + "'");
            }
            named.add(exception);
        }
        return named;
    }

    private static <E extends Enum<E>> E constant(YamlFile.Entry entry, Class<E> type, String key, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw entry.fault(key + ": '" + name + "' is none of " + Arrays.toString(type.getEnumConstants()));
        }
    }
}
