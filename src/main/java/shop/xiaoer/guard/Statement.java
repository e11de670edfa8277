package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;
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
    /** A pause between two figures is no sign of thousands, and makes no list of them. */
    private static final Pattern PAUSE = Pattern.compile("(?<=\\d)，(?=\\d)");

    private static final Pattern SPACED = Pattern.compile("(?<=\\d) +(?=\\p{IsHan})|(?<=\\p{IsHan}) +(?=\\d)");

    private static final Pattern MARKUP = Pattern.compile("\\*\\*|`|^#+\\s*");

    /** In one spelling; a space between a figure and a Han sign goes: 4 月 14 号 is 4月14号. */
    static String normal(String written) {
        String normal = Normaliser.normalise(written).replace('’', '\'').replace('‘', '\'');
        return SPACED.matcher(normal).replaceAll("");
    }

    static Statement of(String written, String before) {
        String bare = CITATION.matcher(written).replaceAll(" ");
        bare = PAUSE.matcher(bare).replaceAll("，  ");
        bare = MARKUP.matcher(bare).replaceAll("");
        bare = LIST_SIGN.matcher(bare).replaceFirst("");
        String normal = normal(bare);
        List<String> clauses = new ArrayList<>();
        for (TextRange range : Clauses.split(normal)) {
            clauses.add(range.of(normal));
        }
        return new Statement(written, normal, List.copyOf(clauses), Vocabulary.content(normal), before);
    }
}
