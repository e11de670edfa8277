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
    private static final String JOINT_ZH =
            "(?:另外再?|还有(?=[，,：:\\sA-Za-z0-9]|个|一|就|想|要|我|那|什|怎|能|帮|发)|顺便(?:再?问[一]?下)?|再(?=帮我|问|请问)|再就是|以及|同时|对了|然后(?=再|想|帮|我)|要不然?|不然|否则|不行(?:的话)?就)";
    private static final String JOINT_EN =
            "(?i:and also|also,|also(?= (?:can|could|do|what|when|where|how|i|please|is|are)\\b)|and(?= (?:where|when|how|what|can|could|please|is|do|i want|i need|i would|i'd)\\b)|plus,?|by the way,?|btw,?|another thing:?|one more thing:?|otherwise|or else|oh and|besides,?)";
    private static final Pattern JOINT =
            Pattern.compile("(?<=[，,、；;\\s]|[了吗呢啊吧])" + JOINT_ZH + "|(?<=\\s)" + JOINT_EN + "(?=\\s|$)");
    private static final Pattern FIRST = Pattern.compile("^(?:" + JOINT_ZH + "|" + JOINT_EN + "(?=\\s))[，,：:\\s]*");
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
        parts.replaceAll(part -> withoutJoint(text, part));
        if (parts.size() <= MOST) {
            return parts;
        }
        List<TextRange> first = new ArrayList<>(parts.subList(0, MOST - 1));
        first.add(new TextRange(parts.get(MOST - 1).from(), parts.getLast().to()));
        return first;
    }

    /** The joining word says nothing of what is wanted. */
    private static TextRange withoutJoint(String text, TextRange part) {
        Matcher first = FIRST.matcher(part.of(text));
        return first.find() && first.end() < part.length() ? new TextRange(part.from() + first.end(), part.to()) : part;
    }
}
