package shop.xiaoer.compliance.disguise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works out with which signs a match of a pattern can begin, branch by branch. Knows the part of the pattern language that
 * rules use; of anything else it says that a match may begin anywhere, which is slower and never wrong.
 */
final class FirstSigns {
    private final String pattern;
    private int at;

    private FirstSigns(String pattern) {
        this.pattern = pattern;
    }

    /**
     * A branch of the pattern's outermost alternation.
     *
     * @param signs with which it can begin; empty where that is not known
     */
    record Branch(String text, Optional<Set<Character>> signs) {}

    /** What an expression can begin with; {@code known} is false where that may be anything. */
    private static final class First {
        final Set<Character> signs = new HashSet<>();
        boolean known = true;
        /** Whether it can match nothing. */
        boolean empty;

        static First unknown() {
            First first = new First();
            first.known = false;
            return first;
        }

        static First nothing() {
            First first = new First();
            first.empty = true;
            return first;
        }

        static First of(char sign) {
            First first = new First();
            first.signs.add(sign);
            return first;
        }

        void or(First other) {
            signs.addAll(other.signs);
            known &= other.known;
            empty |= other.empty;
        }
    }

    static List<Branch> of(String pattern) {
        List<Branch> branches = new ArrayList<>();
        FirstSigns reader = new FirstSigns(pattern);
        int start = 0;
        while (true) {
            First first = reader.sequence();
            int end = reader.at;
            branches.add(new Branch(
                    pattern.substring(start, end),
                    first.known && !first.empty ? Optional.of(Set.copyOf(first.signs)) : Optional.empty()));
            if (end >= pattern.length()) {
                return branches;
            }
            if (pattern.charAt(end) != '|') {
                // A stray bracket: the branches would not be those that the pattern means.
                return List.of(new Branch(pattern, Optional.empty()));
            }
            reader.at = end + 1;
            start = end + 1;
        }
    }

    private First alternation() {
        First all = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.or(sequence());
        }
        return all;
    }

    /** Reads up to the next {@code |} or closing bracket of this level. */
    private First sequence() {
        First all = First.nothing();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            First next = atom();
            next.empty |= optional();
            if (all.empty) {
                all.empty = false;
                all.or(next);
            }
        }
        return all;
    }

    private First atom() {
        char sign = pattern.charAt(at);
        return switch (sign) {
            case '(' -> group();
            case '[' -> signClass();
            case '\\' -> escape();
            case '^', '$' -> {
                at++;
                yield First.nothing();
            }
            case '.' -> {
                at++;
                yield First.unknown();
            }
            default -> {
                at++;
                yield Character.isSurrogate(sign) ? First.unknown() : First.of(sign);
            }
        };
    }

    private First group() {
        boolean looks = pattern.startsWith("(?=", at)
                || pattern.startsWith("(?!", at)
                || pattern.startsWith("(?<=", at)
                || pattern.startsWith("(?<!", at);
        at++;
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            int name = looks ? -1 : pattern.indexOf('>', at);
            at = name > 0 ? name + 1 : at + (pattern.charAt(at + 1) == '<' ? 3 : 2);
        }
        First inside = alternation();
        at++;
        return looks ? First.nothing() : inside;
    }

    private First signClass() {
        First first = new First();
        at++;
        if (pattern.charAt(at) == '^') {
            first.known = false;
        }
        while (pattern.charAt(at) != ']') {
            char sign = pattern.charAt(at);
            if (sign == '\\') {
                first.or(escape());
            } else if (sign == '[' || sign == '&') {
                first.known = false;
                at++;
            } else if (pattern.charAt(at + 1) == '-' && pattern.charAt(at + 2) != ']') {
                for (char each = sign; each <= pattern.charAt(at + 2); each++) {
                    first.signs.add(each);
                }
                at += 3;
            } else {
                first.signs.add(sign);
                at++;
            }
        }
        at++;
        first.empty = false;
        return first;
    }

    private First escape() {
        char kind = pattern.charAt(at + 1);
        at += 2;
        return switch (kind) {
            case 'd' -> digits();
            case 'b', 'B' -> First.nothing();
            case 'Q' -> quoted();
            case 'p', 'P' -> {
                at = pattern.indexOf('}', at) + 1;
                yield First.unknown();
            }
            case 's', 'S', 'w', 'W', 'D', 'R', 'k', '1', '2' -> First.unknown();
            default -> First.of(kind);
        };
    }

    private First quoted() {
        int end = pattern.indexOf("\\E", at);
        First first = end > at ? First.of(pattern.charAt(at)) : First.unknown();
        first.known &= !Character.isSurrogate(pattern.charAt(at));
        at = end + 2;
        return first;
    }

    private static First digits() {
        First first = new First();
        for (char each = '0'; each <= '9'; each++) {
            first.signs.add(each);
        }
        return first;
    }

    /** Reads a quantifier, if one stands here, and says whether it allows nothing at all. */
    private boolean optional() {
        if (at >= pattern.length()) {
            return false;
        }
        char sign = pattern.charAt(at);
        boolean none = sign == '?' || sign == '*';
        if (none || sign == '+') {
            at++;
        } else if (sign == '{') {
            none = pattern.charAt(at + 1) == '0';
            at = pattern.indexOf('}', at) + 1;
        } else {
            return false;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return none;
    }
}
