package shop.xiaoer.compliance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.figure.EnglishFigures;
import shop.xiaoer.compliance.figure.Figures;
import shop.xiaoer.compliance.figure.Numbers;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;

/**
 * What a passage shows of itself and of its context: its signs and words in runs, those of the papers, how the two agree
 * (figures, shared words, denials), the kinds of goods, stock and prices beside the figures that are said. Pure.
 */
final class PassageSigns {
    private static final double TEXT = 1.0;
    private static final double PAPER = 0.8;
    private static final double FACT = 0.35;

    private static final Pattern DENIES_ZH = Pattern.compile("未|无|没|不|非|否|并非|仅|实为|实际|尚|撤销|终止|过期|失效|虚|刷|内部");
    private static final Pattern DENIES_EN = Pattern.compile(
            "\\b(?:no|not|none|never|nothing|without|only|expired|pending|failed|refused|bought|withdrawn|lapsed|class|rejected|neither)\\b");
    private static final Pattern SOURCE = Pattern.compile(
            "(?:报告|统计|数据|调查|检测|来源|公布|榜|截至|\\d{4}年|年\\d|期间|按|根据|据)|\\b(?:source|report|according|survey|test of|panel|20\\d\\d|from \\w+ to)\\b");
    private static final Pattern QUOTED = Pattern.compile("[\"“”「」『』‘’]");
    private static final Pattern NOT_SAID = Pattern.compile(
            "不(?:是|能|会|算|说|敢|要|许|可|让|必|等于|代表|保证|承诺|治)|没有|没(?:说|人)|别|禁止|勿|\\b(?:not|n't|never|no|nobody|cannot|don't|isn't|doesn't|won't|can't)\\b");

    private final SignList out = new SignList();
    private final Passage passage;
    private final String text;

    private PassageSigns(Passage passage) {
        this.passage = passage;
        this.text = passage.text();
    }

    static SignList of(Passage passage) {
        PassageSigns signs = new PassageSigns(passage);
        signs.runs(signs.text, "t", TEXT);
        for (String paper : passage.papers()) {
            signs.runs(paper, "p", PAPER / Math.sqrt(passage.papers().size()));
        }
        signs.facts();
        return signs.out;
    }

    private void runs(String from, String family, double scale) {
        int first = out.size();
        switch (passage.language()) {
            case ZH -> letters(from, family);
            case EN -> words(from, family);
        }
        out.even(first, scale);
    }

    private void letters(String from, String family) {
        int longest = family.equals("t") ? 4 : 3;
        int start = SignList.family(family);
        int inGoods = SignList.family(family + passage.context().category());
        String padded = "^" + from + "$";
        for (int i = 0; i < padded.length(); i++) {
            int hash = start;
            int goods = inGoods;
            for (int n = 0; n < longest && i + n < padded.length(); n++) {
                char sign = figure(padded.charAt(i + n));
                hash = SignList.with(hash, sign);
                goods = SignList.with(goods, sign);
                out.add(hash, n == 0 ? 0.5 : 1);
                if (n == 1) {
                    out.add(goods, 0.6);
                }
            }
        }
    }

    private static char figure(char sign) {
        return Character.isDigit(sign) ? '0' : sign;
    }

    private static final Pattern TOKEN = Pattern.compile("[a-z]+(?:'[a-z]+)?|\\d[\\d.,]*|[$€£%!?#]");

    private void words(String from, String family) {
        List<String> words = new ArrayList<>();
        words.add("^");
        Matcher matcher = TOKEN.matcher(from.toLowerCase(java.util.Locale.ROOT));
        while (matcher.find()) {
            String word = matcher.group();
            words.add(Character.isDigit(word.charAt(0)) ? "0" : Words.stem(word));
        }
        words.add("$");
        int longest = family.equals("t") ? 3 : 2;
        int start = SignList.family(family);
        int inGoods = SignList.family(family + passage.context().category());
        for (int i = 0; i < words.size(); i++) {
            int hash = start;
            for (int n = 0; n < longest && i + n < words.size(); n++) {
                hash = SignList.with(word(hash, words.get(i + n)), ' ');
                out.add(hash, 1);
            }
            out.add(word(inGoods, words.get(i)), 0.6);
        }
        int pieces = SignList.family(family + "'");
        for (String word : words) {
            String padded = "<" + word + ">";
            for (int i = 0; i + 4 <= padded.length() && padded.length() > 5; i++) {
                out.add(word(pieces, padded.substring(i, i + 4)), 0.35);
            }
        }
    }

    private static int word(int hash, String word) {
        int with = hash;
        for (int i = 0; i < word.length(); i++) {
            with = SignList.with(with, word.charAt(i));
        }
        return with;
    }

    private void facts() {
        ComplianceContext context = passage.context();
        fact("c:" + context.category());
        fact("s:" + context.speaker());
        fact("k:" + context.category() + context.evidence().isEmpty());
        boolean papers = !passage.papers().isEmpty();
        fact("papers:" + Math.min(2, passage.papers().size()));
        boolean source = SOURCE.matcher(text).find();
        boolean notSaid = NOT_SAID.matcher(text).find();
        boolean figures = figures(text);
        fact("source:" + source + papers);
        fact("not:" + notSaid);
        fact("quoted:" + QUOTED.matcher(text).find());
        fact("exclaims:" + text.contains("!"));
        fact("asks:" + text.contains("?"));
        fact("figures:" + figures + papers);
        fact("long:" + Math.min(4, text.length() / (context.language() == Language.ZH ? 15 : 50)));
        if (papers) {
            beside(figures);
        }
        stock();
        prices();
    }

    private void fact(String name) {
        out.add(name, FACT);
    }

    private boolean figures(String from) {
        return switch (passage.language()) {
            case ZH -> !Figures.of(from).isEmpty();
            case EN -> !EnglishFigures.of(from).isEmpty();
        };
    }

    /** How the sentence stands to the papers. */
    private void beside(boolean figures) {
        String all = String.join("\n", passage.papers());
        Pattern denies = passage.language() == Language.ZH ? DENIES_ZH : DENIES_EN;
        Matcher matcher = denies.matcher(all);
        int denials = 0;
        while (matcher.find()) {
            denials++;
            if (!text.contains(matcher.group())) {
                fact("paperDenies:" + matcher.group());
            }
        }
        fact("denials:" + Math.min(3, denials));
        double share = share(all);
        out.add("share", FACT * 2 * share);
        fact("share:" + (int) (share * 5));
        fact("paperLong:" + Math.min(4, all.length() / (passage.language() == Language.ZH ? 20 : 60)));
        if (figures) {
            boolean[] held = held();
            fact("sameFigure:" + held[0]);
            fact("otherFigure:" + held[1]);
            fact("otherOfMeasure:" + held[2]);
        }
        numerals(all);
        absent(all);
    }

    /** Whether one figure is in the papers, one is not, and one is not while the papers have another of its measure. */
    private boolean[] held() {
        boolean[] held = new boolean[3];
        switch (passage.language()) {
            case ZH -> {
                List<Figures.Figure> known = passage.papers().stream()
                        .flatMap(paper -> Figures.of(paper).stream())
                        .toList();
                for (Figures.Figure said : Figures.of(text)) {
                    boolean same = known.stream().anyMatch(said::saidOf);
                    held[same ? 0 : 1] = true;
                    held[2] |= !same
                            && !said.unit().isEmpty()
                            && known.stream().anyMatch(one -> one.unit().equals(said.unit()));
                }
            }
            case EN -> {
                List<EnglishFigures.Figure> known = passage.papers().stream()
                        .flatMap(paper -> EnglishFigures.of(paper).stream())
                        .toList();
                for (EnglishFigures.Figure said : EnglishFigures.of(text)) {
                    boolean same = known.stream()
                            .anyMatch(one -> Math.abs(one.value() - said.value()) <= 0.03 * Math.abs(said.value()));
                    held[same ? 0 : 1] = true;
                    held[2] |= !same
                            && !said.unit().isEmpty()
                            && known.stream().anyMatch(one -> one.unit().equals(said.unit()));
                }
            }
        }
        return held;
    }

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** Written numerals of the sentence that no paper has. */
    private void numerals(String all) {
        Set<String> known = numeralsOf(all);
        Set<String> said = numeralsOf(text);
        if (!said.isEmpty()) {
            fact("numerals:" + known.containsAll(said) + said.stream().anyMatch(known::contains));
        }
    }

    private static Set<String> numeralsOf(String from) {
        Set<String> found = new HashSet<>();
        Matcher matcher = DIGITS.matcher(from.replace(",", ""));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** Runs of the sentence that the papers have, and those that they have not. */
    private void absent(String all) {
        int first = out.size();
        if (passage.language() == Language.ZH) {
            int in = SignList.family("in");
            int not = SignList.family("out");
            for (int i = 0; i + 2 <= text.length(); i++) {
                int hash = all.contains(text.substring(i, i + 2)) ? in : not;
                out.add(SignList.with(SignList.with(hash, figure(text.charAt(i))), figure(text.charAt(i + 1))), 1);
            }
        } else {
            Set<String> known = new HashSet<>(Words.stems(all));
            for (String stem : Words.stems(text)) {
                out.add((known.contains(stem) ? "in" : "out") + stem, 1);
            }
        }
        out.even(first, 0.5);
    }

    private double share(String all) {
        if (passage.language() == Language.ZH) {
            int in = 0;
            int count = 0;
            for (int i = 0; i + 2 <= text.length(); i++) {
                count++;
                in += all.contains(text.substring(i, i + 2)) ? 1 : 0;
            }
            return count == 0 ? 0 : (double) in / count;
        }
        Set<String> known = new HashSet<>(Words.stems(all));
        List<String> stems = Words.stems(text);
        return stems.isEmpty()
                ? 0
                : (double) stems.stream().filter(known::contains).count() / stems.size();
    }

    private void stock() {
        Integer stock = passage.context().stock();
        if (stock == null) {
            return;
        }
        Set<BigDecimal> said = numbers();
        fact("stock:"
                + (said.contains(BigDecimal.valueOf(stock))
                        ? "said"
                        : said.stream().anyMatch(one -> one.signum() > 0 && one.intValue() < stock) ? "more" : "other")
                + (stock > 100));
        fact("stockLevel:" + (stock == 0 ? 0 : stock <= 20 ? 1 : stock <= 100 ? 2 : 3));
    }

    private void prices() {
        ComplianceContext context = passage.context();
        BigDecimal lowest = context.lowestPrice7Days();
        if (context.price() == null && lowest == null) {
            return;
        }
        fact("price:" + order(context.price(), lowest));
        Set<BigDecimal> said = numbers();
        if (lowest != null) {
            fact("above:" + said.stream().anyMatch(one -> one.compareTo(lowest) > 0)
                    + said.stream().anyMatch(one -> one.compareTo(lowest) == 0));
        }
    }

    private Set<BigDecimal> numbers() {
        Set<BigDecimal> found = new HashSet<>();
        switch (passage.language()) {
            case ZH -> found.addAll(Numbers.all(text));
            case EN ->
                EnglishFigures.of(text)
                        .forEach(figure ->
                                found.add(BigDecimal.valueOf(figure.value()).stripTrailingZeros()));
        }
        Set<BigDecimal> plain = new HashSet<>();
        found.forEach(one -> plain.add(one.scale() < 0 ? one.setScale(0) : one));
        return plain;
    }

    private static String order(@Nullable BigDecimal price, @Nullable BigDecimal lowest) {
        return price == null || lowest == null ? "one" : Integer.toString(price.compareTo(lowest));
    }
}
