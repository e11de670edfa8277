package shop.xiaoer.entrance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;

/**
 * Which goods of an order a shopper's words name, in either language: by the whole name, another name, or a part that
 * tells it from the order's other goods, such as its last noun.
 */
final class NamedGoods {
    private static final Pattern CLAUSE = Pattern.compile("[，,。；;！!\\n]|但是?|不过|\\bbut\\b");
    private static final Pattern KEPT = Pattern.compile(
            "不退|别退|不用退|不要退|不是|留着|留下|保留|除了?|以外|\\b(?:keep(?:ing)?|except|apart from|other than|not the|not my|(?:don't|do not) return)\\b");
    private static final Pattern ALL = Pattern.compile(
            "全部|全都|全退|都退|都要退|两[件个样]都|所有|一起退|整单|\\b(?:all of (?:them|it)|both|everything|(?:whole|entire) order|all (?:the )?(?:items|goods)|return all|them all)\\b");
    private static final Pattern ONLY_ALL = Pattern.compile("[\\s.]*(?:都|全要?退?|all|all of it)[\\s.]*");
    private static final Pattern ORDINAL = Pattern.compile("(?:第\\s*)?([1-9一二三四五六七八九])\\s*(?:[个件样]|号)?");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");
    private static final Pattern COUNT = Pattern.compile(
            "([1-9]\\d?|[一二两三四五六七八九])\\s*(?:[个件只条罐盒杯瓶套份把支块包袋]|$)|[x×]\\s*([1-9]\\d?)(?![\\w])|\\b(one|two|three|four|five|six|seven|eight|nine|[1-9]\\d?)\\b");
    private static final String DIGITS = "一二三四五六七八九";
    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    /** What stands around a name where nothing but the name is said. */
    private static final Pattern AROUND = Pattern.compile(
            "我们|退货|退款|退掉|退回|申请|订单|那[个件条只]?|这[个件条只]?|一下|全部|全都|所有|两[件个样]|还有|留着|留下|保留|除了|以外|麻烦|商品|东西"
                    + "|[我只就想要退的个件条款了吧是把给请帮都和跟与不还一两整单里]"
                    + "|\\b(?:i|i'd|i'll|i'm|we|would|like|want|need|to|just|only|the|a|an|my|return|returning|send|sending|back|please|it's|it|is|that|this|one|ones|and|item|items|of|them|all|both|from|order|for|refund|keep|not|except|with|yes|no|whole|everything|first|second|third)\\b");

    private final Products products;

    NamedGoods(Products products) {
        this.products = products;
    }

    /**
     * What was heard.
     *
     * @param lines indexes of the order's items, ascending
     * @param count how many pieces, 0 where it was not said
     * @param nothingElse whether the words say nothing but this
     */
    record Heard(List<Integer> lines, int count, boolean nothingElse) {
        Heard {
            lines = List.copyOf(lines);
        }
    }

    private record Span(int line, int from, int to) {
        boolean within(Span other) {
            return other.from <= from && to <= other.to;
        }

        int length() {
            return to - from;
        }
    }

    /** @param asked whether the words answer the question which goods are meant: then a part of a name is enough */
    Heard in(String words, Order order, boolean asked) {
        String text = Normaliser.normalise(words).replaceAll("(?<![a-z0-9])xe[\\d\\s-]{10,}|\\d{4,}", " ");
        TreeSet<Integer> named = new TreeSet<>();
        TreeSet<Integer> kept = new TreeSet<>();
        StringBuilder rest = new StringBuilder();
        for (String clause : CLAUSE.split(text)) {
            List<Span> spans = spans(clause, order, asked);
            boolean keeps = KEPT.matcher(clause).find();
            spans.forEach(span -> (keeps ? kept : named).add(span.line()));
            rest.append(' ').append(without(clause, spans));
        }
        int every = order.items().size();
        if (named.isEmpty() && !kept.isEmpty() && kept.size() < every) {
            all(every).filter(line -> !kept.contains(line)).forEach(named::add);
        } else if (named.isEmpty() && kept.isEmpty() && (ALL.matcher(text).find() || asked && onlyAll(text))) {
            return new Heard(all(every).toList(), Integer.MAX_VALUE, isEmpty(rest));
        } else if (named.isEmpty() && kept.isEmpty() && asked) {
            ordinal(text, every).ifPresent(named::add);
        }
        named.removeAll(kept);
        return new Heard(List.copyOf(named), count(text), isEmpty(rest));
    }

    private static Stream<Integer> all(int every) {
        return Stream.iterate(0, line -> line + 1).limit(every);
    }

    private static boolean onlyAll(String text) {
        return ONLY_ALL.matcher(text).matches();
    }

    private static boolean isEmpty(CharSequence rest) {
        return AROUND.matcher(rest)
                .replaceAll(" ")
                .codePoints()
                .noneMatch(sign -> Character.isLetter(sign) && sign != '第');
    }

    private static String without(String clause, List<Span> spans) {
        StringBuilder left = new StringBuilder(clause);
        spans.forEach(span -> {
            for (int at = span.from(); at < span.to(); at++) {
                left.setCharAt(at, ' ');
            }
        });
        return left.toString();
    }

    // ---- numbers -------------------------------------------------------------------------------------------------

    private static Optional<Integer> ordinal(String text, int every) {
        String bare = text.strip().replaceAll("[.。!！]", "");
        Matcher han = ORDINAL.matcher(bare);
        int place = han.matches()
                ? number(han.group(1))
                : 1 + ORDINALS.indexOf(bare.replaceAll("^(?:the )?(\\w+)(?: (?:one|item))?$", "$1"));
        return place >= 1 && place <= every ? Optional.of(place - 1) : Optional.empty();
    }

    private static int count(String text) {
        Matcher found = COUNT.matcher(text.strip());
        return found.find()
                ? Stream.of(1, 2, 3)
                        .map(found::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .map(NamedGoods::number)
                        .orElse(0)
                : 0;
    }

    private static int number(String said) {
        if (said.equals("两")) {
            return 2;
        }
        int han = DIGITS.indexOf(said);
        int word = NUMBERS.indexOf(said);
        return han >= 0 ? han + 1 : word >= 0 ? word + 1 : Integer.parseInt(said);
    }

    // ---- names ---------------------------------------------------------------------------------------------------

    /** Without those that lie in a longer name of another item, or name two items alike. */
    private List<Span> spans(String clause, Order order, boolean asked) {
        List<Span> found = new ArrayList<>();
        for (int line = 0; line < order.items().size(); line++) {
            BitSet signs = marked(clause, order.items().get(line), asked);
            for (int from = signs.nextSetBit(0); from >= 0; from = signs.nextSetBit(signs.nextClearBit(from))) {
                found.add(new Span(line, from, signs.nextClearBit(from)));
            }
        }
        return found.stream()
                .filter(span -> found.stream()
                        .noneMatch(other ->
                                other.line() != span.line() && span.within(other) && other.length() >= span.length()))
                .toList();
    }

    /** The signs of the clause that belong to a name of this item. */
    private BitSet marked(String clause, Order.Item item, boolean asked) {
        BitSet signs = new BitSet(clause.length() + 1);
        Optional<Product> product = products.find(item.product());
        Stream.of(item.name().zh(), item.name().en()).forEach(name -> mark(clause, name, true, asked, signs));
        product.ifPresent(one -> Stream.of(Language.values())
                .flatMap(language -> one.aliases().getOrDefault(language, List.of()).stream())
                .forEach(alias -> mark(clause, alias, false, asked, signs)));
        return signs;
    }

    private static void mark(String clause, String name, boolean own, boolean asked, BitSet signs) {
        String normal = Normaliser.normalise(name);
        Matcher han = HAN.matcher(normal);
        while (han.find()) {
            markHan(clause, han.group(), own, asked, signs);
        }
        markWords(
                clause, WORD.matcher(normal).results().map(word -> word.group()).toList(), asked, signs);
    }

    /** A Chinese name's last part is its noun; of the rest, two signs are enough only as an answer. */
    private static void markHan(String clause, String name, boolean own, boolean asked, BitSet signs) {
        for (int from = 0; from < name.length() - 1; from++) {
            for (int to = from + 2; to <= name.length(); to++) {
                boolean tells = to == name.length() || own && (asked || to - from >= 3);
                if (tells) {
                    markEach(clause, name.substring(from, to), signs);
                }
            }
        }
    }

    private static void markEach(String clause, String part, BitSet signs) {
        for (int at = clause.indexOf(part); at >= 0; at = clause.indexOf(part, at + 1)) {
            signs.set(at, at + part.length());
        }
    }

    /** The same of an English name's words; {@code lunchbox} is {@code lunch box}. */
    private static void markWords(String clause, List<String> name, boolean asked, BitSet signs) {
        for (int from = 0; from < name.size(); from++) {
            for (int to = from + 1; to <= name.size(); to++) {
                boolean tells = to == name.size() || asked || to - from >= 2;
                List<String> part = name.subList(from, to);
                if (tells && part.stream().anyMatch(word -> word.length() >= 3 && !word.matches("and|with|for|the"))) {
                    Matcher found = Pattern.compile(
                                    "(?<![a-z0-9])" + String.join("[\\s-]?", part) + "(?:e?s)?(?![a-z0-9])")
                            .matcher(clause);
                    while (found.find()) {
                        signs.set(found.start(), found.end());
                    }
                }
            }
        }
    }
}
