package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.text.Clauses;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.TextRange;

/**
 * A sentence of a reply or of the evidence, made ready once.
 *
 * @param written as it was written
 * @param normal in one spelling, without citations and the sign of a list
 * @param clauses of {@code normal}
 * @param content its content words
 * @param before what the reply said before it, normalised
 */
record Statement(String written, String normal, List<String> clauses, Set<String> content, String before) {
    private static final Pattern CITATION = Pattern.compile("[\\[【(]\\s*\\d{1,2}(\\s*[,、]\\s*\\d{1,2})*\\s*[\\]】)]");
    private static final Pattern LIST_SIGN =
            Pattern.compile("^\\s*([-*•·]|\\(?\\d{1,2}[.)、](?!\\d)|[①-⑳]|第[一二三四五六七八九十][,:]|[一二三四五六七八九十]、)\\s*");
    private static final Pattern MARKUP = Pattern.compile("\\*\\*|`|^#+\\s*");

    static Statement of(String written, String before) {
        String bare = CITATION.matcher(written).replaceAll(" ");
        bare = MARKUP.matcher(bare).replaceAll("");
        bare = LIST_SIGN.matcher(bare).replaceFirst("");
        String normal = Normaliser.normalise(bare).replace('’', '\'').replace('‘', '\'');
        List<String> clauses = new ArrayList<>();
        for (TextRange range : Clauses.split(normal)) {
            clauses.add(range.of(normal));
        }
        return new Statement(written, normal, List.copyOf(clauses), Vocabulary.content(normal), before);
    }
}
