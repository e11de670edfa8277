package shop.xiaoer.app.eval;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.guard.GuardCase;
import shop.xiaoer.text.Normaliser;

/** The naive judge of replies: one is held back where a number of it does not stand in the evidence. Pure. */
public final class NumberCheck {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private NumberCheck() {}

    public static boolean holdsBack(GuardCase labelled) {
        String order = labelled.order() == null ? "" : labelled.order().toString();
        String known = String.join("\n", labelled.evidence()) + "\n" + order + "\n" + labelled.question();
        return !numbers(known).containsAll(numbers(labelled.reply()));
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(Normaliser.normalise(text))
                .results()
                .map(found -> found.group().replaceAll("\\.0+$", ""))
                .collect(Collectors.toSet());
    }
}
