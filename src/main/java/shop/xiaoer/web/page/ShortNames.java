package shop.xiaoer.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.xiaoer.web.page.Token.Kind;

/**
 * Gives private names, {@code #socket}, short ones: outside of its class nobody can say one, so that one name for all of a
 * kind in a file changes nothing.
 */
final class ShortNames {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Map<String, String> names = new HashMap<>();

    List<Token> shorten(List<Token> tokens) {
        return tokens.stream().map(this::shorten).toList();
    }

    private Token shorten(Token token) {
        boolean isPrivate = token.kind() == Kind.WORD && token.text().startsWith("#");
        return isPrivate ? Token.word(names.computeIfAbsent(token.text(), each -> next())) : token;
    }

    private String next() {
        int count = names.size();
        String tail = count < LETTERS.length() ? "" : String.valueOf(count / LETTERS.length());
        return "#" + LETTERS.charAt(count % LETTERS.length()) + tail;
    }
}
