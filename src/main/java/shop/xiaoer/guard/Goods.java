package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Recent;

/**
 * The names of a shop's goods, ready to be found in a text: what a reply costs does not grow with the catalogue. Immutable,
 * and remembered for the catalogues that were asked for last.
 */
final class Goods {
    private static final Recent<Set<String>, Goods> READ = new Recent<>(8);
    /** A shorter name is nearly like too many words. */
    private static final int SHORTEST_ALIKE = 4;

    private static final int TAIL = 2;
    private static final Pattern WORD = Pattern.compile("[^ ]+");

    private final Map<Character, List<String>> written = new HashMap<>();
    private final Map<Character, List<String>> heads = new HashMap<>();
    private final Map<String, List<String>> tails = new TreeMap<>();
    private final String text;

    private Goods(Set<String> names) {
        List<String> normal = new ArrayList<>();
        for (String name : names) {
            if (!name.isEmpty()) {
                written.computeIfAbsent(low(name.charAt(0)), first -> new ArrayList<>())
                        .add(name);
                normal.add(Normaliser.normalise(name));
            }
        }
        for (String name : normal) {
            if (!name.isEmpty()) {
                heads.computeIfAbsent(name.charAt(0), first -> new ArrayList<>())
                        .add(name);
            }
            if (name.length() >= SHORTEST_ALIKE) {
                tails.computeIfAbsent(tail(name), last -> new ArrayList<>()).add(name);
            }
        }
        text = String.join("\n", normal);
    }

    static Goods of(Set<String> names) {
        return READ.get(names, () -> new Goods(names));
    }

    private static char low(char sign) {
        return Character.toLowerCase(Character.toUpperCase(sign));
    }

    /** Two signs of a Han name, the last word of another. */
    private static String tail(String name) {
        return endsInHan(name) ? name.substring(name.length() - TAIL) : name.substring(name.lastIndexOf(' ') + 1);
    }

    static boolean endsInHan(String name) {
        return Character.UnicodeScript.of(name.charAt(name.length() - 1)) == Character.UnicodeScript.HAN;
    }

    /** All names, normalised, a line each. */
    String text() {
        return text;
    }

    /** The names as they are written that may begin with the sign at {@code at}, whatever its case. */
    List<String> beginning(String written, int at) {
        return this.written.getOrDefault(low(written.charAt(at)), List.of());
    }

    /** Every name that stands in a normalised text, names within names too. */
    Set<String> in(String normal) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at < normal.length(); at++) {
            for (String name : heads.getOrDefault(normal.charAt(at), List.of())) {
                if (normal.startsWith(name, at)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** The goods that a normalised text names; of names within a name the longest. */
    Set<String> named(String normal) {
        Set<String> all = in(normal);
        return all.stream()
                .filter(name -> all.stream().noneMatch(other -> !other.equals(name) && other.contains(name)))
                .collect(Collectors.toSet());
    }

    /** The names that end as a stretch of the normalised text does. */
    Set<String> endingAlike(String normal) {
        Set<String> found = new LinkedHashSet<>();
        for (int end = TAIL; end <= normal.length(); end++) {
            found.addAll(tails.getOrDefault(normal.substring(end - TAIL, end), List.of()));
        }
        Matcher word = WORD.matcher(normal);
        while (word.find()) {
            String bare = word.group().toLowerCase(Locale.ROOT);
            for (int end = 1; end <= bare.length(); end++) {
                found.addAll(tails.getOrDefault(bare.substring(0, end), List.of()));
            }
        }
        return found;
    }
}
