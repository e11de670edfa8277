package shop.xiaoer.web.page;

/**
 * Scripts and styles without comments and without blanks that part nothing. Each line stays on its line, so that a fault's
 * place is the place in the source; what ends a statement by ending its line still does.
 */
final class Slim {
    private Slim() {}

    /** @throws IllegalArgumentException where the script cannot be taken apart */
    static String script(String text) {
        return new Printer(false).print(ScriptReader.read(text)).text();
    }

    /** A style sheet, or a part of one that begins and ends anywhere outside of a string. */
    static String style(String text) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            char each = text.charAt(at);
            if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                end = end < 0 ? text.length() : end + 2;
                text.substring(at, end).chars().filter(sign -> sign == '\n').forEach(sign -> lineEnd(out));
                at = end;
            } else if (each == '"' || each == '\'') {
                int end = stringEnd(text, at);
                out.append(text, at, end);
                at = end;
            } else if (each == '\n') {
                lineEnd(out);
                at++;
            } else if (Character.isWhitespace(each)) {
                blank(out);
                at++;
            } else {
                sign(out, each);
                at++;
            }
        }
        return out.toString();
    }

    private static int stringEnd(String text, int from) {
        for (int end = from + 1; end < text.length(); end++) {
            if (text.charAt(end) == '\\') {
                end++;
            } else if (text.charAt(end) == text.charAt(from)) {
                return end + 1;
            }
        }
        return text.length();
    }

    private static void lineEnd(StringBuilder out) {
        dropBlank(out);
        out.append('\n');
    }

    private static void blank(StringBuilder out) {
        if (out.isEmpty() || " \n{};,:".indexOf(out.charAt(out.length() - 1)) < 0) {
            out.append(' ');
        }
    }

    private static void sign(StringBuilder out, char sign) {
        if ("{};,!".indexOf(sign) >= 0) {
            dropBlank(out);
        }
        if (sign == '}' && !out.isEmpty() && out.charAt(out.length() - 1) == ';') {
            out.setLength(out.length() - 1);
        }
        out.append(sign);
    }

    private static void dropBlank(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }
}
