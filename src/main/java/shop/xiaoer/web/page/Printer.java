package shop.xiaoer.web.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes the tokens of a script without comments and without blanks that part nothing. */
final class Printer {
    /** From this place of what is written on, it is what stood on this line of the source; both from 0. */
    record Mark(int at, int line) {}

    /** After these a line's end ends no statement. */
    private static final String GOES_ON = ";,{([";

    private final boolean tight;
    private final StringBuilder out = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    /** Of the templates that stand open: whether each is a style's. */
    private final Deque<Boolean> styles = new ArrayDeque<>();

    private Token before = Token.sign("");
    private boolean parted;
    private int line;
    private int marked = -1;

    /** @param tight whether lines are joined where that changes nothing; otherwise each line stays on its line */
    Printer(boolean tight) {
        this.tight = tight;
    }

    Printer print(List<Token> tokens) {
        tokens.forEach(this::token);
        return this;
    }

    String text() {
        return out.toString();
    }

    List<Mark> marks() {
        return marks;
    }

    private void token(Token token) {
        int ends = Math.toIntExact(
                token.text().chars().filter(each -> each == '\n').count());
        switch (token.kind()) {
            case SPACE -> parted = true;
            case COMMENT, BREAK -> breaks(ends);
            case WORD, STRING, TEMPLATE, PATTERN, SIGN -> write(token);
        }
        line += ends;
    }

    private void breaks(int ends) {
        parted = true;
        boolean needless = out.isEmpty() || out.charAt(out.length() - 1) == '\n' || goesOn();
        if (!tight) {
            out.repeat('\n', ends);
        } else if (ends > 0 && !needless) {
            out.append('\n');
        }
    }

    private boolean goesOn() {
        return before.kind() == Token.Kind.SIGN && GOES_ON.contains(before.text());
    }

    private void write(Token token) {
        String text = token.kind() == Token.Kind.TEMPLATE ? template(token) : token.text();
        if (tight && before.is(",") && (token.is("}") || token.is(")"))) {
            out.setLength(out.length() - 1); // a comma behind the last of a list
        }
        if (parted && mustPart(text)) {
            out.append(' ');
        }
        if (marked != line) {
            marks.add(new Mark(out.length(), line));
            marked = line;
        }
        out.append(text);
        parted = false;
        before = token;
    }

    /** Two words must be parted, and signs that mean something else together. */
    private boolean mustPart(String next) {
        if (out.isEmpty()) {
            return false;
        }
        char last = out.charAt(out.length() - 1);
        char first = next.charAt(0);
        boolean words = ScriptReader.isWord(last) && (ScriptReader.isWord(first) || first == '#');
        boolean signs = last == first && "+-/&|?*<>=.".indexOf(first) >= 0;
        return words || signs || (last == '/' && first == '*');
    }

    /** A template that is marked as a style is made slim as one; any other is text and stays. */
    private String template(Token token) {
        String text = token.text();
        boolean begins = text.startsWith("`");
        boolean ends = text.endsWith("`");
        boolean style = begins ? before.is("css") : styles.getFirst();
        if (begins && !ends) {
            styles.push(style);
        } else if (!begins && ends) {
            styles.pop();
        }
        int end = text.length() - (ends ? 1 : 2);
        return style ? text.charAt(0) + Slim.style(text.substring(1, end)) + text.substring(end) : text;
    }
}
