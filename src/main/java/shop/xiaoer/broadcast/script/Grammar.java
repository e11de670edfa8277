package shop.xiaoer.broadcast.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.text.Language;

/**
 * Patterns of sentences by section, from {@code broadcast/LANGUAGE.grammar}: {@code (a|b)} chooses, {@code {x}} is
 * filled in. Immutable.
 */
final class Grammar {
    private final Map<String, List<Pattern>> sections;
    private final String hash;

    private Grammar(Map<String, List<Pattern>> sections, String hash) {
        this.sections = sections;
        this.hash = hash;
    }

    sealed interface Node {}

    record Words(String text) implements Node {}

    record Variable(String name) implements Node {}

    record Choice(List<List<Node>> options) implements Node {}

    /** @param variables all that the pattern may need, whichever way its choices fall */
    record Pattern(List<Node> nodes, List<String> variables) {}

    /** @throws IllegalStateException where the packed file is missing or broken, with its line: a fault of the build */
    static Grammar of(Language language) {
        String name = "/broadcast/" + language.code() + ".grammar";
        try (InputStream in = Grammar.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static Grammar parse(String name, String file) {
        Map<String, List<Pattern>> sections = new LinkedHashMap<>();
        List<Pattern> section = new ArrayList<>();
        int number = 0;
        for (String line : file.split("\n", -1)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                section = new ArrayList<>();
                sections.put(text.substring(1, text.length() - 1), section);
                continue;
            }
            try {
                section.add(new Parser(text).pattern());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return new Grammar(sections, ScriptVersion.hash(file));
    }

    /** Of the file. */
    String hash() {
        return hash;
    }

    /** @throws IllegalArgumentException where no such section is */
    List<Pattern> section(String name) {
        List<Pattern> patterns = sections.get(name);
        if (patterns == null) {
            throw new IllegalArgumentException("no section '" + name + "'");
        }
        return patterns;
    }

    Map<String, List<Pattern>> sections() {
        return Map.copyOf(sections);
    }

    private static final class Parser {
        private final String text;
        private final TreeSet<String> variables = new TreeSet<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Pattern pattern() {
            List<Node> nodes = sequence();
            if (at < text.length()) {
                throw new IllegalArgumentException("stray '" + text.charAt(at) + "' at " + at);
            }
            return new Pattern(nodes, List.copyOf(variables));
        }

        private List<Node> sequence() {
            List<Node> nodes = new ArrayList<>();
            StringBuilder words = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
                char c = text.charAt(at++);
                switch (c) {
                    case '(' -> {
                        flush(words, nodes);
                        nodes.add(choice());
                    }
                    case '{' -> {
                        flush(words, nodes);
                        nodes.add(variable());
                    }
                    default -> words.append(c);
                }
            }
            flush(words, nodes);
            return List.copyOf(nodes);
        }

        private Choice choice() {
            List<List<Node>> options = new ArrayList<>();
            options.add(sequence());
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                options.add(sequence());
            }
            if (at == text.length()) {
                throw new IllegalArgumentException("a bracket is not closed");
            }
            at++;
            return new Choice(List.copyOf(options));
        }

        private Variable variable() {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("a brace is not closed");
            }
            String name = text.substring(at, end);
            at = end + 1;
            variables.add(name);
            return new Variable(name);
        }

        private static void flush(StringBuilder words, List<Node> nodes) {
            if (!words.isEmpty()) {
                nodes.add(new Words(words.toString()));
                words.setLength(0);
            }
        }
    }
}
