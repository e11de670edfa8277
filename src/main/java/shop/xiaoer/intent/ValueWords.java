package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Word;
import shop.xiaoer.text.Words;

/**
 * The words that stand in the values of product facts, with how seldom they do: whether there is silicone in it is asked
 * of the fact that speaks of silicone, whatever fact the rest of the question sounds like. Immutable.
 */
final class ValueWords {
    /** A word that more of the facts have says nothing of one. */
    private static final double COMMON = 0.02;

    private static final int FEWEST_LETTERS = 4;

    private final Map<Language, Map<String, Integer>> counts = new HashMap<>();
    private final Map<Language, Integer> facts = new HashMap<>();

    static ValueWords of(Snapshot snapshot) {
        ValueWords words = new ValueWords();
        for (ProductSeed product : snapshot.products()) {
            for (Product.Attribute attribute : product.attributes()) {
                for (Language language : Language.values()) {
                    words.facts.merge(language, 1, Integer::sum);
                    Map<String, Integer> counts = words.counts.computeIfAbsent(language, missing -> new HashMap<>());
                    terms(attribute.value().in(language), language)
                            .forEach(term -> counts.merge(term, 1, Integer::sum));
                }
            }
        }
        return words;
    }

    /** How many seldom words the question shares with the value, and whether any. */
    int shared(String question, String value, Language language) {
        Set<String> asked = terms(question, language);
        asked.retainAll(terms(value, language));
        asked.removeIf(term -> isCommon(term, language));
        return asked.size();
    }

    private boolean isCommon(String term, Language language) {
        double count = counts.getOrDefault(language, Map.of()).getOrDefault(term, 0);
        return count > Math.max(2, COMMON * facts.getOrDefault(language, 1));
    }

    /** Pairs of Han signs, and words of four letters or more. */
    private static Set<String> terms(String text, Language language) {
        Set<String> terms = new HashSet<>();
        List<Word> words = new ArrayList<>(Words.of(text));
        for (int i = 0; i < words.size(); i++) {
            String stem = words.get(i).stem();
            boolean han = isHan(stem);
            if (!han && stem.length() >= FEWEST_LETTERS && Character.isLetter(stem.charAt(0))) {
                terms.add(stem);
            }
            if (language == Language.ZH
                    && han
                    && i > 0
                    && !words.get(i).afterBreak()
                    && isHan(words.get(i - 1).stem())) {
                terms.add(words.get(i - 1).stem() + stem);
            }
        }
        return terms;
    }

    private static boolean isHan(String stem) {
        return Character.UnicodeScript.of(stem.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
