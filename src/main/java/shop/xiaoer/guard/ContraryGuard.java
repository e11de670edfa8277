package shop.xiaoer.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;

/** Pairs of contraries that need no "not": free and charged for, in stock and sold out, open and closed. */
final class ContraryGuard implements Guard {
    /**
     * @param topical whether the two must share a word to speak of the same thing
     */
    private record Pair(Pattern said, Pattern known, boolean topical) {
        static Pair of(String said, String known, boolean topical) {
            return new Pair(Pattern.compile(said), Pattern.compile(known), topical);
        }
    }

    private static final String GONE = "没(?:有)?(?:现)?货|缺货|无货|售罄|卖完|断货|out of stock|sold out|unavailable";
    private static final String HERE =
            "库存 ?[:：]? ?[1-9]|有(?:现)?货|[1-9]\\d* ?(?:件|个)?库存|(?<!not |n't )in stock|[1-9]\\d* (?:left|available|in stock)";
    private static final String CHARGED =
            "(?:另外|额外|需要?|要|得)(?:另外|额外)?(?:收|加|付)(?:费|钱)|(?<!不)收费|extra (?:charge|fee|cost)|not free|charged? extra|costs extra|paid service";
    private static final String FREE =
            "免费|不(?:另外|额外)?收费|free of charge|\\bfree\\b|no extra (?:charge|fee|cost)|at no cost";
    private static final List<Pair> PAIRS = List.of(
            Pair.of(GONE, HERE, false),
            Pair.of(HERE, GONE + "|库存 ?[:：]? ?0(?!\\d)", false),
            Pair.of(CHARGED, FREE, true),
            Pair.of(FREE, CHARGED, true));

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        for (String clause : statement.clauses()) {
            for (Pair pair : PAIRS) {
                if (pair.said.matcher(clause).find() && contradicted(pair, clause, material)) {
                    return Guard.finding("negation", "the evidence says the contrary");
                }
            }
        }
        return List.of();
    }

    private static boolean contradicted(Pair pair, String clause, Material material) {
        Set<String> topic = Vocabulary.content(clause);
        topic.addAll(material.askedContent());
        boolean contrary = false;
        for (Statement evidence : material.evidence()) {
            boolean about = !pair.topical || evidence.content().stream().anyMatch(topic::contains);
            if (about && pair.said.matcher(evidence.normal()).find()) {
                return false;
            }
            contrary |= about && pair.known.matcher(evidence.normal()).find();
        }
        return contrary;
    }
}
