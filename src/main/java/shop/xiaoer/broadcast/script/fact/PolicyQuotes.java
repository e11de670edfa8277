package shop.xiaoer.broadcast.script.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.PolicyArticle;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.text.Language;

/** The shop's policies, to be quoted and not told in other words: who pays and for how long turns on a word or two. */
public final class PolicyQuotes {
    private static final double NEARLY_ALL = 0.85;
    private static final int LONGEST = 90;
    /** The policies that a show may quote on its own; the others bind what a person writes. */
    private static final List<String> SPOKEN =
            List.of("shipping-policy", "return-policy", "warranty-policy", "invoice-policy", "damaged-policy");

    private final List<Quote> quotes = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final Language language;

    private record Quote(EvidenceRef.Source source, String flat, Set<String> figures) {}

    PolicyQuotes(List<PolicyArticle> articles, Language language) {
        this.language = language;
        for (PolicyArticle article : articles) {
            titles.add(article.title());
            for (int i = 0; i < article.paragraphs().size(); i++) {
                for (String sentence : sentences(article.paragraphs().get(i))) {
                    quotes.add(new Quote(
                            article.source(i),
                            language == Language.ZH ? EvidenceText.bare(sentence) : EvidenceText.flat(sentence),
                            EvidenceText.figures(sentence)));
                }
            }
        }
    }

    /** The sentence without the names of policies: whoever names one states nothing yet. */
    String unnamed(String sentence) {
        String rest = sentence;
        for (String title : titles) {
            rest = rest.replace(title, "");
        }
        return rest;
    }

    /** The policy that says this, in nearly the same words and with the same figures. */
    Optional<EvidenceRef.Source> saying(String clause) {
        Set<String> parts = EvidenceText.parts(clause, language);
        Set<String> figures = EvidenceText.figures(clause);
        return quotes.stream()
                .filter(quote -> quote.figures().containsAll(figures))
                .filter(quote -> parts.stream().filter(quote.flat()::contains).count() >= NEARLY_ALL * parts.size())
                .map(Quote::source)
                .findFirst();
    }

    /** What a show may quote: whole first sentences, since what follows a condition means nothing without it. */
    public static List<Fact> spoken(List<PolicyArticle> articles, Language language) {
        return articles.stream()
                .filter(article -> SPOKEN.contains(article.id()))
                .map(article -> new Fact(
                        "policy:" + article.id(),
                        Fact.Kind.policy,
                        article.title(),
                        ScriptFacts.clause(first(article.paragraphs().getFirst(), language), language),
                        List.of(article.source(0)),
                        List.of(),
                        null))
                .filter(fact -> CodePoints.length(fact.value()) <= (language == Language.ZH ? LONGEST : 3 * LONGEST))
                .toList();
    }

    private static String first(String paragraph, Language language) {
        String stop = language == Language.ZH ? "。" : ". ";
        int end = paragraph.indexOf(stop);
        return end < 0 ? paragraph : paragraph.substring(0, end);
    }

    private static List<String> sentences(String paragraph) {
        return Sentences.of(paragraph).stream()
                .map(span -> CodePoints.slice(paragraph, span.from(), span.to()))
                .toList();
    }
}
