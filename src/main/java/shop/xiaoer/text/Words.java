package shop.xiaoer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Cuts a text into {@link Word}s: each Han sign by itself, each run of other letters and digits as one, English ones
 * stemmed, contractions written out ({@code where's} is {@code where is}, {@code dont} is {@code do not}). Numbers keep
 * their decimals. Safe from any thread.
 */
public final class Words {
    private static final Map<String, List<String>> CONTRACTED = Map.ofEntries(
            Map.entry("can't", List.of("can", "not")),
            Map.entry("cant", List.of("can", "not")),
            Map.entry("cannot", List.of("can", "not")),
            Map.entry("won't", List.of("will", "not")),
            Map.entry("wont", List.of("will", "not")),
            Map.entry("dont", List.of("do", "not")),
            Map.entry("doesnt", List.of("does", "not")),
            Map.entry("didnt", List.of("did", "not")),
            Map.entry("isnt", List.of("is", "not")),
            Map.entry("hasnt", List.of("has", "not")),
            Map.entry("havent", List.of("have", "not")),
            Map.entry("wasnt", List.of("was", "not")),
            Map.entry("whats", List.of("what", "is")),
            Map.entry("wheres", List.of("where", "is")),
            Map.entry("hows", List.of("how", "is")),
            Map.entry("im", List.of("i", "am")),
            Map.entry("ive", List.of("i", "have")),
            Map.entry("wanna", List.of("want", "to")),
            Map.entry("gonna", List.of("going", "to")),
            Map.entry("gotta", List.of("got", "to")),
            Map.entry("let's", List.of("let", "us")),
            Map.entry("u", List.of("you")),
            Map.entry("ur", List.of("your")),
            Map.entry("pls", List.of("please")),
            Map.entry("plz", List.of("please")));
    private static final Map<String, String> ENDINGS =
            Map.of("n't", "not", "'s", "is", "'re", "are", "'m", "am", "'ll", "will", "'ve", "have", "'d", "would");
    /** Words before which {@code 's} is a shortened "is"; after any other word it marks whose it is and is dropped. */
    private static final List<String> BEFORE_IS =
            List.of("what", "where", "how", "who", "when", "why", "it", "that", "there", "here", "he", "she");

    private Words() {}

    /** The words of a text. It is normalised first, offsets are those of the text as given. */
    public static List<Word> of(String text) {
        Normaliser.Mapped mapped = Normaliser.map(text);
        return new Cutter(mapped).cut();
    }

    /** The stems alone. */
    public static List<String> stems(String text) {
        return of(text).stream().map(Word::stem).toList();
    }

    /** An English word without its ending; what is no English word stays as it is. */
    public static String stem(String word) {
        if (word.length() < 3 || !word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '\'')) {
            return word;
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static final class Cutter {
        private final Normaliser.Mapped mapped;
        private final String text;
        private final List<Word> words = new ArrayList<>();
        private boolean breakSeen;

        Cutter(Normaliser.Mapped mapped) {
            this.mapped = mapped;
            this.text = mapped.text().replace('’', '\'').replace('‘', '\'');
        }

        List<Word> cut() {
            int at = 0;
            while (at < text.length()) {
                int point = text.codePointAt(at);
                int width = Character.charCount(point);
                if (Normaliser.isHan(point)) {
                    add(text.substring(at, at + width), at, at + width);
                    at += width;
                } else if (Character.isLetterOrDigit(point)) {
                    int end = runEnd(at);
                    addRun(at, end);
                    at = end;
                } else {
                    breakSeen |= ",.;:!?、。…\"()[]".indexOf(point) >= 0;
                    at += width;
                }
            }
            return List.copyOf(words);
        }

        private int runEnd(int from) {
            int end = from;
            while (end < text.length()) {
                int point = text.codePointAt(end);
                boolean inside = Character.isLetterOrDigit(point) && !Normaliser.isHan(point);
                if (!inside && !joins(end)) {
                    break;
                }
                end += Character.charCount(point);
            }
            return end;
        }

        /** An apostrophe inside a word, a point inside a number. */
        private boolean joins(int at) {
            if (at == 0 || at + 1 >= text.length()) {
                return false;
            }
            char before = text.charAt(at - 1);
            char after = text.charAt(at + 1);
            return switch (text.charAt(at)) {
                case '\'' -> Character.isLetter(before) && Character.isLetter(after) && after < 0x250;
                case '.' -> Character.isDigit(before) && Character.isDigit(after);
                default -> false;
            };
        }

        private void addRun(int from, int to) {
            String word = text.substring(from, to);
            List<String> whole = CONTRACTED.get(word);
            if (whole != null) {
                whole.forEach(part -> add(stem(part), from, to));
                return;
            }
            int apostrophe = word.endsWith("n't") ? word.length() - 3 : word.indexOf('\'');
            String meaning = apostrophe > 0 ? ENDINGS.get(word.substring(apostrophe)) : null;
            if (meaning == null) {
                add(stem(word), from, to);
                return;
            }
            String first = word.substring(0, apostrophe);
            add(stem(first), from, from + apostrophe);
            if (!meaning.equals("is") || BEFORE_IS.contains(first)) {
                add(meaning.equals("have") ? stem("have") : stem(meaning), from + apostrophe, to);
            }
        }

        private void add(String stem, int from, int to) {
            TextRange range = mapped.original(from, to);
            words.add(new Word(stem, range.from(), range.to(), breakSeen && !words.isEmpty()));
            breakSeen = false;
        }
    }
}
