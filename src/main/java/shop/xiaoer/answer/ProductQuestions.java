package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.confidence.Signals;
import shop.xiaoer.conversation.EventBody.Route;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.intent.AttributeMatcher.AttributeQuestion;
import shop.xiaoer.intent.IntentMatch;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Words;

/** Whether a fact of a product is asked for, and the fact. */
final class ProductQuestions {
    /** What a question is made of beside what it asks about. */
    private static final Pattern ASKING = Pattern.compile(
            "[\\p{P}\\p{S}\\s]+|请问|问下|问一下|亲|哈|那|呢|这个|那个|这款|那款|这|它|个|款|能|可以|会|有|是|的|了|要|得|都|大概|到底|一般|最|多久|多少|多长|多大|多重|多高|几个?|什么|啥|怎么样?|咋样?|如何|吗|嘛|么|不|没|还|小时|天|时间|钱"
                    + "|\\b(?:how|what|when|long|much|many|big|large|heavy|is|are|was|does|do|did|can|could|will|would|it|its|this|that|one|the|a|an|of|for|to|in|there|be|have|has|hi|hello|please|tell|me|about|and|so|ok|any|hours?|days?|s)\\b");

    /** Stems of English words that ask or join and name nothing: contractions are written out before these are left out. */
    private static final Set<String> NAMING_NOTHING = Set.of(
            "am", "at", "but", "by", "exact", "from", "get", "got", "i", "if", "is", "just", "know", "like", "may",
            "mean", "might", "my", "no", "not", "number", "on", "onli", "or", "quick", "realli", "should", "some",
            "than", "then", "they", "want", "we", "what", "which", "with", "yes", "you", "your");

    private final ProductFacts facts;
    private final Generator generator;
    private final Endings endings;

    ProductQuestions(ProductFacts facts, Generator generator, Endings endings) {
        this.facts = facts;
        this.generator = generator;
        this.endings = endings;
    }

    /**
     * Facts of one product. Named in the text, a product is what the question is about unless a rule says otherwise;
     * spoken of before, it is meant where the shopper asks for a fact and nothing else is clear.
     */
    Optional<Decision> asked(Ask ask, IntentMatch match) {
        return asked(ask, match, false);
    }

    /** The same of a product that was spoken of before, where nothing else answers the message. */
    Optional<Decision> meant(Ask ask, IntentMatch match) {
        return asked(ask, match, true);
    }

    private Optional<Decision> asked(Ask ask, IntentMatch match, boolean nothingElse) {
        if (ask.focus().size() != 1 || generator.wantsJoining(ask.text(), ask.language())) {
            return Optional.empty();
        }
        Product product = ask.focus().getFirst();
        String rest = ProductNames.without(ask.text(), ask.goods());
        List<AttributeQuestion> asked =
                ask.think(() -> ask.knowing().attributes().match(rest, ask.language(), product));
        if (asked.isEmpty()
                || ofAnOrder(ask, asked.getFirst())
                || elsewhere(ask, match, asked.getFirst())
                || !(nothingElse
                        || ask.namesProduct()
                        || asked.getFirst().byWords()
                        || isProductQuestion(ask, match))) {
            return Optional.empty();
        }
        return said(ask, product, rest, asked);
    }

    /** The facts, where they are what the message is about; empty where a page or the model may know better. */
    private Optional<Decision> said(Ask ask, Product product, String rest, List<AttributeQuestion> asked) {
        List<String> texts = new ArrayList<>();
        for (AttributeQuestion one : asked) {
            switch (facts.fact(product, one, ask.language())) {
                case ProductFacts.Fact.Known fact -> texts.add(fact.text());
                case ProductFacts.Fact.NotSaid ignored -> ask.card().reason("the catalogue does not say: " + one.key());
            }
        }
        AttributeQuestion first = asked.getFirst();
        if (texts.isEmpty()) {
            return generator.isUp()
                    ? Optional.empty()
                    : Optional.of(endings.handOff(
                            ask, HandoffReason.lowConfidence, "the catalogue does not say: " + first.key()));
        }
        Signals.Fact signals = new Signals.Fact(
                ask.language(),
                first.byWords(),
                first.score(),
                ask.namesProduct(),
                ask.card().intentMargin(),
                texts.size(),
                beside(ask, rest, asked, texts));
        if (ask.judged(signals) < needed(ask)) {
            return Optional.empty();
        }
        ask.card().intent("productQuestion:" + first.key(), first.score());
        return Optional.of(endings.reply(
                ask, String.join("\n", texts), List.of(facts.source(product, ask.language())), Route.known, signals));
    }

    /** A fact is true, at worst it is beside the point: where no model can look further it is told a little sooner. */
    private double needed(Ask ask) {
        return generator.isUp()
                ? ask.threshold()
                : ask.knowing().snapshot().shop().confidence().askBack();
    }

    /**
     * Share of the question's words that the facts leave open: "how heavy is just the lid" asks for more than a weight.
     *
     * @param rest of the message, without the product's name
     */
    private static double beside(Ask ask, String rest, List<AttributeQuestion> asked, List<String> texts) {
        Set<String> said = new HashSet<>();
        texts.forEach(text -> said.addAll(Words.stems(text)));
        asked.forEach(one -> soundsOf(ask, one.key()).forEach(word -> said.addAll(Words.stems(word))));
        List<String> left =
                Words.stems(ASKING.matcher(Normaliser.normalise(rest)).replaceAll(" "));
        int all = Math.max(Words.stems(ask.text()).size(), 1);
        said.addAll(NAMING_NOTHING);
        return left.stream().filter(word -> !said.contains(word)).count() / (double) all;
    }

    /** What questions about the fact are known to sound like: its words, and whole questions. */
    private static List<String> soundsOf(Ask ask, String key) {
        return ask.knowing().snapshot().attributes().stream()
                .filter(attribute -> attribute.key().equals(key))
                .flatMap(attribute -> Stream.concat(
                        attribute.words(ask.language()).stream(), attribute.asks(ask.language()).stream()))
                .toList();
    }

    private static List<String> wordsOf(Ask ask, String key) {
        return ask.knowing().snapshot().attributes().stream()
                .filter(attribute -> attribute.key().equals(key))
                .flatMap(attribute -> attribute.words(ask.language()).stream())
                .toList();
    }

    /** "Return the lunch box from XE...": of goods that were bought, no fact is asked. */
    private static boolean ofAnOrder(Ask ask, AttributeQuestion asked) {
        return asked.key().equals("returnable") && ask.question().orderNumber().isPresent();
    }

    /** An entrance or a rule of the shop is meant, although a product stands in the text or was spoken of. */
    private static boolean elsewhere(Ask ask, IntentMatch match, AttributeQuestion asked) {
        if (!(match instanceof IntentMatch.Clear clear)) {
            return false;
        }
        boolean order = ask.question().orderNumber().isPresent();
        return switch (routeOf(ask, clear)) {
            case product, askBack -> false;
            // "Does it leak if I drop it?" sounds like a broken parcel, but asks for a fact in its very words.
            case entrance ->
                order || clear.byRule() || clear.score() >= Wants.SURE_DOOR || !(ask.namesProduct() || asked.byWords());
            case knowledge, person, smallTalk, outOfScope -> clear.byRule() || !ask.namesProduct();
        };
    }

    private static boolean isProductQuestion(Ask ask, IntentMatch match) {
        return match instanceof IntentMatch.Clear clear && routeOf(ask, clear) == IntentDefinition.Route.product;
    }

    /** Nothing but a fact that goods have is asked for, and no goods are named, on the page, or spoken of. */
    boolean areAskedOfNone(Ask ask) {
        return ask.focus().isEmpty()
                && !generator.wantsJoining(ask.text(), ask.language())
                && ask.think(() -> ask.knowing().attributes().match(ask.text(), ask.language()))
                        .filter(AttributeQuestion::byWords)
                        .filter(asked -> isBare(ask, asked.key()))
                        .isPresent();
    }

    /** "How long does it keep warm?": beside the words of the fact there are none that could name a thing. */
    private static boolean isBare(Ask ask, String key) {
        String rest = Normaliser.normalise(ask.text());
        List<String> words = wordsOf(ask, key).stream()
                .map(Normaliser::normalise)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        return ASKING.matcher(rest).replaceAll("").isEmpty();
    }

    /** Who answers what is clearly wanted. */
    static IntentDefinition.Route routeOf(Ask ask, IntentMatch.Clear clear) {
        return ask.knowing().intents().route(clear.intent()).orElse(IntentDefinition.Route.knowledge);
    }
}
