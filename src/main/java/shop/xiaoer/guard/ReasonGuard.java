package shop.xiaoer.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;

/**
 * A reason must stand in the evidence, and a guess is no answer: "because the roaster needs rest" and "it should be a big
 * mill in Oregon" are invented where the material is silent.
 */
final class ReasonGuard implements Guard {
    private static final Pattern BECAUSE = Pattern.compile(
            "(?:因为|由于|原因是|之所以|为的是|毕竟)([^。!?;]+)|\\b(?:because|due to|owing to|the reason is(?: that)?|that's since)\\b([^.!?;]+)");
    private static final Pattern SO = Pattern.compile("所以|因此|,? ?\\bso\\b|which is why");
    private static final Pattern GUESS = Pattern.compile(
            "应该(?:是|可以|没|能|有|会|在)|估计|大概(?:是|率)|可能是|我猜|猜测|一般(?:来说|来讲|都|就)|通常(?:来说|都)|基本上?都|多半是|\\bprobably\\b|\\bi(?:'d)? (?:guess|think|believe|suppose)\\b|\\bgenerally\\b|\\btypically\\b|\\bmost likely\\b|\\bpresumably\\b|\\bmost people\\b");
    private static final double LEAST_SHARE = 0.4;

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        String words = statement.normal();
        Matcher because = BECAUSE.matcher(words);
        while (because.find()) {
            String reason = because.group(1) == null ? because.group(2) : because.group(1);
            if (!isKnown(SO.split(reason)[0], material)) {
                return Guard.finding("reason", "the evidence does not give this reason");
            }
        }
        return isGuess(words, statement.before(), material)
                ? Guard.finding("guess", "a guess where the material is silent")
                : List.of();
    }

    private static boolean isKnown(String reason, Material material) {
        Set<String> content = Vocabulary.content(reason);
        if (content.size() < 2) {
            return true;
        }
        Set<String> heard = new HashSet<>(content);
        heard.removeIf(word ->
                !material.content().contains(word) && !material.askedContent().contains(word));
        boolean evidence = heard.stream().anyMatch(material.content()::contains);
        return evidence && heard.size() >= LEAST_SHARE * content.size();
    }

    private static boolean isGuess(String words, String before, Material material) {
        Matcher guess = GUESS.matcher(words);
        return (Refusals.honest(words) || Refusals.honest(before))
                && guess.find()
                && !material.evidenceText().contains(guess.group().strip());
    }
}
