package shop.xiaoer.knowledge;

import java.util.List;
import shop.xiaoer.text.Language;

/** A rule by which words decide. Its id is the file and line where it stands. */
public sealed interface Rule {
    String id();

    Language language();

    /** The message is this and nothing else, signs, spaces and case apart. */
    record Exact(String id, Language language, String text) implements Rule {}

    /** The words in a row: Chinese letter for letter, English stem for stem. */
    record Phrase(String id, Language language, String text) implements Rule {}

    /** One of {@code any}, every one of {@code all} and none of {@code not} stand in the message, in any order. */
    record Combination(String id, Language language, List<String> any, List<String> all, List<String> not)
            implements Rule {
        public Combination {
            any = List.copyOf(any);
            all = List.copyOf(all);
            not = List.copyOf(not);
            if (any.isEmpty() && all.isEmpty()) {
                throw new IllegalArgumentException("rule: needs any or all");
            }
        }
    }
}
