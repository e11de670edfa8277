package shop.xiaoer.broadcast.script;

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
import shop.xiaoer.broadcast.Amounts;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.text.Language;

/**
 * Finds what a sentence that nobody built from the facts rests on: a model's, or a person's edit. A figure must stand in
 * a fact; a word that claims something must, too. Immutable.
 */
public final class EvidenceFinder {
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern NUMERAL = Pattern.compile(
            "([零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?)(?=小时|分钟|毫升|升|克|公斤|千克|斤|厘米|毫米|米|英寸|瓦|伏|度|摄氏度|年|个月|天|折|倍|层|成)|百分之([零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)");
    private static final double ENOUGH_SHARED = 0.6;

    private final ScriptFacts.ProductFacts facts;
    private final Language language;
    private final List<String> claims;
    private final String all;

    public EvidenceFinder(ScriptFacts.ProductFacts facts, Language language) {
        this.facts = facts;
        this.language = language;
        this.claims = claims(language);
        this.all = flat(facts.name() + " " + facts.category() + " "
                + facts.facts().stream().map(EvidenceFinder::words).collect(Collectors.joining(" "))
                + " " + facts.pains().stream().map(ScriptFacts.Situation::text).collect(Collectors.joining(" "))
                + (facts.product().returnable() ? (language == Language.ZH ? " 七天无理由退货" : " seven-day return") : ""));
    }

    /** What a sentence rests on. */
    public sealed interface Ground {
        /** It states facts that stand in these sources. */
        record Found(Set<EvidenceRef.Source> sources) implements Ground {}

        /** It states nothing that a source would have to carry. */
        record NoClaim() implements Ground {}

        /** It states something that stands in no fact. */
        record Missing(String why) implements Ground {}
    }

    /** @param sentence with its slots taken out */
    public Ground of(String sentence) {
        Optional<String> figure = unknownFigure(sentence);
        if (figure.isPresent()) {
            return new Ground.Missing("the figure '" + figure.get() + "' stands in no fact");
        }
        String flat = flat(sentence);
        Optional<String> claim = claims.stream()
                .filter(flat::contains)
                .filter(c -> !all.contains(c))
                .findFirst();
        if (claim.isPresent()) {
            return new Ground.Missing("the claim '" + claim.get().strip() + "' stands in no fact");
        }
        Set<EvidenceRef.Source> sources = new LinkedHashSet<>();
        facts.facts().stream()
                .filter(fact -> carries(fact, sentence, flat))
                .forEach(fact -> sources.addAll(fact.sources()));
        if (sources.isEmpty() && !figures(sentence).isEmpty()) {
            facts.facts().stream()
                    .filter(fact -> !disjoint(figures(words(fact)), figures(sentence)))
                    .forEach(fact -> sources.addAll(fact.sources()));
            if (sources.isEmpty()) {
                sources.add(EvidenceRef.Source.ofProduct(facts.id(), "name"));
            }
        }
        return sources.isEmpty() ? new Ground.NoClaim() : new Ground.Found(sources);
    }

    private Optional<String> unknownFigure(String sentence) {
        Set<String> known = figures(all);
        return figures(sentence).stream()
                .filter(figure -> !known.contains(figure))
                .findFirst();
    }

    private boolean carries(Fact fact, String sentence, String flat) {
        if (fact.kind() == Fact.Kind.returnable) {
            return language == Language.ZH ? flat.contains("七天无理由") : flat.contains("seven-day");
        }
        if (fact.value().isBlank()) {
            return false;
        }
        if (flat.contains(flat(fact.value()).strip())) {
            return true;
        }
        Set<String> needed = figures(fact.value());
        if (!needed.isEmpty() && !figures(sentence).containsAll(needed)) {
            return false;
        }
        Set<String> parts = parts(fact.value());
        long shared = parts.stream().filter(flat::contains).count();
        return parts.size() >= 2 && shared >= ENOUGH_SHARED * parts.size();
    }

    /** Pairs of characters in zh, words of four letters or more in en. */
    private Set<String> parts(String text) {
        String flat = flat(text);
        if (language == Language.EN) {
            return Arrays.stream(flat.split("[^a-z0-9]+"))
                    .filter(word -> word.length() >= 4 || word.chars().anyMatch(Character::isDigit))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        String bare = flat.replaceAll("[^\\p{L}\\p{N}]", "");
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 2 <= bare.length(); i++) {
            pairs.add(bare.substring(i, i + 2));
        }
        return pairs;
    }

    private static Set<String> figures(String text) {
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

    private static boolean disjoint(Set<String> a, Set<String> b) {
        return a.stream().noneMatch(b::contains);
    }

    private static String words(Fact fact) {
        String paper = fact.paper() == null
                ? ""
                : " " + fact.paper().number() + " " + fact.paper().date() + " "
                        + fact.paper().issuer();
        return fact.label() + " " + fact.value() + paper;
    }

    private static String flat(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> claims(Language language) {
        try (InputStream in = EvidenceFinder.class.getResourceAsStream("/broadcast/claims.txt")) {
            if (in == null) {
                throw new IllegalStateException("broadcast/claims.txt is not on the class path");
            }
            return claims(new String(in.readAllBytes(), StandardCharsets.UTF_8), language);
        } catch (IOException e) {
            throw new UncheckedIOException("broadcast/claims.txt", e);
        }
    }

    private static List<String> claims(String file, Language language) {
        List<String> claims = new ArrayList<>();
        boolean here = false;
        for (String line : file.split("\n", -1)) {
            if (line.startsWith("[")) {
                here = line.strip().equals("[" + language.code() + "]");
            } else if (here && !line.startsWith("#") && !line.isBlank()) {
                claims.addAll(List.of(flat(line.strip()).split(language == Language.ZH ? " " : "\\|")));
            }
        }
        return List.copyOf(claims);
    }
}
