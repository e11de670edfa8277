package shop.xiaoer.compliance;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/** Words that a rule matched, within the folded text around them. */
final class Claim {
    private final String text;
    private final Language language;
    private final int from;
    private final int to;
    private final Matcher groups;
    private @Nullable String sentence;
    private int sentenceFrom = -1;
    private int sentenceTo = -1;

    /** Takes the state of {@code matcher} as it stands. */
    Claim(String text, Language language, Matcher matcher) {
        this.text = text;
        this.language = language;
        this.from = matcher.start();
        this.to = matcher.end();
        this.groups = matcher;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    Language language() {
        return language;
    }

    String words() {
        return text.substring(from, to);
    }

    /** The text of a named group, where the pattern has it and it took part. Only while the matcher stands here. */
    Optional<String> group(String name) {
        return groups.namedGroups().containsKey(name) ? Optional.ofNullable(groups.group(name)) : Optional.empty();
    }

    String before() {
        return text.substring(sentenceFrom(), from);
    }

    String after() {
        return text.substring(to, sentenceTo());
    }

    String sentence() {
        String known = sentence;
        if (known == null) {
            known = text.substring(sentenceFrom(), sentenceTo());
            sentence = known;
        }
        return known;
    }

    String clause() {
        int start = from;
        while (start > 0 && !Folding.endsClause(text, start - 1, language)) {
            start--;
        }
        int end = to;
        while (end < text.length() && !Folding.endsClause(text, end, language)) {
            end++;
        }
        return text.substring(start, end);
    }

    /** The sentence with those beside it: a source is often named in the next one. */
    String around() {
        int start = start(Math.max(0, sentenceFrom() - 2));
        int end = end(Math.min(text.length(), sentenceTo() + 1));
        return text.substring(start, end);
    }

    int sentenceFrom() {
        if (sentenceFrom < 0) {
            sentenceFrom = start(from);
        }
        return sentenceFrom;
    }

    int sentenceTo() {
        if (sentenceTo < 0) {
            sentenceTo = end(to);
        }
        return sentenceTo;
    }

    private int start(int at) {
        int start = at;
        while (start > 0 && !Folding.endsSentence(text, start - 1, language)) {
            start--;
        }
        return start;
    }

    private int end(int at) {
        int end = at;
        while (end < text.length() && !Folding.endsSentence(text, end, language)) {
            end++;
        }
        return end;
    }
}
