package shop.xiaoer.entrance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.catalog.Order;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.EventBody.CardShown;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** Asks which goods of an order go back, where it holds more than one piece, and hears the answer. */
final class WhichGoods {
    private static final String NAME = EntranceName.returnGoods.wire();
    private static final String PREFIX = "item:";
    private static final String ALL = PREFIX + "all";
    /** Words that were not understood are asked about once; after that they may be about something else. */
    private static final String AGAIN = "again";

    private static final int SHORT = 24;
    private static final int EACH_COUNT_UP_TO = 4;

    private final NamedGoods named;
    private final OrderFacts facts;
    private final WordTable words;

    WhichGoods(Products products, OrderFacts facts, WordTable words) {
        this.named = new NamedGoods(products);
        this.facts = facts;
        this.words = words;
    }

    /** What the words leave open or settle. */
    sealed interface Heard {
        record Chosen(ReturnedGoods goods) implements Heard {}

        /** These items are meant, or may be: how many, or which of them, was not said. */
        record Open(List<Integer> lines, boolean named) implements Heard {}
    }

    Heard heard(Order order, String said, boolean asked) {
        List<Order.Item> items = order.items();
        if (items.size() == 1 && items.getFirst().quantity() == 1) {
            return new Heard.Chosen(ReturnedGoods.all(order));
        }
        NamedGoods.Heard heard = named.in(said, order, asked);
        if (heard.lines().isEmpty()) {
            // One kind of goods, several of them: the number alone is an answer.
            return items.size() == 1 && asked && heard.count() > 0
                    ? counted(order, 0, heard.count())
                    : new Heard.Open(every(order), false);
        }
        return heard.lines().size() == 1 && heard.count() < Integer.MAX_VALUE
                ? counted(order, heard.lines().getFirst(), heard.count())
                : new Heard.Chosen(whole(order, heard.lines()));
    }

    /** The goods that words name which say nothing else: no reason, but another choice. */
    Optional<Heard> onlyNamed(Order order, String said) {
        NamedGoods.Heard heard = named.in(said, order, true);
        return !heard.lines().isEmpty() && heard.nothingElse()
                ? Optional.of(heard(order, said, true))
                : Optional.empty();
    }

    private static Heard counted(Order order, int line, int count) {
        int quantity = order.items().get(line).quantity();
        if (quantity == 1) {
            return new Heard.Chosen(ReturnedGoods.of(order, Map.of(line, 1)));
        }
        return count > 0 && count <= quantity
                ? new Heard.Chosen(ReturnedGoods.of(order, Map.of(line, count)))
                : new Heard.Open(List.of(line), true);
    }

    private static ReturnedGoods whole(Order order, Collection<Integer> lines) {
        Map<Integer, Integer> pieces = new HashMap<>();
        lines.forEach(line -> pieces.put(line, order.items().get(line).quantity()));
        return ReturnedGoods.of(order, pieces);
    }

    private static List<Integer> every(Order order) {
        return List.copyOf(ReturnedGoods.all(order).pieces().keySet());
    }

    /** The answer to {@link #ask}: a button, or words. */
    Optional<Heard> answered(Order order, EntranceInput input) {
        String option = input.option();
        if (option != null) {
            return chosen(order, option);
        }
        Heard heard = heard(order, input.text(), true);
        return heard instanceof Heard.Open(List<Integer> lines, boolean isNamed) && !isNamed && !lines.isEmpty()
                ? Optional.empty()
                : Optional.of(heard);
    }

    private static Optional<Heard> chosen(Order order, String option) {
        if (option.equals(ALL)) {
            return Optional.of(new Heard.Chosen(ReturnedGoods.all(order)));
        }
        return option.startsWith(PREFIX)
                ? Optional.of(new Heard.Chosen(ReturnedGoods.of(order, option.substring(PREFIX.length()))))
                : Optional.empty();
    }

    EntranceOutcome ask(Order order, Heard.Open open, Language language) {
        boolean few = open.lines().size() == 1 && order.items().size() > 1
                || order.items().size() == 1;
        EntranceStep step = new EntranceStep(
                NAME,
                "items",
                words.say(
                        language,
                        few ? "return.howMany" : "return.which",
                        "order",
                        order.number(),
                        "goods",
                        facts.items(few ? whole(order, open.lines()).items() : order.items(), language)),
                null,
                options(order, open.lines(), language));
        return new EntranceOutcome.Shown(
                List.of(new CardShown(facts.card(order, language)), step), state(order, Map.of()), null, null);
    }

    private static EntranceState state(Order order, Map<String, String> answers) {
        return new EntranceState(
                EntranceName.returnGoods, EntranceState.Step.items, order.number(), order.version(), answers);
    }

    /** Short words that name nothing here are asked about once more; others are not for this entrance. */
    EntranceOutcome notHeard(EntranceState state, Order order, EntranceInput input, Language language) {
        if (input.consent() == EntranceInput.Consent.no) {
            return RequestService.nothingDone(NAME, words, language);
        }
        String text = input.text();
        boolean elsewhere = text.isBlank()
                || text.codePointCount(0, text.length()) > SHORT
                || text.matches("(?s).*[?？吗呢].*")
                || state.answers().containsKey(AGAIN);
        if (elsewhere) {
            return new EntranceOutcome.NotMine();
        }
        EntranceStep step = new EntranceStep(
                NAME,
                "items",
                words.say(language, "return.whichAgain", "goods", facts.items(order, language)),
                null,
                options(order, every(order), language));
        return new EntranceOutcome.Shown(List.of(step), state(order, Map.of(AGAIN, AGAIN)), null, null);
    }

    private List<Option> options(Order order, List<Integer> lines, Language language) {
        List<Option> options = new ArrayList<>();
        for (int line : lines) {
            int quantity = order.items().get(line).quantity();
            for (int count = 1; count <= quantity; count++) {
                boolean whole =
                        lines.size() == order.items().size() && order.items().size() == 1 && count == quantity;
                if (!whole && (count == 1 || count == quantity || quantity <= EACH_COUNT_UP_TO)) {
                    ReturnedGoods goods = ReturnedGoods.of(order, Map.of(line, count));
                    String label = facts.items(goods.items(), language) + (quantity > 1 && count == 1 ? " ×1" : "");
                    options.add(new Option(PREFIX + goods.code(), label));
                }
            }
        }
        if (lines.size() == order.items().size()) {
            options.add(new Option(ALL, words.say(language, "option.all")));
        }
        return options;
    }
}
