package shop.xiaoer.web.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import shop.xiaoer.web.page.Token.Kind;

/**
 * Takes a script apart. Knows strings, templates with their holes, patterns and comments from each other; whether a slash
 * begins a pattern it tells by what stands before it, so that one right behind a closing bracket always divides.
 */
final class ScriptReader {
    /** After these a slash begins a pattern, as after a sign. */
    private static final Set<String> BEFORE_PATTERN = Set.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "throw",
            "new",
            "do",
            "else",
            "instanceof",
            "await",
            "yield");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    /** For each open hole of a template the braces that stand open in it. */
    private final Deque<Integer> holes = new ArrayDeque<>();

    private int at;

    private ScriptReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where a string, template, pattern or comment has no end */
    static List<Token> read(String text) {
        ScriptReader reader = new ScriptReader(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return List.copyOf(reader.tokens);
    }

    private void next() {
        char first = text.charAt(at);
        if (first == '\n') {
            add(Kind.BREAK, at + 1);
        } else if (Character.isWhitespace(first)) {
            add(Kind.SPACE, end(at, each -> Character.isWhitespace(each) && each != '\n'));
        } else if (text.startsWith("//", at)) {
            add(Kind.COMMENT, end(at, each -> each != '\n'));
        } else if (text.startsWith("/*", at)) {
            add(Kind.COMMENT, behind("*/", at + 2));
        } else if (first == '\'' || first == '"') {
            add(Kind.STRING, closed(first, at + 1));
        } else if (first == '`') {
            template();
        } else if (isWord(first) || first == '#') {
            add(Kind.WORD, end(at + 1, ScriptReader::isWord));
        } else if (first == '/' && patternCanBegin()) {
            add(Kind.PATTERN, end(patternEnd(), ScriptReader::isWord));
        } else {
            sign(first);
        }
    }

    private void sign(char sign) {
        if (sign == '}' && !holes.isEmpty() && holes.peek() == 0) {
            holes.pop();
            template();
            return;
        }
        if (!holes.isEmpty() && (sign == '{' || sign == '}')) {
            holes.push(holes.pop() + (sign == '{' ? 1 : -1));
        }
        add(Kind.SIGN, at + 1);
    }

    private void template() {
        int end = at + 1;
        while (end < text.length()) {
            char each = text.charAt(end);
            if (each == '`') {
                add(Kind.TEMPLATE, end + 1);
                return;
            }
            if (text.startsWith("${", end)) {
                holes.push(0);
                add(Kind.TEMPLATE, end + 2);
                return;
            }
            end += each == '\\' ? 2 : 1;
        }
        throw endless();
    }

    private boolean patternCanBegin() {
        Token last = null;
        Token before = null;
        for (Token token : tokens.reversed()) {
            if (token.counts()) {
                if (last == null) {
                    last = token;
                } else {
                    before = token;
                    break;
                }
            }
        }
        if (last == null) {
            return true;
        }
        boolean counted = before != null && before.equals(last) && (last.is("+") || last.is("-"));
        return switch (last.kind()) {
            case WORD -> BEFORE_PATTERN.contains(last.text());
            case TEMPLATE -> last.text().endsWith("${");
            case SIGN -> !counted && !last.is(")") && !last.is("]") && !last.is("}");
            case STRING, PATTERN, SPACE, BREAK, COMMENT -> false;
        };
    }

    private int patternEnd() {
        boolean set = false;
        for (int end = at + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
            char each = text.charAt(end);
            if (each == '\\') {
                end++;
            } else if (each == '[') {
                set = true;
            } else if (each == ']') {
                set = false;
            } else if (each == '/' && !set) {
                return end + 1;
            }
        }
        throw endless();
    }

    private int closed(char quote, int from) {
        for (int end = from; end < text.length(); end++) {
            char each = text.charAt(end);
            if (each == '\\') {
                end++;
            } else if (each == quote) {
                return end + 1;
            } else if (each == '\n') {
                break;
            }
        }
        throw endless();
    }

    private int behind(String mark, int from) {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw endless();
        }
        return found + mark.length();
    }

    private interface Part {
        boolean holds(char each);
    }

    private int end(int from, Part part) {
        int end = from;
        while (end < text.length() && part.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, Math.min(end, text.length()))));
        at = end;
    }

    static boolean isWord(char each) {
        return Character.isLetterOrDigit(each) || each == '_' || each == '$' || Character.isSurrogate(each);
    }

    private IllegalArgumentException endless() {
        long line = text.substring(0, at).lines().count();
        return new IllegalArgumentException("what begins on line " + Math.max(1, line) + " has no end");
    }
}
