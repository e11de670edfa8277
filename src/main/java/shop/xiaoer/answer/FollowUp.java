package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.intent.entity.ProductNames.Named;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;

/**
 * A message that names a product and leaves out what is asked of it ("那松果随行杯呢", "and the tea brewer?", a product
 * chosen from a list) asks what was asked last.
 */
final class FollowUp {
    private static final Pattern FILLING = Pattern.compile(
            "[\\p{P}\\p{S}\\s]+|那|呢|的|这款|那款|这个|那个|换成|还有|以及|要是|如果是|(?:打|说|问|看|搞)错了?|不对|不是|我?(?:说|问)的?是|是?(?:想|要)?问|就是|是|吗|啊|呀|吧|哈|亲|款|再看看|看看"
                    + "|\\b(?:how|what|and|about|of|the|then|same|for|with|one|a|an|i|mean|meant|it'?s|its|is|as|well|also|too|please|ok|okay|so|or|no|not|sorry|oops|actually|wait|rather|instead|asking|asked|was|wrong|typo)\\b");
    /** How far back the question may stand. */
    private static final int LOOK_BACK = 8;

    private FollowUp() {}

    /** The question that the message goes on with, with the product that it names in place of the former one. */
    static Optional<String> complete(Ask ask) {
        List<Named> goods = goods(ask);
        if (ask.question().pressed() != null
                || goods.isEmpty()
                || !isFilling(ProductNames.without(ask.text(), goods))) {
            return Optional.empty();
        }
        String names = ask.goods().isEmpty()
                ? ask.focus().getFirst().name().in(ask.language())
                : String.join(
                        ask.language() == Language.ZH ? "、" : ", ",
                        goods.stream().map(Named::text).distinct().toList());
        return former(ask)
                .filter(before -> AskingBack.askedBefore(ask.turn()) || isAboutGoods(ask, before))
                .map(before -> joined(before, names, ask.language()));
    }

    /** The goods that the message names, or calls by the end of a name ("the humidifier") where they are in view by it. */
    private static List<Named> goods(Ask ask) {
        return !ask.goods().isEmpty() || ask.focus().size() != 1
                ? ask.goods()
                : ask.knowing().products().findByAnyPart(ask.text()).stream()
                        .filter(named ->
                                named.id().equals(ask.focus().getFirst().id()))
                        .toList();
    }

    /** The same, of a product chosen from a list; its name alone where nothing was asked of it. */
    static String of(Ask ask, Product chosen) {
        String name = chosen.name().in(ask.language());
        return former(ask).map(before -> joined(before, name, ask.language())).orElse(name);
    }

    /** "Hello" before a name is no question about it. */
    private static boolean isAboutGoods(Ask ask, String before) {
        return ask.think(() -> ask.knowing().attributes().match(before, ask.language()))
                .isPresent();
    }

    private static boolean isFilling(String rest) {
        return FILLING.matcher(Normaliser.normalise(rest)).replaceAll("").isEmpty();
    }

    /** The shopper's last words before this turn. */
    static Optional<String> last(Turn turn) {
        return before(turn).findFirst();
    }

    /** What the shopper asked last, without the products in it; empty where that too was no more than a name. */
    private static Optional<String> former(Ask ask) {
        ProductNames products = ask.knowing().products();
        return before(ask.turn())
                .map(said -> ProductNames.without(said, products.find(said)))
                .filter(rest -> !isFilling(rest))
                .findFirst();
    }

    /** What the shopper wrote before this turn, the newest first. */
    private static Stream<String> before(Turn turn) {
        long from = turn.asked().getFirst().seq();
        List<ConversationEvent> log = new ArrayList<>(turn.log());
        log.removeIf(event -> event.seq() >= from);
        return log.reversed().stream()
                .limit(LOOK_BACK)
                .filter(event -> event.author().kind() == Author.Kind.shopper)
                .map(ConversationEvent::body)
                .filter(EventBody.Said.class::isInstance)
                .map(EventBody.Said.class::cast)
                .filter(said -> said.option() == null)
                .map(EventBody.Said::text);
    }

    private static String joined(String before, String names, Language language) {
        return language == Language.ZH ? names + before.strip() : before.strip() + " " + names;
    }
}
