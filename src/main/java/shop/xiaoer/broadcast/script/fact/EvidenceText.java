package shop.xiaoer.broadcast.script.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.xiaoer.broadcast.Amounts;
import shop.xiaoer.text.Language;

/** What of a text is held against evidence: its figures, in digits or numerals, its parts, and the words that claim. */
final class EvidenceText {
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern NUMERAL = Pattern.compile(
            "(?<![几数])([零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?)(?=小时|分钟|毫升|升|克|公斤|千克|斤|厘米|毫米|米|英寸|瓦|伏|度|摄氏度|年|个月|天|折|倍|层|成)|百分之([零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)");

    private EvidenceText() {}

    static String flat(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static Set<String> figures(String text) {
        Set<String> figures = new LinkedHashSet<>();
        Matcher digits = FIGURE.matcher(text);
        while (digits.find()) {
            figures.add(plain(digits.group().replace(",", "")));
        }
        Matcher numerals = NUMERAL.matcher(text);
        while (numerals.find()) {
            figures.add(plain(Amounts.number(numerals.group(1) != null ? numerals.group(1) : numerals.group(2))
                    .toPlainString()));
        }
        return figures;
    }

    private static String plain(String figure) {
        return figure.chars().filter(c -> c == '.').count() > 1
                ? figure
                : new BigDecimal(figure).stripTrailingZeros().toPlainString();
    }

    /** Letters and digits alone. */
    static String bare(String text) {
        return flat(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Pairs of characters in zh, words of four letters or more in en. */
    static Set<String> parts(String text, Language language) {
        String flat = flat(text);
        if (language == Language.EN) {
            return Arrays.stream(flat.split("[^a-z0-9]+"))
                    .filter(word -> word.length() >= 4 || word.chars().anyMatch(Character::isDigit))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        String bare = bare(text);
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 2 <= bare.length(); i++) {
            pairs.add(bare.substring(i, i + 2));
        }
        return pairs;
    }

    /**
     * Words of {@code broadcast/claims.txt} that claim something.
     *
     * @param asked those that may stand in a question
     * @param praise those that may not
     */
    record Claims(List<String> asked, List<String> praise) {
        /** The first that a clause has, not counting what is known. */
        Optional<String> in(String flat, String known, boolean question) {
            return Stream.concat(question ? Stream.empty() : asked.stream(), praise.stream())
                    .filter(flat::contains)
                    .filter(claim -> !known.contains(claim))
                    .findFirst();
        }
    }

    static Claims claims(Language language) {
        try (InputStream in = EvidenceText.class.getResourceAsStream("/broadcast/claims.txt")) {
            if (in == null) {
                throw new IllegalStateException("broadcast/claims.txt is not on the class path");
            }
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Claims(
                    claims(file, language, "[" + language.code() + "]"),
                    claims(file, language, "[" + language.code() + " praise]"));
        } catch (IOException e) {
            throw new UncheckedIOException("broadcast/claims.txt", e);
        }
    }

    private static List<String> claims(String file, Language language, String section) {
        List<String> claims = new ArrayList<>();
        boolean here = false;
        for (String line : file.split("\n", -1)) {
            if (line.startsWith("[")) {
                here = line.strip().equals(section);
            } else if (here && !line.startsWith("#") && !line.isBlank()) {
                claims.addAll(List.of(flat(line.strip()).split(language == Language.ZH ? " " : "\\|")));
            }
        }
        return List.copyOf(claims);
    }
}
