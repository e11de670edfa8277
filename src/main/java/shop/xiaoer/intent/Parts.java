package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.text.Sentences;
import shop.xiaoer.text.TextRange;

/**
 * Cuts a message where a new want may begin: at the end of a sentence and before a word that joins two. A comma alone
 * cuts nothing, because shoppers tell one thing in many short clauses.
 */
final class Parts {
    private static final Pattern JOINT = Pattern.compile(
            "(?<=[，,、；;\\s]|[了吗呢啊吧])(?:另外|还有(?=[，,：:\\s]|个|一|就|想|要|我|那|什|怎|能|帮|发)|顺便|再(?:帮我|问|请问|就是)|以及|同时|对了|然后(?:再|想|帮|我)|要不然?|不然|否则|不行(?:的话)?就)"
                    + "|(?<=\\s)(?i:and also|also,|also (?=can|could|do|what|when|where|how|i |please)|and (?:where|when|how|what|can|could|please|is|do|i (?:want|need|would|'d))|plus,? |by the way|btw|another thing|one more thing|otherwise|or else|oh and|besides,?)(?=\\s|$)",
            Pattern.UNICODE_CASE);
    private static final int MOST = 5;

    private Parts() {}

    /** In order, without white space around them; one where nothing cuts. What is over the most is one with the last. */
    static List<TextRange> of(String text) {
        List<TextRange> parts = new ArrayList<>();
        for (TextRange sentence : Sentences.split(text)) {
            int from = sentence.from();
            Matcher joint = JOINT.matcher(text).region(sentence.from(), sentence.to());
            joint.useTransparentBounds(true);
            while (joint.find()) {
                if (joint.start() > from) {
                    parts.add(new TextRange(from, joint.start()));
                    from = joint.start();
                }
            }
            parts.add(new TextRange(from, sentence.to()));
        }
        if (parts.size() <= MOST) {
            return parts;
        }
        List<TextRange> first = new ArrayList<>(parts.subList(0, MOST - 1));
        first.add(new TextRange(parts.get(MOST - 1).from(), parts.getLast().to()));
        return first;
    }
}
