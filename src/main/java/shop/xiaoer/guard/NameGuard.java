package shop.xiaoer.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Vocabulary;
import shop.xiaoer.text.Normaliser;

/**
 * Names: a carrier, material, place, way to pay or day of the week must stand in the evidence, the order or a denied
 * question; a product that is nearly one of the shop's, but not one, does not exist; in English prose a capitalised name
 * must have been heard before.
 */
final class NameGuard implements Guard {
    private static final Pattern CAPITALISED = Pattern.compile("(?<=[a-z,;] )\\p{Lu}[\\p{L}&]+(?: \\p{Lu}[\\p{L}&]+)*");
    private static final Pattern CALENDAR = Pattern.compile(
            "(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|cny|usd|yuan|china|chinese|english|ai\\b|ok\\b|pm|am|i$|faq|usb|led");
    /** "Indian" is heard where "India" is. */
    private static final Pattern OF_A_LAND = Pattern.compile("^(\\w{4,}?)(?:n|an|ian|ese|ish)$");

    private static final double NEARLY = 0.6;

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        List<Finding> kinds = kinds(statement, material);
        if (!kinds.isEmpty()) {
            return kinds;
        }
        List<Finding> product = product(statement, material);
        return product.isEmpty() ? capitalised(statement, material) : product;
    }

    private static List<Finding> kinds(Statement statement, Material material) {
        if (Refusals.honest(statement.normal())) {
            return List.of();
        }
        boolean denied = FigureGuard.DENIAL.matcher(statement.normal()).find();
        for (Vocabulary.Named name : Vocabulary.names(statement.normal())) {
            boolean inProduct = material.shop().in(statement.normal()).stream()
                    .anyMatch(product -> Vocabulary.names(product).contains(name));
            if (!material.names().contains(name)
                    && !inProduct
                    && !(denied && material.askedNames().contains(name))) {
                return Guard.finding("entity", "the evidence names no such " + name.kind());
            }
        }
        return List.of();
    }

    private static List<Finding> product(Statement statement, Material material) {
        String said = statement.normal();
        String heard = material.evidenceText() + "\n" + material.orderText() + "\n" + material.question();
        for (String name : material.shop().endingAlike(said)) {
            if (said.contains(name)) {
                continue;
            }
            for (String stretch : stretches(said, name)) {
                boolean nearly = likeness(stretch, name) >= NEARLY && !heard.contains(stretch);
                boolean another = material.shop().text().contains(stretch)
                        || !material.shop().in(stretch).isEmpty();
                if (nearly && !another) {
                    return Guard.finding("product", "'" + stretch + "' is none of the shop's goods");
                }
            }
        }
        return List.of();
    }

    /** Stretches of the reply as long as the name that end as it does. */
    private static List<String> stretches(String said, String name) {
        if (Goods.endsInHan(name)) {
            String tail = name.substring(name.length() - 2);
            return Pattern.compile(Pattern.quote(tail))
                    .matcher(said)
                    .results()
                    .map(r -> said.substring(Math.max(0, r.end() - name.length()), r.end()))
                    .filter(s -> s.length() == name.length() && s.chars().allMatch(Character::isLetterOrDigit))
                    .toList();
        }
        String[] words = name.split(" ");
        if (words.length < 2) {
            return List.of();
        }
        String pattern = "[\\p{L}'-]+ ".repeat(words.length - 1) + Pattern.quote(words[words.length - 1]) + "\\b";
        return Pattern.compile(pattern)
                .matcher(said)
                .results()
                .map(r -> r.group())
                .toList();
    }

    private static double likeness(String one, String two) {
        if (one.contains(" ")) {
            String[] a = one.split(" ");
            String[] b = two.split(" ");
            int same = 0;
            for (int i = 0; i < Math.min(a.length, b.length); i++) {
                same += a[i].equals(b[i]) ? 1 : 0;
            }
            boolean article = a[0].matches("the|a|an|this|that|our|your|my|any|every");
            return article ? 0 : same / (double) b.length;
        }
        int same = 0;
        for (int i = 0; i < Math.min(one.length(), two.length()); i++) {
            same += one.charAt(i) == two.charAt(i) ? 1 : 0;
        }
        return same / (double) two.length();
    }

    private static List<Finding> capitalised(Statement statement, Material material) {
        if (Refusals.honest(statement.normal())) {
            return List.of();
        }
        String heard = material.evidenceText() + "\n" + material.orderText() + "\n" + material.question() + "\n"
                + material.shop().text();
        Matcher matcher = CAPITALISED.matcher(statement.written());
        while (matcher.find()) {
            for (String word : matcher.group().split(" ")) {
                String low = Normaliser.normalise(word);
                boolean heardOf = heard.contains(OF_A_LAND.matcher(low).replaceFirst("$1"))
                        || CALENDAR.matcher(low).lookingAt()
                        || word.length() < 2;
                if (!heardOf && !low.equals("xiaoer")) {
                    return Guard.finding("entity", "'" + word + "' stands nowhere in the evidence");
                }
            }
        }
        return List.of();
    }
}
