package shop.xiaoer.intent.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Localized;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Pinyin;
import shop.xiaoer.text.Recent;
import shop.xiaoer.text.TextRange;
import shop.xiaoer.text.Word;
import shop.xiaoer.text.Words;

/**
 * Finds the shop's products by name, other name or id. Longer names come first; case, width, traditional signs, spaces
 * and the plural change nothing; a long English name forgives one wrong, missing, doubled or swapped letter, a Chinese
 * one signs that sound the same. Immutable, safe from any thread; tens of microseconds a message.
 */
public final class ProductNames {
    private static final int LONG_LATIN = 8;
    private static final int LONG_HAN = 4;
    private static final int RECENT = 1024;
    private static final int FEWEST_SHORTENED = 2;
    private static final int MOST_SHORTENED = 4;
    private static final int FEWEST_HAN = 2;
    private static final int FEWEST_LATIN = 4;
    /** Last words of names that shoppers say of parcels and of parts as well. By {@link Words#stems}. */
    private static final Set<String> COMMON_HEADS = Stream.of(
                    "套装", "组合", "礼盒", "礼袋", "盒子", "袋子", "罐子", "杯子", "盖子", "件套", "三件套", "四件套", "box", "bag", "pack",
                    "set", "kit", "case", "card", "cover", "gift", "glass", "hand", "home", "light", "lid", "paper",
                    "part", "pair", "piece", "size", "stand", "water")
            .map(word -> String.join("", Words.stems(word)))
            .collect(Collectors.toUnmodifiableSet());

    private final List<Name> names;
    private final List<Name> heads;
    private final Map<String, Localized> full;
    private final Pinyin pinyin = new Pinyin();
    /** A message is searched for the product it names, for what is left without it, and again by those that follow. */
    private final Recent<String, List<Named>> recent = new Recent<>(RECENT);

    /**
     * A product that a text names.
     *
     * @param id the catalogue's; several products may share a name, then each is found at the same place
     * @param range where, in {@code char}s of the text
     * @param text the words as written
     */
    public record Named(String id, TextRange range, String text) {}

    private record Name(String id, List<String> stems, String letters, boolean isHan) {}

    public ProductNames(List<Product> products) {
        full = products.stream().collect(Collectors.toUnmodifiableMap(Product::id, Product::name, (one, other) -> one));
        Map<String, Name> unique = new TreeMap<>();
        for (Product product : products) {
            for (String written : written(product)) {
                Name name = new Name(
                        product.id(),
                        Words.stems(written),
                        Normaliser.bare(written),
                        Normaliser.bare(written).codePoints().anyMatch(ProductNames::isHan));
                if (!name.stems().isEmpty()) {
                    unique.put(name.id() + " " + String.join(" ", name.stems()), name);
                }
            }
        }
        names = longestFirst(unique);
        heads = heads();
    }

    /** The last words of names, where no other product's name has them: "the throw" is the wool-blend throw. */
    private List<Name> heads() {
        Map<String, Name> unique = new TreeMap<>();
        for (Name name : names) {
            for (int from = 1; from < name.stems().size(); from++) {
                List<String> tail = name.stems().subList(from, name.stems().size());
                String letters = String.join("", tail);
                if (isTelling(name, tail, letters) && isOnly(name.id(), tail)) {
                    unique.putIfAbsent(name.id() + " " + letters, new Name(name.id(), tail, letters, name.isHan()));
                }
            }
        }
        return longestFirst(unique);
    }

    private static boolean isTelling(Name name, List<String> tail, String letters) {
        if (letters.codePoints().anyMatch(Character::isDigit) || COMMON_HEADS.contains(letters)) {
            return false;
        }
        return name.isHan()
                ? tail.size() >= FEWEST_HAN && letters.codePoints().allMatch(ProductNames::isHan)
                : tail.size() == 1 && letters.length() >= FEWEST_LATIN;
    }

    private boolean isOnly(String id, List<String> tail) {
        return names.stream()
                .filter(other -> !other.id().equals(id))
                .noneMatch(other -> Collections.indexOfSubList(other.stems(), tail) >= 0);
    }

    private static List<Name> longestFirst(Map<String, Name> unique) {
        return unique.values().stream()
                .sorted(Comparator.comparingInt((Name name) -> name.letters().length())
                        .reversed()
                        .thenComparing(Name::id))
                .toList();
    }

    private static Set<String> written(Product product) {
        Set<String> written = new LinkedHashSet<>();
        written.add(product.id());
        // "P 1001" and "P-1001" are the same id.
        written.add(product.id().replaceAll("(?<=\\p{L})(?=\\d)", " "));
        written.add(product.name().zh());
        written.add(product.name().en());
        product.aliases().values().forEach(written::addAll);
        // The stemmer takes "thermos" for a plural, and so "thermoses" for another word.
        List<String> plurals = written.stream()
                .filter(name -> name.endsWith("s") && name.codePoints().noneMatch(ProductNames::isHan))
                .map(name -> name + "es")
                .toList();
        written.addAll(plurals);
        return written;
    }

    private static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    /** The name of a product as of the snapshot, without asking the shop. */
    public Optional<Localized> name(String id) {
        return Optional.ofNullable(full.get(id));
    }

    /** The products named, in the order of their places. */
    public List<Named> find(String text) {
        return recent.get(text, () -> search(text));
    }

    /**
     * The same, and goods that only the end of a name speaks of, where no other name has it: what a message names, and not
     * yet what it is about. "The towel" may be a towel of anywhere.
     */
    public List<Named> findByAnyPart(String text) {
        List<Named> found = new ArrayList<>(find(text));
        List<Word> words = Words.of(text);
        heads.forEach(head -> exact(text, words, head, found));
        found.sort(
                Comparator.comparingInt((Named named) -> named.range().from()).thenComparing(Named::id));
        return List.copyOf(found);
    }

    private List<Named> search(String text) {
        List<Word> words = Words.of(text);
        List<Named> found = new ArrayList<>();
        names.forEach(name -> exact(text, words, name, found));
        Stretches stretches = new Stretches(text, words);
        names.forEach(name -> almost(stretches, name, found));
        if (found.isEmpty()) {
            shortened(text, words).ifPresent(found::add);
        }
        found.sort(
                Comparator.comparingInt((Named named) -> named.range().from()).thenComparing(Named::id));
        return List.copyOf(found);
    }

    /** The text without the names of products, so that what is left is the question about them. */
    public String without(String text) {
        return without(text, find(text));
    }

    /** The same, where the names were found before. */
    public static String without(String text, List<Named> found) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (Named named : found) {
            if (named.range().from() >= at) {
                rest.append(text, at, named.range().from()).append(' ');
                at = named.range().to();
            }
        }
        return rest.append(text.substring(at)).toString().strip();
    }

    private static void exact(String text, List<Word> words, Name name, List<Named> found) {
        int length = name.stems().size();
        for (int at = 0; at + length <= words.size(); at++) {
            if (standsAt(words, at, name.stems())) {
                add(
                        text,
                        name,
                        new TextRange(
                                words.get(at).from(), words.get(at + length - 1).to()),
                        found);
            }
        }
    }

    /**
     * A name with words left out, the last one kept: "the wool throw" is the wool-blend throw where no other product
     * could be meant.
     */
    private Optional<Named> shortened(String text, List<Word> words) {
        for (int size = Math.min(MOST_SHORTENED, words.size()); size >= FEWEST_SHORTENED; size--) {
            for (int at = 0; at + size <= words.size(); at++) {
                List<String> run =
                        words.subList(at, at + size).stream().map(Word::stem).toList();
                List<String> ids = names.stream()
                        .filter(name -> !name.isHan() && isShortened(name.stems(), run))
                        .map(Name::id)
                        .distinct()
                        .toList();
                if (ids.size() == 1) {
                    TextRange range = new TextRange(
                            words.get(at).from(), words.get(at + size - 1).to());
                    return Optional.of(new Named(ids.getFirst(), range, range.of(text)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isShortened(List<String> name, List<String> run) {
        if (run.size() >= name.size() || !name.getLast().equals(run.getLast())) {
            return false;
        }
        int at = 0;
        for (String stem : name) {
            at += at < run.size() && run.get(at).equals(stem) ? 1 : 0;
        }
        return at == run.size();
    }

    private static boolean standsAt(List<Word> words, int at, List<String> stems) {
        for (int i = 0; i < stems.size(); i++) {
            if (!words.get(at + i).stem().equals(stems.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A longer name found before keeps its place; the same place may belong to several products of that very name. */
    private static void add(String text, Name name, TextRange range, List<Named> found) {
        boolean free = found.stream()
                .allMatch(other -> !other.range().overlaps(range)
                        || (other.range().equals(range) && !other.id().equals(name.id())));
        if (free) {
            found.add(new Named(name.id(), range, range.of(text)));
        }
    }

    /** The neighbouring words of one text with their bare letters, each made once for all names. */
    private static final class Stretches {
        private final String text;
        private final List<Word> words;
        private final Map<Integer, String[]> bare = new HashMap<>();

        Stretches(String text, List<Word> words) {
            this.text = text;
            this.words = words;
        }

        int count(int size) {
            return words.size() - size + 1;
        }

        TextRange range(int at, int size) {
            return new TextRange(words.get(at).from(), words.get(at + size - 1).to());
        }

        String written(TextRange range) {
            return range.of(text);
        }

        String bare(int at, int size) {
            String[] known = bare.computeIfAbsent(size, key -> new String[count(key)]);
            String letters = known[at];
            if (letters == null) {
                letters = Normaliser.bare(range(at, size).of(text));
                known[at] = letters;
            }
            return letters;
        }
    }

    private void almost(Stretches stretches, Name name, List<Named> found) {
        int letters = name.letters().length();
        if (letters < (name.isHan() ? LONG_HAN : LONG_LATIN)
                || name.letters().chars().anyMatch(Character::isDigit)) {
            return;
        }
        int count = name.stems().size();
        int slack = name.isHan() ? 0 : 1;
        for (int size = Math.max(1, count - slack); size <= count + slack; size++) {
            for (int at = 0; at < stretches.count(size); at++) {
                TextRange range = stretches.range(at, size);
                boolean near = range.length() <= letters * 2 && isNear(name, stretches.bare(at, size));
                if (near && found.stream().noneMatch(other -> other.range().overlaps(range))) {
                    found.add(new Named(name.id(), range, stretches.written(range)));
                }
            }
        }
    }

    private boolean isNear(Name name, String written) {
        return name.isHan() ? soundsAlike(name.letters(), written) : oneTypo(name.letters(), written);
    }

    private boolean soundsAlike(String one, String other) {
        if (one.length() != other.length() || one.equals(other)) {
            return one.equals(other);
        }
        for (int i = 0; i < one.length(); i++) {
            if (!pinyin.alike(one.charAt(i), other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Equal but for one letter that is wrong, missing or too many, or two neighbours that are swapped. */
    static boolean oneTypo(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int from = 0;
        int shorter = Math.min(one.length(), other.length());
        while (from < shorter && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        if (one.length() == other.length()) {
            boolean swapped = from + 1 < shorter
                    && one.charAt(from) == other.charAt(from + 1)
                    && one.charAt(from + 1) == other.charAt(from)
                    && one.substring(from + 2).equals(other.substring(from + 2));
            return from >= shorter || one.substring(from + 1).equals(other.substring(from + 1)) || swapped;
        }
        String longer = one.length() > other.length() ? one : other;
        String rest = one.length() > other.length() ? other : one;
        return longer.substring(from + 1).equals(rest.substring(from));
    }
}
