package shop.xiaoer.web.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.web.page.Token.Kind;

/** What one module imports and exports, and how it stands in a bundle. */
final class ModuleReader {
    private final String path;
    private final List<Token> tokens;

    ModuleReader(String path, List<Token> tokens) {
        this.path = path;
        this.tokens = tokens;
    }

    /** The paths of the modules that must have run before it, in the order of its imports. */
    List<String> imports() {
        List<String> found = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (isImport(at)) {
                found.add(resolve(tokens.get(origin(at)).text()));
            }
        }
        return found;
    }

    /** The module with its imports read from constants; the entry keeps its exports, any other gives them back. */
    List<Token> inBundle(boolean entry, Bundle.Later later) {
        List<Token> out = new ArrayList<>();
        List<String> exported = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (isImport(at)) {
                int origin = origin(at);
                constants(at, origin, out);
                at = origin;
            } else if (isCall(at)) {
                out.addAll(tokens.subList(at, at + 2));
                out.add(later(tokens.get(at + 2).text(), later));
                at += 2;
            } else if (tokens.get(at).is("export") && !entry) {
                at = export(at, exported);
            } else {
                out.add(tokens.get(at));
            }
        }
        return entry ? out : wrapped(out, exported);
    }

    private List<Token> wrapped(List<Token> body, List<String> exported) {
        List<Token> out = new ArrayList<>(ScriptReader.read("const " + constant(path) + "=(()=>{"));
        out.addAll(body);
        out.addAll(ScriptReader.read("return{" + String.join(",", exported) + "}})();"));
        return out;
    }

    private boolean isImport(int at) {
        return tokens.get(at).is("import") && tokens.get(next(at)).is("{");
    }

    private boolean isCall(int at) {
        return tokens.get(at).is("import")
                && at + 2 < tokens.size()
                && tokens.get(at + 1).is("(")
                && tokens.get(at + 2).kind() == Kind.STRING;
    }

    /** The place of the string that names where an import comes from. */
    private int origin(int at) {
        int end = at;
        while (tokens.get(end).kind() != Kind.STRING) {
            end++;
        }
        return end;
    }

    private void constants(int from, int origin, List<Token> out) {
        out.add(Token.word("const"));
        for (Token token : tokens.subList(from + 1, origin)) {
            if (token.is("as")) {
                out.add(Token.sign(":"));
            } else if (!token.is("from")) {
                out.add(token);
            }
        }
        out.add(Token.sign("="));
        out.add(Token.word(constant(resolve(tokens.get(origin).text()))));
    }

    /**
     * Leaves out the word, or the whole list.
     *
     * @return the last place that is dealt with
     */
    private int export(int at, List<String> exported) {
        int name = next(at);
        if (tokens.get(name).is("{")) {
            int end = at;
            while (!tokens.get(end).is(";")) {
                end++;
            }
            for (Token token : tokens.subList(name, end)) {
                if (token.is("as")) {
                    throw new IllegalArgumentException(path + " exports a name as another");
                }
                if (token.kind() == Kind.WORD) {
                    exported.add(token.text());
                }
            }
            return end;
        }
        while (!List.of("const", "let", "class", "function")
                .contains(tokens.get(name).text())) {
            name = next(name);
        }
        exported.add(tokens.get(next(name)).text());
        return at;
    }

    private int next(int at) {
        int next = at + 1;
        while (next < tokens.size() - 1 && !tokens.get(next).counts()) {
            next++;
        }
        return next;
    }

    private Token later(String quoted, Bundle.Later later) {
        String written = quoted.substring(1, quoted.length() - 1);
        return new Token(Kind.STRING, "'" + later.address(resolve(quoted), written) + "'");
    }

    private String resolve(String quoted) {
        return URI.create(path)
                .resolve(quoted.substring(1, quoted.length() - 1))
                .getPath();
    }

    private static String constant(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        return "$" + name.replace("-", "");
    }
}
