package shop.xiaoer.compliance.disguise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads runs of letters, figures and signs as words of the rules: {@code h3al}, {@code gu@r@nteed}, {@code c*re}. Immutable,
 * safe from any thread.
 */
final class SignsForLetters {
    private static final Map<Character, String> STANDS = Map.ofEntries(
            Map.entry('0', "o"),
            Map.entry('1', "il"),
            Map.entry('3', "e"),
            Map.entry('4', "a"),
            Map.entry('5', "s"),
            Map.entry('6', "g"),
            Map.entry('7', "t"),
            Map.entry('8', "b"),
            Map.entry('9', "g"),
            Map.entry('@', "a"),
            Map.entry('$', "s"),
            Map.entry('!', "il"),
            Map.entry('|', "il"),
            Map.entry('+', "t"),
            Map.entry('€', "e"),
            Map.entry('2', "z"),
            Map.entry('(', "c"));
    private static final Map<String, String> AS_HEARD =
            Map.of("10", "ten", "8", "ate", "2", "to", "4", "for", "1", "one", "9", "nine");
    private static final int LONGEST = 16;
    private static final int SHORTEST = 4;

    private final Set<String> words = new HashSet<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();
    private final Set<String> joined = new HashSet<>();

    /**
     * @param spelt what the rules ask for
     * @param filling small words that may stand between them where letters are spaced throughout
     */
    SignsForLetters(List<String> spelt, List<String> filling) {
        joined.addAll(filling);
        for (String word : spelt) {
            for (String form : List.of(
                    word,
                    word.endsWith("s") ? word : word + "s",
                    word + (word.endsWith("e") ? "d" : "ed"),
                    word.replaceFirst("e$", "") + "ing")) {
                add(form);
            }
        }
    }

    private void add(String word) {
        if (words.add(word)) {
            byLength.computeIfAbsent(word.length(), each -> new ArrayList<>()).add(word);
            joined.add(word);
        }
    }

    /** In one of its forms a word of the rules. */
    boolean isWord(String run) {
        return words.contains(run);
    }

    /** A word of the rules, or one that may stand between them. */
    boolean isKnown(String run) {
        return joined.contains(run);
    }

    /** The word that a run without gaps spells. */
    Optional<String> decoded(String run) {
        if (run.length() < SHORTEST - 1) {
            return Optional.empty();
        }
        if (words.contains(run)) {
            return run.length() < SHORTEST ? Optional.empty() : Optional.of(run);
        }
        if (run.chars().noneMatch(Character::isLetter)) {
            return Optional.empty();
        }
        for (String read : heard(run)) {
            for (String word : byLength.getOrDefault(read.length(), List.of())) {
                if (word.length() >= 3 && stands(read, word)) {
                    return Optional.of(word);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> heard(String run) {
        List<String> forms = new ArrayList<>(List.of(run));
        AS_HEARD.forEach((figure, word) -> {
            if (run.contains(figure)) {
                forms.add(run.replace(figure, word));
            }
        });
        return forms;
    }

    private static boolean stands(String read, String word) {
        int wild = 0;
        for (int i = 0; i < word.length(); i++) {
            char sign = read.charAt(i);
            if (sign == '*') {
                wild++;
            } else if (sign != word.charAt(i) && STANDS.getOrDefault(sign, "").indexOf(word.charAt(i)) < 0) {
                return false;
            }
        }
        return wild * 2 < word.length()
                && !(wild > 0 && read.charAt(0) == '*' && read.charAt(read.length() - 1) == '*');
    }

    /** Letters spaced throughout, without the gaps between the words: the cut that leaves the fewest letters over. */
    Optional<String> sentence(String run) {
        int length = run.length();
        int[] over = new int[length + 1];
        String[] best = new String[length + 1];
        best[0] = "";
        for (int end = 1; end <= length; end++) {
            over[end] = over[end - 1] + 1;
            best[end] = best[end - 1] + run.charAt(end - 1);
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                String word = run.substring(start, end);
                Optional<String> read = joined.contains(word) ? Optional.of(word) : decoded(word);
                if (read.isPresent() && over[start] < over[end]) {
                    over[end] = over[start];
                    best[end] = best[start] + " " + read.get() + " ";
                }
            }
        }
        return over[length] * 3 <= length && over[length] < length
                ? Optional.of(best[length].strip().replaceAll(" +", " "))
                : Optional.empty();
    }
}
