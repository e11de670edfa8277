package shop.xiaoer.compliance.disguise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Words of the rules that stand in two halves, with other words between. Immutable, safe from any thread.
 */
final class HalvedWords {
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final int SHORTEST = 5;
    /** Words between the two halves of one. */
    private static final int FAR = 9;

    private final Map<String, Set<String>> halves = new HashMap<>();
    private final Set<String> ills;
    private final Predicate<String> isPlain;

    /**
     * @param ills those words that name an illness
     * @param isPlain whether something is just a word
     */
    HalvedWords(List<String> words, Set<String> ills, Predicate<String> isPlain) {
        this.ills = ills;
        this.isPlain = isPlain;
        words.stream().filter(word -> word.length() >= SHORTEST).forEach(this::cut);
    }

    private void cut(String word) {
        for (int cut = 2; cut <= word.length() - 2; cut++) {
            halves.computeIfAbsent(word.substring(0, cut), each -> new HashSet<>())
                    .add(word.substring(cut));
        }
    }

    /** The two halves of one word, at most some words apart; at least one of them is no word by itself. */
    Folded joined(Folded folded) {
        List<WordPiece> pieces = WordPiece.all(WORD, folded.text());
        List<Folded.Edit> edits = new ArrayList<>();
        for (int at = 0; at < pieces.size(); at++) {
            int end = end(pieces, at);
            if (end > at) {
                edits.add(joined(pieces.get(at), pieces.get(end)));
                at = end;
            }
        }
        return edits.isEmpty() ? folded : folded.edited(edits);
    }

    /** Where the half that began there ends; where nothing ends, where it began. */
    private int end(List<WordPiece> pieces, int at) {
        String left = pieces.get(at).text();
        Set<String> ends = halves.getOrDefault(left, Set.of());
        return IntStream.range(at + 1, Math.min(pieces.size(), at + FAR))
                .filter(i -> ends.contains(pieces.get(i).text()))
                .filter(i -> !isPlain.test(left) || !isPlain.test(pieces.get(i).text()))
                .findFirst()
                .orElse(at);
    }

    private Folded.Edit joined(WordPiece left, WordPiece right) {
        String word = left.text() + right.text();
        // Who cuts a word in two means it: an illness is named that way only where it is said to be cured.
        return new Folded.Edit(right.from(), right.to(), ills.contains(word) ? "cures " + word : word);
    }
}
