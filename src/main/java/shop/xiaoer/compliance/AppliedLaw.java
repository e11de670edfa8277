package shop.xiaoer.compliance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Which law an English text points to: a dollar or an American authority to that of the US, a euro to that of the EU. */
enum AppliedLaw {
    us,
    eu,
    either;

    private static final Pattern US = Pattern.compile(
            "[$]|\\b(?:USA?|U\\.S\\.|FDA|FTC|SEC|FDIC|USDA|EPA|America|American|United States|Washington|New York|Texas"
                    + "|California|Florida|Ohio|dollars?|bucks|moms?|federal)\\b");
    private static final Pattern EU =
            Pattern.compile("€|\\b(?:euros?|EU|Europe|European|Germany|France|Spain|Italy|Austria"
                    + "|Netherlands|Ireland|Poland|Portugal|Belgium|Vienna|Berlin|Paris|Madrid|Rome|Dublin|mums?)\\b");
    private static final Pattern AMERICAN = Pattern.compile("\\b(?:CFR|USC|FTC|FD&C|NY GBL|Lanham)\\b");

    static AppliedLaw of(String text) {
        boolean american = US.matcher(text).find();
        boolean european = EU.matcher(text).find();
        return american == european ? either : american ? us : eu;
    }

    /** The articles with those of this law in front; all stay, for a stream is seen on both sides. */
    List<String> first(Collection<String> articles) {
        return switch (this) {
            case either -> List.copyOf(articles);
            case us -> sorted(articles, true);
            case eu -> sorted(articles, false);
        };
    }

    private static List<String> sorted(Collection<String> articles, boolean american) {
        return articles.stream()
                .sorted(Comparator.comparing(
                        article -> AMERICAN.matcher(article).find() != american))
                .toList();
    }
}
