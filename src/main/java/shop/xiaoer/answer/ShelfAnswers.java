package shop.xiaoer.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.WordTable;
import shop.xiaoer.text.Words;

/**
 * What the catalogue itself answers about a kind of goods: which there are up to a price, which might be given away,
 * and whether the shop sells such goods at all. Prices and stock are those of now.
 */
final class ShelfAnswers {
    private static final int SHOWN = 5;
    private static final int ALL = 2_000;

    private static final String MONEY_ZH = "(?:块钱|块|元|rmb|cny)?";
    private static final Pattern BOUND_ZH = Pattern.compile("(?<n>\\d{1,6}(?:\\.\\d{1,2})?)" + MONEY_ZH
            + "(?:以内|以下|之内|之下|内)|(?:不到|不超过|低于|少于|预算)(?<m>\\d{1,6}(?:\\.\\d{1,2})?)" + MONEY_ZH);
    private static final Pattern BOUND_EN = Pattern.compile(
            "\\b(?:under|below|less than|cheaper than|up to|within|at most|no more than|not more than) (?:cny|rmb|¥)? ?(?<n>\\d{1,6}(?:\\.\\d{1,2})?)(?: ?(?:cny|rmb|yuan))?");
    /** Money of another country says nothing of this shop's prices. */
    private static final Pattern OTHER_MONEY =
            Pattern.compile("[$€£]|美元|美金|欧元|日元|\\b(?:usd|dollars?|bucks|eur|euros?|pounds?)\\b");

    private static final Pattern FILLING_ZH = Pattern.compile(
            "[\\p{P}\\p{S}\\s]+|请问|你们|店里|这里|我想要|想要|我想|推荐|看看|找|买|送人|的|有没有|有哪些|哪些|有什么|什么|有|吗|呢|么|啊|款|几|个|一|只|价格|价位|都|列|下|想|我|要");
    private static final Pattern FILLING_EN = Pattern.compile(
            "[\\p{P}\\p{S}\\s]+|\\b(?:do|you|have|any|what|which|are|there|is|show|me|a|an|the|some|for|i|want|need|looking|all|of|your|priced|please|list|find|can|get|price|cost|that|costs?|to|buy|sell)\\b");

    private static final Pattern GIFT_ZH = Pattern.compile("(?:送|礼物|给(?:我|咱|俺)?(?:爸|妈|爷|奶|老)).*");
    private static final Pattern GIFT_EN = Pattern.compile("\\b(?:gift|present|something)s?(?: ideas?)? for\\b.*");
    /** The word for the goods at the end: "a tea for my mother", "that my father who likes tea would like". */
    private static final Pattern GOODS_ZH =
            Pattern.compile("(?:喝的|的|喝|哪款|什么|哪种)(?<it>\\p{IsHan}{1,4}?)(?:有吗|有没有|有哪些|有什么|吗|呢|的|好)?[\\p{P}\\s]*$");

    private static final Pattern SELL_ZH = Pattern.compile(
            "^(?:请问)?(?:你们?|你家|店里|这里|这儿|小二)*(?:还|也|有没有)?卖(?:不卖)?(?<it>[\\p{IsHan}a-z]{1,8}?)(?:吗|么|嘛|不|呢)?[\\p{P}\\s]*$");
    private static final Pattern SELL_EN = Pattern.compile(
            "^(?:hi |hello )?,? ?do (?:you|u)(?: guys)? (?:also )?(?:sell|stock|carry) (?:any |a |an )?(?<it>[a-z' -]{2,30})[\\p{P}\\s]*$");
    private static final String WHO_ZH =
            "(?:妈|爸|父|母|爷|奶|外公|外婆|公公|婆婆|岳|长辈|老师|朋友|女友|男友|老公|老婆|太太|先生|闺蜜|同事|领导|客户|孩子|姐|妹|哥|弟)";
    private static final Pattern PRESENT_ZH = Pattern.compile("[送给].{0,3}" + WHO_ZH
            + ".{0,8}(?:礼物(?:有什么|有哪些|推荐|买什么|送什么|选什么)|送什么|送点什么|买什么(?:好|合适)|买点什么)|" + WHO_ZH
            + ".{0,4}(?:生日|过节|过生日).{0,5}(?:送什么|送点什么|买什么|买点什么)");
    private static final Pattern PRESENT_EN = Pattern.compile(
            "\\b(?:gift|present)s?(?: ideas?)? for (?:my |a |an |the |our )?(?:mum|mom|mother|dad|father|parents?|grand[a-z]+|teacher|friend|boss|colleague|wife|husband|girlfriend|boyfriend|sister|brother|aunt|uncle|son|daughter|kid|birthday)s?[\\p{P}\\s]*$");

    private static final Pattern PRICE_ZH =
            Pattern.compile("(?<it>\\p{IsHan}{2,4}?)(?:大概|一般|都|要|得)*(?:多少钱|什么价格?|怎么卖)(?:啊|呀|呢|一个|一只)?[\\p{P}\\s]*$");
    private static final Pattern PRICE_EN = Pattern.compile(
            "^(?:hi |hello )?,? ?how much (?:is|are|do|does) (?:a |an |your |the )?(?<it>[a-z]+)(?: cost)?[\\p{P}\\s]*$");

    /** Whose data is sold is another question. */
    private static final Pattern NO_GOODS = Pattern.compile(
            "我|客户|顾客|用户|个人|信息|资料|隐私|数据|假货|货|东西|什么|啥|完|光|得|的|\\b(?:my|our|customers?|personal|data|information|info|details|it|this|that|these|those|online|abroad|fake|used|out|on|in|to|things|stuff)\\b");

    private final Products products;
    private final ProductFacts facts;
    private final Endings endings;
    private final WordTable words;

    ShelfAnswers(Products products, ProductFacts facts, Endings endings, WordTable words) {
        this.products = products;
        this.facts = facts;
        this.endings = endings;
        this.words = words;
    }

    /** Empty where the message asks for nothing of the kind, or the catalogue has no word for what it names. */
    Optional<Decision> answer(Ask ask) {
        if (ask.question().orderNumber().isPresent()) {
            return Optional.empty();
        }
        String text = Normaliser.normalise(ask.text());
        return upTo(ask, text)
                .or(() -> sold(ask, text))
                .or(() -> gift(ask, text))
                .or(() -> priceOfKind(ask, text));
    }

    private Optional<Decision> upTo(Ask ask, String text) {
        boolean zh = ask.language() == Language.ZH;
        Matcher bound = (zh ? BOUND_ZH : BOUND_EN).matcher(text);
        if (!bound.find() || OTHER_MONEY.matcher(text).find()) {
            return Optional.empty();
        }
        String number = bound.group("n");
        BigDecimal most = new BigDecimal(number == null ? bound.group("m") : number);
        String rest = text.substring(0, bound.start()) + " " + text.substring(bound.end());
        String noun = (zh ? FILLING_ZH : FILLING_EN)
                .matcher(rest)
                .replaceAll(zh ? "" : " ")
                .strip();
        List<Product> kind = kind(noun, ask.language());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<Product> within = kind.stream()
                .filter(one -> one.price().amount().compareTo(most) <= 0)
                .toList();
        String limit = most.stripTrailingZeros().toPlainString();
        return Optional.of(
                within.isEmpty()
                        ? listed(ask, words.say(ask.language(), "shelf.noneUpTo", "most", limit), kind.subList(0, 1))
                        : listed(
                                ask,
                                words.say(ask.language(), "shelf.upTo", "most", limit, "count", within.size()),
                                within));
    }

    private Optional<Decision> sold(Ask ask, String text) {
        Matcher asked = (ask.language() == Language.ZH ? SELL_ZH : SELL_EN).matcher(text);
        if (!asked.find() || !ask.goods().isEmpty()) {
            return Optional.empty();
        }
        String noun = asked.group("it").strip();
        if (NO_GOODS.matcher(noun).find()) {
            return Optional.empty();
        }
        List<Product> kind = kind(noun, ask.language());
        if (!kind.isEmpty()) {
            return Optional.of(listed(ask, words.say(ask.language(), "shelf.sold", "count", kind.size()), kind));
        }
        return isSpokenOf(ask, noun) ? Optional.empty() : Optional.of(notSold(ask, noun));
    }

    /** A page or a product has the word: it may be sold by another name, as a gift card is. */
    private boolean isSpokenOf(Ask ask, String noun) {
        String stems = " " + String.join(" ", Words.stems(noun)) + " ";
        return products.list(null, null, ALL).stream()
                        .flatMap(one -> names(one, ask.language()).stream())
                        .anyMatch(name -> (" " + String.join(" ", Words.stems(name)) + " ").contains(stems))
                || ask.knowing().snapshot().articles().stream()
                        .filter(article -> article.language() == ask.language())
                        .anyMatch(article ->
                                (" " + String.join(" ", Words.stems(article.title())) + " ").contains(stems)
                                        && !article.title().contains(noun + "号"));
    }

    private Decision notSold(Ask ask, String noun) {
        Set<String> categories = products.list(null, null, ALL).stream()
                .map(one -> one.categoryName().in(ask.language()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean zh = ask.language() == Language.ZH;
        ask.card().intent("productQuestion", 1);
        return endings.reply(
                ask,
                words.say(
                        ask.language(),
                        "shelf.notSold",
                        "goods",
                        noun,
                        "categories",
                        String.join(zh ? "、" : ", ", categories)),
                List.of(new Source("catalogue", words.say(ask.language(), "shelf.catalogue"), null)),
                Route.known,
                new Signals.Shelf());
    }

    private Optional<Decision> gift(Ask ask, String text) {
        if (ask.namesProduct()) {
            return Optional.empty();
        }
        if ((ask.language() == Language.ZH ? PRESENT_ZH : PRESENT_EN)
                .matcher(text)
                .find()) {
            return Optional.of(listed(ask, words.say(ask.language(), "shelf.present"), facts.oneOfEachKind(SHOWN)));
        }
        String noun = ask.language() == Language.ZH ? giftZh(text) : giftEn(text);
        List<Product> kind = noun == null ? List.of() : kind(noun, ask.language());
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(listed(ask, words.say(ask.language(), "shelf.gift", "count", kind.size()), kind));
    }

    private static @Nullable String giftZh(String text) {
        Matcher goods = GOODS_ZH.matcher(text);
        return GIFT_ZH.matcher(text).find() && goods.find() ? goods.group("it") : null;
    }

    private static @Nullable String giftEn(String text) {
        if (!GIFT_EN.matcher(text).find()) {
            return null;
        }
        Matcher likes = Pattern.compile("\\b(?:likes?|loves?|drinks?|enjoys?|into) (?<it>[a-z]+)[\\p{P}\\s]*$")
                .matcher(text);
        return likes.find() ? likes.group("it") : null;
    }

    /** "How much are your kettles": the kind is named, the product is not. */
    private Optional<Decision> priceOfKind(Ask ask, String text) {
        if (!ask.focus().isEmpty()) {
            return Optional.empty();
        }
        Matcher asked = (ask.language() == Language.ZH ? PRICE_ZH : PRICE_EN).matcher(text);
        if (!asked.find()) {
            return Optional.empty();
        }
        String noun = asked.group("it");
        int shortest = ask.language() == Language.ZH ? 2 : noun.length();
        for (int length = noun.length(); length >= shortest; length--) {
            List<Product> kind = kind(noun.substring(noun.length() - length), ask.language());
            if (!kind.isEmpty()) {
                return Optional.of(listed(ask, words.say(ask.language(), "shelf.kind", "count", kind.size()), kind));
            }
        }
        return Optional.empty();
    }

    // ---- the shelf -----------------------------------------------------------------------------------------------

    /** Goods of that kind that are in stock, the cheapest first: their names end in the word, or a category is called so. */
    private List<Product> kind(String noun, Language language) {
        String word = language == Language.ZH ? noun.replaceAll("(?<=.)子$", "") : noun;
        List<String> stems = Words.stems(word);
        if (stems.isEmpty()) {
            return List.of();
        }
        return products.list(null, null, ALL).stream()
                .filter(one -> one.stock() > 0)
                .filter(one -> isOf(one, word, stems, language))
                .sorted(Comparator.comparing(one -> one.price().amount()))
                .toList();
    }

    private static boolean isOf(Product product, String word, List<String> stems, Language language) {
        String category = Normaliser.normalise(product.categoryName().in(language));
        if (Words.stems(category).equals(stems) || (language == Language.ZH && category.equals(word + "叶"))) {
            return true;
        }
        return names(product, language).stream().anyMatch(name -> {
            List<String> of = Words.stems(name);
            return of.size() >= stems.size()
                    && (of.subList(of.size() - stems.size(), of.size()).equals(stems)
                            || (stems.equals(List.of("cup")) && of.getLast().matches("mug|tumbler")));
        });
    }

    private static List<String> names(Product product, Language language) {
        List<String> names = new ArrayList<>(product.aliases().getOrDefault(language, List.of()));
        names.add(product.name().in(language));
        return names;
    }

    private Decision listed(Ask ask, String head, List<Product> all) {
        List<Product> shown = all.subList(0, Math.min(SHOWN, all.size()));
        List<String> lines = new ArrayList<>(List.of(head));
        shown.forEach(one -> lines.add(facts.price(one, ask.language())));
        if (all.size() > shown.size()) {
            lines.add(words.say(ask.language(), "shelf.more", "shown", shown.size()));
        }
        ask.card().intent("productQuestion", 1);
        return endings.reply(
                ask,
                String.join("\n", lines),
                shown.stream().map(one -> facts.source(one, ask.language())).toList(),
                shown.stream().map(one -> facts.card(one, ask.language())).toList(),
                Route.known,
                new Signals.Shelf());
    }
}
