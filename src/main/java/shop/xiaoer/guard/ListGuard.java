package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;

/** A list may name only what the evidence names: "green, gold or red" where there are two colours. */
final class ListGuard implements Guard {
    private static final Pattern HAN = Pattern.compile("[\\p{L}\\p{N}]+(?:、[\\p{L}\\p{N}]+)+");
    private static final Pattern ENGLISH =
            Pattern.compile("((?:[\\w'-]+ ?){1,3})((?:, (?:[\\w'-]+ ?){1,3})+),? (?:and|or) ((?:[\\w'-]+ ?){1,3})");
    /** Figures are the business of other guards. */
    private static final Pattern DIGITS = Pattern.compile("[\\d、日号月]+");

    private static final int LONGEST = 5;

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        String words = statement.normal();
        if (NegationGuard.denies(words) || Refusals.honest(words)) {
            return List.of();
        }
        String known = material.evidenceText() + "\n" + material.orderText();
        Matcher han = HAN.matcher(words);
        while (han.find()) {
            if (!DIGITS.matcher(han.group()).matches()
                    && hasForeign(List.of(han.group().split("、")), known)) {
                return Guard.finding("claim", "the evidence does not list all of '" + han.group() + "'");
            }
        }
        Matcher english = ENGLISH.matcher(words);
        while (english.find()) {
            if (hasForeign(english, material.content())) {
                return Guard.finding("claim", "the evidence does not list all of '" + english.group() + "'");
            }
        }
        return List.of();
    }

    /** The first may have words before it and the last words after it that are no part of the list. */
    private static boolean hasForeign(List<String> parts, String known) {
        int heard = 0;
        int foreign = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean found = i == 0
                    ? ends(part).stream().anyMatch(known::contains)
                    : i == parts.size() - 1 ? starts(part).stream().anyMatch(known::contains) : known.contains(part);
            heard += found ? 1 : 0;
            foreign += found ? 0 : 1;
        }
        return heard > 0 && foreign > 0;
    }

    private static List<String> ends(String part) {
        List<String> ends = new ArrayList<>();
        for (int length = 1; length <= Math.min(LONGEST, part.length()); length++) {
            ends.add(part.substring(part.length() - length));
        }
        return ends;
    }

    private static List<String> starts(String part) {
        List<String> starts = new ArrayList<>();
        for (int length = 1; length <= Math.min(LONGEST, part.length()); length++) {
            starts.add(part.substring(0, length));
        }
        return starts;
    }

    private static boolean hasForeign(Matcher list, Set<String> known) {
        List<String> parts = new ArrayList<>();
        parts.add(list.group(1));
        for (String part : list.group(2).split(",")) {
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        parts.add(list.group(3));
        int heard = 0;
        int foreign = 0;
        for (String part : parts) {
            Set<String> content = Vocabulary.content(part);
            boolean any = content.stream().anyMatch(known::contains);
            heard += any ? 1 : 0;
            foreign += content.isEmpty() || any ? 0 : 1;
        }
        return heard > 0 && foreign > 0;
    }
}
