package shop.xiaoer.app.eval.dialogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;

/**
 * What a plain list of words reaches on the same dialogues: the first word of a list that stands in the message decides,
 * a product is found by its name as written, an article by the most words in common. It knows no state, no meaning and
 * no spelling. A set on which it does well is too easy to say anything about the server.
 */
public final class WordListBot {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FEWEST_WORDS = 2;

    private static final List<String> PERSON =
            List.of("人工", "真人", "客服", "human", "agent", "real person", "customer service", "representative");
    private static final List<String> ANGRY =
            List.of("垃圾", "骗子", "投诉", "差评", "12315", "律师", "scam", "terrible", "worst", "lawyer", "sue", "awful");
    private static final List<String> GREETING = List.of("你好", "您好", "谢谢", "再见", "hello", "hi ", "thanks", "bye");
    private static final Map<String, List<String>> ENTRANCES = entrances();

    private final Snapshot snapshot;

    public WordListBot(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    private static Map<String, List<String>> entrances() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put("refundProgress", List.of("退款", "refund"));
        words.put("return", List.of("退货", "return"));
        words.put("exchange", List.of("换货", "exchange"));
        words.put("cancel", List.of("取消", "cancel"));
        words.put("changeAddress", List.of("改地址", "地址", "address"));
        words.put("urgeShipment", List.of("催", "发货", "hurry"));
        words.put("trackOrder", List.of("物流", "快递", "到哪", "track", "parcel", "where is my"));
        words.put("invoice", List.of("发票", "invoice"));
        words.put("priceProtection", List.of("降价", "价保", "price drop", "cheaper"));
        words.put("missingOrDamaged", List.of("少发", "破", "坏", "missing", "damaged", "broken"));
        return words;
    }

    /** Whether it would have got every turn right, by the same judge. */
    public boolean isRight(Dialogue dialogue) {
        return dialogue.turns().stream().allMatch(turn -> {
            var expect = turn.expect();
            return expect == null
                    || Judge.faults(expect, List.of(answer(turn.words(), dialogue.language())), List.of())
                            .isEmpty();
        });
    }

    ObjectNode answer(String text, Language language) {
        String message = text.toLowerCase(Locale.ROOT);
        if (holdsOne(message, PERSON)) {
            return event("handoffRequested").put("reason", "shopperAsked");
        }
        if (holdsOne(message, ANGRY)) {
            return event("handoffRequested").put("reason", "angry");
        }
        for (Map.Entry<String, List<String>> entrance : ENTRANCES.entrySet()) {
            if (holdsOne(message, entrance.getValue())) {
                return event("entrance").put("name", entrance.getKey()).put("step", "proof");
            }
        }
        Optional<ObjectNode> known = product(message, language).or(() -> article(message, language));
        if (known.isPresent()) {
            return known.get();
        }
        if (holdsOne(message, GREETING)) {
            return answered(language, "guide", "", language == Language.ZH ? "您好" : "Hello");
        }
        return event("asked").put("text", language == Language.ZH ? "请换个说法" : "Please say it differently");
    }

    private static boolean holdsOne(String message, List<String> words) {
        return words.stream().anyMatch(message::contains);
    }

    private Optional<ObjectNode> product(String message, Language language) {
        return snapshot.products().stream()
                .filter(product -> names(product, language).stream()
                        .anyMatch(name -> message.contains(name.toLowerCase(Locale.ROOT))))
                .findFirst()
                .map(product -> answered(language, "known", product.id(), facts(product, message, language)));
    }

    private static List<String> names(ProductSeed product, Language language) {
        List<String> names = new ArrayList<>(product.aliases().getOrDefault(language, List.of()));
        names.add(product.name().in(language));
        return names;
    }

    /** The fact whose label stands in the message, else the price. */
    private static String facts(ProductSeed product, String message, Language language) {
        for (Product.Attribute attribute : product.attributes()) {
            if (message.contains(attribute.label().in(language).toLowerCase(Locale.ROOT))) {
                return attribute.value().in(language);
            }
        }
        return product.price().toString();
    }

    private Optional<ObjectNode> article(String message, Language language) {
        Set<String> asked = words(message);
        return snapshot.articles().stream()
                .filter(article -> article.language() == language)
                .max(Comparator.comparingLong(article -> common(article, asked)))
                .filter(article -> common(article, asked) >= FEWEST_WORDS)
                .map(article -> answered(language, "known", article.id(), article.text()));
    }

    private static long common(Article article, Set<String> asked) {
        Set<String> theirs = words(article.title() + " " + String.join(" ", article.questions()));
        return asked.stream().filter(theirs::contains).count();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Words.stems(text));
    }

    private static ObjectNode answered(Language language, String route, String source, String text) {
        ObjectNode event =
                event("answered").put("text", text).put("route", route).put("lang", language.tag());
        event.putArray("sources").addObject().put("id", source);
        return event;
    }

    private static ObjectNode event(String kind) {
        return MAPPER.createObjectNode().put("kind", kind);
    }
}
