package shop.xiaoer.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import shop.xiaoer.guard.reading.Readings;

/**
 * The claims that a text makes without a figure (an award, a certificate, what goods withstand, what they do for the
 * body, a service), each affirmed or denied. The list is {@code guard/claims.txt}.
 */
final class Claims {
    private static final String FILE = "/guard/claims.txt";
    private static final List<Kind> KINDS = read();
    /** Where another matter begins within a clause, so that a denial on the one side says nothing of the other. */
    private static final Pattern PARTING =
            Pattern.compile("\\band\\b|\\bbut\\b|\\bso\\b|\\bbecause\\b|和|而|但|所以|因为|[时后](?!间)|的话|[;:]");
    /** What denies beside "not" and "no": its absence, and what is proof against it. */
    private static final Pattern BEFORE = Pattern.compile(
            "(?:防|抗|耐|零添加|不怕|anti-?|non-?) ?$|\\bfree (?:of|from) (?:[\\w-]+ ){0,2}$|\\bkeep\\b.*(?:out of|away from)(?: \\w+){0,2} $");

    private static final Pattern AFTER = Pattern.compile("^ ?-?(?:free|proof|resistant|safe from)\\b|^-? ?(?:零|无)添加");
    /** A verb that affirms ends what a denial before it denied: "不擦干会生锈". */
    private static final Pattern AFFIRMING = Pattern.compile("[会是就]");

    private static final Pattern OF_THE_DENIAL = Pattern.compile("^(?:会|能|可以?|要|是|得|再|用|需要|太|容易|易)+");

    private static final Readings<List<Claim>> READ = new Readings<>(Claims::read);

    private Claims() {}

    /** @param caution to deny it warns the shopper, and may always be said */
    private record Kind(String name, boolean caution, Pattern said) {}

    /** One claim of a clause. */
    record Claim(String name, boolean denied) {}

    /** The claims of a normalised clause, each name once. A caution is none. */
    static List<Claim> of(String clause) {
        return READ.of(clause);
    }

    private static List<Claim> read(String clause) {
        List<Claim> claims = new ArrayList<>();
        for (Kind kind : KINDS) {
            Matcher said = kind.said.matcher(clause);
            if (said.find()) {
                boolean denied = denied(clause, said.start(), said.end())
                        || kind.caution && NegationGuard.denies(clause.substring(said.end()));
                if (!denied || !kind.caution) {
                    claims.add(new Claim(kind.name, denied));
                }
            }
        }
        return List.copyOf(claims);
    }

    private static boolean denied(String clause, int from, int to) {
        String before = clause.substring(start(clause, from), from);
        String after = clause.substring(to, end(clause, to));
        boolean proof = BEFORE.matcher(before).find() || AFTER.matcher(after).find();
        return proof ^ (inScope(before) || NegationGuard.denies(after));
    }

    private static int start(String clause, int from) {
        Matcher parting = PARTING.matcher(clause).region(0, from);
        int start = 0;
        while (parting.find()) {
            start = parting.end();
        }
        return start;
    }

    private static int end(String clause, int to) {
        Matcher parting = PARTING.matcher(clause).region(to, clause.length());
        return parting.find() ? parting.start() : clause.length();
    }

    private static boolean inScope(String before) {
        int denial = NegationGuard.lastDenial(before);
        if (denial < 0) {
            return false;
        }
        String between = OF_THE_DENIAL.matcher(before.substring(denial)).replaceFirst("");
        return !AFFIRMING.matcher(between).find();
    }

    private static List<Kind> read() {
        try (InputStream in = Claims.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Kind> kinds = new ArrayList<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    kinds.add(kind(line, number));
                }
            }
            return List.copyOf(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Kind kind(String line, int number) {
        int at = line.indexOf('=');
        if (at < 0) {
            throw new IllegalStateException(FILE + ":" + number + ": a claim is a name, '=' and its expressions");
        }
        String name = line.substring(0, at).strip();
        boolean caution = name.endsWith("?");
        try {
            Pattern said = Pattern.compile(line.substring(at + 1).strip());
            return new Kind(caution ? name.substring(0, name.length() - 1) : name, caution, said);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(FILE + ":" + number + ": " + e.getDescription(), e);
        }
    }
}
