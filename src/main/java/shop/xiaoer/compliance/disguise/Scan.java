package shop.xiaoer.compliance.disguise;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a pattern as {@link Matcher#find()} does, many times faster where the pattern is a long list of words: at each
 * sign only those branches are tried that can begin with it. (62 rules on 10,000 signs: 400 ms with {@code find}, some
 * 40 ms so.) Immutable, safe from any thread.
 */
public final class Scan {
    private final Map<Character, String> bySign;
    /** The keys of {@link #bySign} once more: of a long text nearly every sign is none of them. */
    private final BitSet signs = new BitSet();
    /** Made when a text first has their sign: most never have, and making them all takes a second. */
    private final Map<String, Pattern> made = new ConcurrentHashMap<>();

    private final @Nullable Pattern anywhere;

    private Scan(Map<Character, String> bySign, @Nullable Pattern anywhere) {
        this.bySign = bySign;
        bySign.keySet().forEach(signs::set);
        this.anywhere = anywhere;
    }

    public static Scan of(Pattern pattern) {
        List<FirstSigns.Branch> branches = FirstSigns.of(pattern.pattern());
        Set<Character> signs = new TreeSet<>();
        branches.forEach(branch -> branch.signs().ifPresent(signs::addAll));
        Map<String, String> shared = new HashMap<>();
        Map<Character, String> bySign = new HashMap<>();
        for (char sign : signs) {
            String those = joined(
                    branches,
                    branch -> branch.signs().isEmpty() || branch.signs().get().contains(sign));
            bySign.put(sign, shared.computeIfAbsent(those, same -> same));
        }
        String rest = joined(branches, branch -> branch.signs().isEmpty());
        return new Scan(Map.copyOf(bySign), rest.isEmpty() ? null : Pattern.compile(rest));
    }

    private @Nullable Pattern beginning(char sign) {
        String text = signs.get(sign) ? bySign.get(sign) : null;
        return text == null ? anywhere : made.computeIfAbsent(text, Pattern::compile);
    }

    private static String joined(List<FirstSigns.Branch> branches, Predicate<FirstSigns.Branch> chosen) {
        return branches.stream().filter(chosen).map(FirstSigns.Branch::text).collect(Collectors.joining("|"));
    }

    /** Calls for each match in order, with a matcher that stands on it; matches of no length are passed over. */
    public void each(String text, Consumer<Matcher> reader) {
        IdentityHashMap<Pattern, Matcher> matchers = new IdentityHashMap<>();
        int at = 0;
        while (at < text.length()) {
            Pattern pattern = beginning(text.charAt(at));
            if (pattern == null) {
                at++;
                continue;
            }
            Matcher matcher = matchers.computeIfAbsent(pattern, each -> fresh(each, text));
            matcher.region(at, text.length());
            if (matcher.lookingAt() && matcher.end() > at) {
                int end = matcher.end();
                reader.accept(matcher);
                at = end;
            } else {
                at++;
            }
        }
    }

    /** Looks beyond the region, so that {@code (?<!..)} and {@code ^} mean what they mean in the whole text. */
    private static Matcher fresh(Pattern pattern, String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }
}
