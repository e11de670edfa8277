package shop.xiaoer.answer.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.answer.Generator.Evidence;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.guard.Guards;
import shop.xiaoer.prompt.Prompt;

/**
 * A reply with the marks of its sources: {@code [1]}, {@code 【1】}.
 *
 * @param written the words as the model wrote them
 */
record CitedReply(String written) {
    private static final Pattern CITATION = Pattern.compile("\\s*[\\[【](\\d{1,2})[\\]】]");

    /** Without the marks: the sources are shown below it. */
    String plain() {
        return CITATION.matcher(written).replaceAll("").strip();
    }

    /** Whether the model says that the evidence is silent, in the prompt's agreed words or in others that say no more. */
    boolean refuses(Prompt prompt) {
        return prompt.isRefusal(written) || Guards.refuses(plain());
    }

    /** The evidence that is cited, in the order of the marks; all of it where none is. */
    List<Source> sources(List<Evidence> evidence) {
        Set<Source> cited = new LinkedHashSet<>();
        Matcher found = CITATION.matcher(written);
        while (found.find()) {
            int number = Integer.parseInt(found.group(1));
            if (number >= 1 && number <= evidence.size()) {
                cited.add(evidence.get(number - 1).source());
            }
        }
        return cited.isEmpty()
                ? evidence.stream().map(Evidence::source).distinct().toList()
                : List.copyOf(cited);
    }
}
