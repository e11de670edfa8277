package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Vocabulary;

/**
 * A value must stand beside the thing that it belongs to. Figures of one dimension, what is free, and who pays, are
 * taken from the evidence with the words around them; where the words around the reply's value are those of another
 * value and none of its own, two were swapped. A day on which goods leave is no day on which they arrive.
 */
final class BindingGuard implements Guard {
    private static final Pattern SHOP_PAYS = Pattern.compile(
            "由?(?:店里|店铺|我们|商家|本店|小店|我方|卖家|经营者|平台|商户|销售者)(?:都|会|来|全部|全)*(?:出(?!货|库|售)|承担|付|包(?!装)|负责)|不用(?:您|你)(?:自己)?(?:出|付|承担)|(?:we|the shop|the store)(?:'ll| will)* (?:pays?|covers?|bears?)");
    private static final Pattern SHOPPER_PAYS = Pattern.compile(
            "由?(?<!不用)(?<!不要)(?:您|你|买家|顾客|客户|消费者|用户)(?:要|需要|需|来|得|自己|自行)*(?:出(?!示)|承担|付(?!款)|负担)|\\byou(?:'ll| will| have to| need to)* (?:pay(?! (?:by|with|on|before|in\\b))|cover|bear)");
    private static final Pattern FREE = Pattern.compile("免费|\\bfree(?! of (?:bpa|lead))");
    private static final Pattern OTHERWISE = Pattern.compile("否则|没有的话|otherwise|if not");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:发货|发出|寄出|签收|收货|付款|收到[^,。]{0,10}|送达|下单|确认收货)(?:之|以)?[后前]|(?:of|after) (?:delivery|payment|receipt|shipping|dispatch)|after they leave|after (?:it|they) (?:is |are )?\\w+");
    private static final Pattern PARTING = Pattern.compile("\\band\\b|\\bor\\b|、|和|[()]");
    private static final Pattern FAULTS =
            Pattern.compile("(?:没有|没|无|非|有)?质量问题|(?:without|no|with) (?:an? )?(?:quality )?faults?|quality fault");
    private static final Pattern MEMBERS = Pattern.compile("[\\p{IsHan}]{2}会员|\\w+ members?");
    private static final Pattern OTHERS = Pattern.compile("其他|其余|另外|\\bothers?\\b|否则|otherwise|below|不满");
    private static final int SHOP = 1;
    private static final int SHOPPER = 2;
    private static final int CONDITION_WEIGHT = 3;

    private enum Event {
        LEAVES("发货|发出|寄出|出库|\\bship|\\bleaves?\\b|dispatch"),
        ARRIVES("送达|到货|签收|收到|送到|到达|[天日]内?能?到|arrive|deliver|get there|reach you|take"),
        REFUNDS("退款|到账|退回|退到|refund|money back");

        private final Pattern pattern;

        Event(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** A value, the clause that it stands in, the words beside it, and what happens then. */
    record Bound(Quantity value, String clause, Set<String> words, Set<Event> events) {}

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        for (Bound said : bound(statement)) {
            Set<String> goods = material.goods(said.clause);
            if (goods.isEmpty()) {
                goods = material.goods(statement.normal());
            }
            List<Bound> own = material.bound(goods);
            if (swapped(said, own) || isOfOthers(said, own, material)) {
                return Guard.finding("binding", "the evidence gives this value to something else");
            }
        }
        return List.of();
    }

    /** The evidence has the value, of other goods than the clause names, and another one of these. */
    private static boolean isOfOthers(Bound said, List<Bound> own, Material material) {
        boolean another = own.stream().anyMatch(other -> sameSort(said.value, other.value));
        return another
                && said.value.dimension() != Dimension.COUNT
                && own.stream().noneMatch(other -> said.value.says(other.value))
                && material.bound(Set.of()).stream().anyMatch(other -> said.value.says(other.value));
    }

    private static boolean swapped(Bound said, List<Bound> known) {
        Set<String> right = new HashSet<>();
        Set<String> wrong = new HashSet<>();
        boolean stands = false;
        boolean happens = false;
        for (Bound other : known) {
            if (!sameSort(said.value, other.value)) {
                continue;
            }
            boolean same = said.value.says(other.value);
            (same ? right : wrong).addAll(other.words);
            stands |= same;
            happens |= same
                    && (said.events.isEmpty()
                            || other.events.isEmpty()
                            || said.events.stream().anyMatch(other.events::contains));
        }
        boolean payer = said.value.kind().equals("#payer");
        if (!stands) {
            boolean others = said.words.stream().anyMatch(wrong::contains);
            return payer && (others || said.value.low() == SHOP);
        }
        return !happens || weight(said.words, wrong, right) > weight(said.words, right, wrong);
    }

    /** How much speaks for the one and not for the other. */
    private static int weight(Set<String> said, Set<String> one, Set<String> other) {
        int weight = 0;
        for (String word : said) {
            if (one.contains(word) && !other.contains(word)) {
                weight += word.startsWith("#") ? CONDITION_WEIGHT : 1;
            }
        }
        return weight;
    }

    private static boolean sameSort(Quantity one, Quantity two) {
        boolean times = time(one) && time(two);
        return times || one.dimension() == two.dimension() && one.comparable(two);
    }

    private static boolean time(Quantity one) {
        return one.dimension() == Dimension.TIME || one.dimension() == Dimension.WORKDAY;
    }

    static List<Bound> bound(Statement statement) {
        List<Bound> all = new ArrayList<>();
        Set<Condition> standing = EnumSet.noneOf(Condition.class);
        Set<String> subject = new HashSet<>();
        for (String clause : statement.clauses()) {
            standing = standing(standing, clause);
            List<Quantity> values = values(clause);
            String bare = bare(clause, values);
            for (Quantity value : values) {
                Set<String> words = Vocabulary.content(beside(bare, value, values));
                if (words.isEmpty() || OTHERS.matcher(clause).find()) {
                    words.addAll(subject);
                }
                standing.forEach(condition -> words.add("#" + condition));
                all.add(new Bound(value, clause, words, events(clause, value)));
            }
            subject = Vocabulary.content(MEMBERS.matcher(bare).replaceAll(" "));
        }
        return all;
    }

    private static Set<Event> events(String clause, Quantity value) {
        Set<Event> events = EnumSet.noneOf(Event.class);
        if (!time(value) && value.dimension() != Dimension.DATE) {
            return events;
        }
        String judged = REFERENCE.matcher(clause).replaceAll(" ");
        for (Event event : Event.values()) {
            if (event.pattern.matcher(judged).find()) {
                events.add(event);
            }
        }
        return events;
    }

    private static Set<Condition> standing(Set<Condition> before, String clause) {
        boolean fault = Condition.FAULT.in(clause);
        boolean none = Condition.NO_FAULT.in(clause);
        if (OTHERWISE.matcher(clause).find() && !before.isEmpty()) {
            return before.contains(Condition.FAULT) ? EnumSet.of(Condition.NO_FAULT) : EnumSet.of(Condition.FAULT);
        }
        if (!fault && !none) {
            return before;
        }
        Set<Condition> now = EnumSet.noneOf(Condition.class);
        if (fault) {
            now.add(Condition.FAULT);
        }
        if (none) {
            now.add(Condition.NO_FAULT);
        }
        return now;
    }

    private static List<Quantity> values(String clause) {
        List<Quantity> values = new ArrayList<>(Quantities.of(clause));
        values.removeIf(v -> v.dimension() == Dimension.PLAIN || v.dimension() == Dimension.CODE);
        mark(values, SHOP_PAYS, Dimension.COUNT, SHOP, clause);
        mark(values, SHOPPER_PAYS, Dimension.COUNT, SHOPPER, clause);
        if (!Condition.MINIMUM.in(clause)) {
            mark(values, FREE, Dimension.MONEY, 0, clause);
        }
        return values;
    }

    private static void mark(List<Quantity> values, Pattern pattern, Dimension dimension, int value, String clause) {
        String kind = dimension == Dimension.COUNT ? "#payer" : "";
        pattern.matcher(clause)
                .results()
                .forEach(r -> values.add(new Quantity(dimension, kind, value, value, r.start(), r.end())));
    }

    /** The clause with its values blanked, so that units are no words. */
    private static String bare(String clause, List<Quantity> values) {
        StringBuilder bare = new StringBuilder(clause);
        for (Quantity value : values) {
            for (int i = value.from(); i < Math.min(value.to(), bare.length()); i++) {
                bare.setCharAt(i, ' ');
            }
        }
        return FAULTS.matcher(bare).replaceAll(m -> " ".repeat(m.group().length()));
    }

    /** Where two values stand in one clause, the word that parts what is said of the one and of the other. */
    private static OptionalInt parting(String bare, int from, int to) {
        Matcher matcher = PARTING.matcher(bare).region(from, to);
        return matcher.find() ? OptionalInt.of(matcher.start()) : OptionalInt.empty();
    }

    /** From the value before of the same dimension to the next one. */
    private static String beside(String bare, Quantity value, List<Quantity> all) {
        int from = 0;
        int to = bare.length();
        for (Quantity other : all) {
            if (sameSort(value, other) && other.to() <= value.from()) {
                from = Math.max(from, parting(bare, other.to(), value.from()).orElse(other.to()));
            }
            if (sameSort(value, other) && other.from() >= value.to()) {
                to = Math.min(to, parting(bare, value.to(), other.from()).orElse(other.from()));
            }
        }
        return bare.substring(from, to);
    }
}
