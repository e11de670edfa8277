package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the disguise off the words of an English text that the rules ask for ({@code spelt:}): letters one by one
 * ({@code c u r e s}, {@code g.r.o.w}), figures and signs for letters ({@code h3al}, {@code gu@r@nteed}), a word in
 * pieces with others between ({@code ecz. And then ema}), a word by its sound ({@code garren-teed}). A word with a
 * capital inside a sentence is a name and stays. Immutable, safe from any thread.
 */
final class Disguises {
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
    private static final Pattern PIECE = Pattern.compile("[a-z0-9@$!|+*€(]+");
    /** Between the letters of one word: marks that end nothing. */
    private static final Pattern INNER = Pattern.compile("[.\\-_*~/|+,\"·^=:]+| ?");

    private static final Pattern SPACED = Pattern.compile("[ .\\-_*~/|+'\"^=]{1,3}");
    private static final int MOST_PIECES = 48;
    private static final int LONGEST = 16;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_HALVED = 5;
    /** Words between the two halves of one. */
    private static final int FAR = 9;

    private final Set<String> words = new HashSet<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();
    private final Map<String, String> bySound = new HashMap<>();
    private final Map<String, Map<String, String>> halves = new HashMap<>();
    private final Set<String> joined = new HashSet<>();
    private final Set<String> ordinary;
    private final Set<String> ills;

    /**
     * @param spelt what the rules ask for, in every form
     * @param ills those of them that name an illness
     * @param filling small words that may stand between them where letters are spaced throughout
     * @param ordinary words that are just words, though they sound or are cut like one of those
     */
    Disguises(List<String> spelt, List<String> ills, List<String> filling, List<String> ordinary) {
        this.ills = Set.copyOf(ills);
        this.ordinary = Set.copyOf(ordinary);
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
        for (String word : spelt) {
            sound(word).ifPresent(key -> bySound.putIfAbsent(key, word));
            for (int cut = 2; word.length() >= SHORTEST_HALVED && cut <= word.length() - 2; cut++) {
                halves.computeIfAbsent(word.substring(0, cut), each -> new TreeMap<>())
                        .put(word.substring(cut), word);
            }
        }
    }

    private void add(String word) {
        if (words.add(word)) {
            byLength.computeIfAbsent(word.length(), each -> new ArrayList<>()).add(word);
            joined.add(word);
        }
    }

    private record Piece(int from, int to, String text) {}

    /** @param source the text as written, for its capitals */
    Folded uncover(Folded folded, String source) {
        int[] written = source.codePoints().toArray();
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(folded.text());
        while (matcher.find()) {
            pieces.add(new Piece(matcher.start(), matcher.end(), matcher.group()));
        }
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
        return halved(edits.isEmpty() ? folded : folded.edited(edits));
    }

    private record Found(int next, int end, String word) {}

    private @Nullable Found found(List<Piece> pieces, int at, Folded folded, int[] written) {
        int most = Math.min(pieces.size(), at + MOST_PIECES);
        StringBuilder run = new StringBuilder();
        List<String> parts = new ArrayList<>();
        Found best = null;
        boolean single = true;
        for (int i = at; i < most; i++) {
            if (i > at && !between(folded.text(), pieces.get(i - 1), pieces.get(i))) {
                break;
            }
            Piece piece = pieces.get(i);
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
                word = sentence(run.toString());
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

    private static boolean between(String text, Piece left, Piece right) {
        String gap = text.substring(left.to(), right.from());
        return INNER.matcher(gap).matches()
                || (SPACED.matcher(gap).matches()
                        && left.text().length() <= 2
                        && right.text().length() <= 2);
    }

    /** What the pieces spell together, if that is a word of the rules and they are no plain words by themselves. */
    private Optional<String> whole(String run, List<String> parts, boolean spaced) {
        if (parts.size() == 1 && words.contains(run)) {
            return Optional.empty();
        }
        boolean signs = run.chars().anyMatch(c -> c < 'a' || c > 'z');
        if (parts.size() == 1 && !signs) {
            return Optional.empty();
        }
        if (spaced && parts.size() > 1) {
            long ones = parts.stream().filter(part -> part.length() == 1).count();
            boolean apart = ones * 2 >= parts.size();
            boolean mixed = parts.stream().anyMatch(Disguises::isMixed);
            if (!apart
                    && !mixed
                    && parts.stream()
                            .allMatch(part -> ordinary.contains(part) || joined.contains(part) || part.length() > 3)) {
                return Optional.empty();
            }
            if (!apart && !mixed && run.length() < 6) {
                return Optional.empty();
            }
        }
        return decoded(run);
    }

    private static boolean isMixed(String part) {
        return part.chars().anyMatch(Character::isLetter) && part.chars().anyMatch(c -> c < 'a' || c > 'z');
    }

    private Optional<String> decoded(String run) {
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
    private Optional<String> sentence(String run) {
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

    /** One to four pieces, with dashes or a gap between, that sound like a word of the rules. */
    private @Nullable Found sounded(List<Piece> pieces, int at, Folded folded, int[] written) {
        StringBuilder run = new StringBuilder();
        Found best = null;
        for (int i = at; i < Math.min(pieces.size(), at + 4); i++) {
            Piece piece = pieces.get(i);
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
                    ? ordinary.contains(said) || joined.contains(said) || said.length() < 5
                    : gap.equals(" ")
                            && (said.length() < 6
                                    || words.contains(pieces.get(at).text())
                                    || words.contains(piece.text()));
            String word = plain ? null : sound(said).map(bySound::get).orElse(null);
            if (word != null
                    && !word.equals(said)
                    && alike(said, word, one ? 2 : gap.equals("-") ? 6 : 2)
                    && !isName(pieces.get(at), folded, written, 1)
                    && (i == at || !isName(piece, folded, written, 1))) {
                best = new Found(i + 1, piece.to(), word);
            }
        }
        return best;
    }

    /** Whether the letters differ in few places: a sound alone is shared by too many words. */
    static boolean alike(String said, String word, int most) {
        int[] row = new int[word.length() + 1];
        for (int j = 0; j <= word.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= word.length(); j++) {
                int changed = corner + (said.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[word.length()] <= most;
    }

    /** Whether a single word would be taken for one of the rules by its sound. */
    Optional<String> heardAs(String word) {
        return sound(word).map(bySound::get).filter(other -> !other.equals(word) && alike(word, other, 2));
    }

    private boolean isName(Piece piece, Folded folded, int[] written, int parts) {
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

    /** The two halves of one word, at most some words apart; at least one of them is no word by itself. */
    private Folded halved(Folded folded) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = Pattern.compile("[a-z]+").matcher(folded.text());
        while (matcher.find()) {
            pieces.add(new Piece(matcher.start(), matcher.end(), matcher.group()));
        }
        List<Folded.Edit> edits = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Map<String, String> ends = halves.get(pieces.get(i).text());
            for (int j = i + 1; ends != null && j < Math.min(pieces.size(), i + FAR); j++) {
                String word = ends.get(pieces.get(j).text());
                if (word != null && isCut(pieces.get(i).text(), pieces.get(j).text())) {
                    // Who cuts a word in two means it: an illness is named that way only where it is said to be cured.
                    edits.add(new Folded.Edit(
                            pieces.get(j).from(), pieces.get(j).to(), ills.contains(word) ? "cures " + word : word));
                    i = j;
                    break;
                }
            }
        }
        return edits.isEmpty() ? folded : folded.edited(edits);
    }

    private boolean isCut(String left, String right) {
        boolean oddLeft = !ordinary.contains(left) && !joined.contains(left);
        boolean oddRight = !ordinary.contains(right) && !joined.contains(right);
        return oddLeft || oddRight;
    }

    /** The consonants as they sound; nothing for words too short to be told by them. */
    static Optional<String> sound(String word) {
        String heard = word.replace("ph", "f")
                .replace("ght", "t")
                .replace("kn", "n")
                .replace("wr", "r")
                .replace("ck", "k")
                .replace("sch", "sk")
                .replace("tch", "c")
                .replace("ch", "k")
                .replace("sh", "S")
                .replace("tion", "Sn")
                .replace("sion", "Sn")
                .replace("x", "ks")
                .replace("qu", "kw")
                .replaceAll("c(?=[eiy])", "s")
                .replace("c", "k")
                .replace("q", "k")
                .replace("z", "s")
                .replaceAll("gu(?=[aei])", "g")
                .replaceAll("dg?j|dge?", "d")
                .replace("v", "f");
        String consonants = heard.charAt(0) + heard.substring(1).replaceAll("[aeiouyhw]", "");
        String key = consonants.replaceAll("(.)\\1+", "$1");
        String vowelled = "aeiouy".indexOf(key.charAt(0)) >= 0 ? "A" + key.substring(1) : key;
        return vowelled.length() < 4 ? Optional.empty() : Optional.of(vowelled);
    }
}
