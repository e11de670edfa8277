package shop.xiaoer.compliance.disguise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the disguise off the words of an English text that the rules ask for ({@code spelt:}): letters one by one
 * ({@code c u r e s}, {@code g.r.o.w}), figures and signs for letters ({@code h3al}, {@code gu@r@nteed}), a word in
 * pieces with others between ({@code ecz. And then ema}), a word by its sound ({@code garren-teed}). A word with a
 * capital inside a sentence is a name and stays. Immutable, safe from any thread.
 */
public final class Disguises {
    private static final Pattern PIECE = Pattern.compile("[a-z0-9@$!|+*€(]+");
    /** Between the letters of one word: marks that end nothing. */
    private static final Pattern INNER = Pattern.compile("[.\\-_*~/|+,\"·^=:]+| ?");

    private static final Pattern SPACED = Pattern.compile("[ .\\-_*~/|+'\"^=]{1,3}");
    private static final int MOST_PIECES = 48;

    private final SignsForLetters signs;
    private final WordSounds sounds;
    private final HalvedWords halved;
    private final Set<String> ordinary;

    /**
     * @param spelt what the rules ask for, in every form
     * @param ills those of them that name an illness
     * @param filling small words that may stand between them where letters are spaced throughout
     * @param ordinary words that are just words, though they sound or are cut like one of those
     */
    public Disguises(List<String> spelt, List<String> ills, List<String> filling, List<String> ordinary) {
        this.ordinary = Set.copyOf(ordinary);
        this.signs = new SignsForLetters(spelt, filling);
        this.sounds = new WordSounds(spelt);
        this.halved = new HalvedWords(spelt, Set.copyOf(ills), this::isPlain);
    }

    /** Just a word. */
    private boolean isPlain(String text) {
        return ordinary.contains(text) || signs.isKnown(text);
    }

    /** @param source the text as written, for its capitals */
    public Folded uncover(Folded folded, String source) {
        int[] written = source.codePoints().toArray();
        List<WordPiece> pieces = WordPiece.all(PIECE, folded.text());
        List<Folded.Edit> edits = new ArrayList<>();
        for (int at = 0; at < pieces.size(); ) {
            Found found = found(pieces, at, folded, written);
            if (found == null) {
                at++;
            } else {
                edits.add(new Folded.Edit(pieces.get(at).from(), found.end(), found.word()));
                at = found.next();
            }
        }
        return halved.joined(edits.isEmpty() ? folded : folded.edited(edits));
    }

    private record Found(int next, int end, String word) {}

    private @Nullable Found found(List<WordPiece> pieces, int at, Folded folded, int[] written) {
        int most = Math.min(pieces.size(), at + MOST_PIECES);
        StringBuilder run = new StringBuilder();
        List<String> parts = new ArrayList<>();
        Found best = null;
        boolean single = true;
        for (int i = at; i < most; i++) {
            if (i > at && !between(folded.text(), pieces.get(i - 1), pieces.get(i))) {
                break;
            }
            WordPiece piece = pieces.get(i);
            String plain = piece.text().replaceFirst("[!|(+]+$", "");
            if (plain.isEmpty()) {
                break;
            }
            run.append(plain);
            parts.add(plain);
            single &= plain.length() == 1;
            boolean spaced =
                    folded.text().substring(pieces.get(at).from(), piece.to()).indexOf(' ') >= 0;
            Optional<String> word = whole(run.toString(), parts, spaced);
            if (word.isEmpty() && single && parts.size() >= 6) {
                word = signs.sentence(run.toString());
            }
            if (word.isPresent() && !isName(pieces.get(at), folded, written, parts.size())) {
                best = new Found(i + 1, pieces.get(i).from() + plain.length(), word.get());
                if (i == at) {
                    break;
                }
            }
        }
        return best != null ? best : sounded(pieces, at, folded, written);
    }

    private static boolean between(String text, WordPiece left, WordPiece right) {
        String gap = text.substring(left.to(), right.from());
        return INNER.matcher(gap).matches()
                || (SPACED.matcher(gap).matches()
                        && left.text().length() <= 2
                        && right.text().length() <= 2);
    }

    /** What the pieces spell together, if that is a word of the rules and they are no plain words by themselves. */
    private Optional<String> whole(String run, List<String> parts, boolean spaced) {
        if (parts.size() == 1 && signs.isWord(run)) {
            return Optional.empty();
        }
        boolean hasSigns = run.chars().anyMatch(c -> c < 'a' || c > 'z');
        if (parts.size() == 1 && !hasSigns) {
            return Optional.empty();
        }
        if (spaced && parts.size() > 1) {
            long ones = parts.stream().filter(part -> part.length() == 1).count();
            boolean apart = ones * 2 >= parts.size();
            boolean mixed = parts.stream().anyMatch(Disguises::isMixed);
            if (!apart && !mixed && parts.stream().allMatch(part -> isPlain(part) || part.length() > 3)) {
                return Optional.empty();
            }
            if (!apart && !mixed && run.length() < 6) {
                return Optional.empty();
            }
        }
        return signs.decoded(run);
    }

    private static boolean isMixed(String part) {
        return part.chars().anyMatch(Character::isLetter) && part.chars().anyMatch(c -> c < 'a' || c > 'z');
    }

    /** One to four pieces, with dashes or a gap between, that sound like a word of the rules. */
    private @Nullable Found sounded(List<WordPiece> pieces, int at, Folded folded, int[] written) {
        StringBuilder run = new StringBuilder();
        Found best = null;
        for (int i = at; i < Math.min(pieces.size(), at + 4); i++) {
            WordPiece piece = pieces.get(i);
            String gap =
                    i == at ? "" : folded.text().substring(pieces.get(i - 1).to(), piece.from());
            if (!(gap.isEmpty() || gap.equals("-") || (gap.equals(" ") && i == at + 1))
                    || !piece.text().chars().allMatch(Character::isLetter)) {
                break;
            }
            run.append(piece.text());
            String said = run.toString();
            boolean one = i == at;
            boolean plain = one
                    ? isPlain(said) || said.length() < 5
                    : gap.equals(" ")
                            && (said.length() < 6 || signs.isWord(pieces.get(at).text()) || signs.isWord(piece.text()));
            String word = plain ? null : sounds.like(said).orElse(null);
            if (word != null
                    && !word.equals(said)
                    && WordSounds.alike(said, word, one ? 2 : gap.equals("-") ? 6 : 2)
                    && !isName(pieces.get(at), folded, written, 1)
                    && (i == at || !isName(piece, folded, written, 1))) {
                best = new Found(i + 1, piece.to(), word);
            }
        }
        return best;
    }

    private boolean isName(WordPiece piece, Folded folded, int[] written, int parts) {
        int at = folded.from(piece.from());
        if (at >= written.length || !Character.isUpperCase(written[at])) {
            return false;
        }
        boolean starts = at == 0 || startsSentence(written, at);
        boolean shouted = at + 1 < written.length && Character.isUpperCase(written[at + 1]);
        return !starts && !shouted && parts == 1;
    }

    private static boolean startsSentence(int[] written, int at) {
        int i = at - 1;
        while (i >= 0 && (Character.isWhitespace(written[i]) || "\"'“‘(".indexOf(written[i]) >= 0)) {
            i--;
        }
        return i < 0 || ".!?:;\n".indexOf(written[i]) >= 0;
    }
}
