package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.intent.head.IntentHead;
import shop.xiaoer.intent.head.IntentTrainer;
import shop.xiaoer.intent.head.Labelled;
import shop.xiaoer.intent.head.TrainingShelf;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.ProductSeed;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Words;
import shop.xiaoer.text.embed.Encoder;

/**
 * Tells which fact of a product a question asks for, once the product's name is cut out ({@link ProductNames#without}).
 * Words decide where one of the attribute's stands there, the longest first; else meaning, by the nearest whole
 * question, and only where it is near and clearly nearer than that of any other fact: a fact that the shop does not
 * state must find nothing.
 *
 * <p>Built aside; building blocks for 4 ms a question that the encoder does not know yet. Immutable, safe from any
 * thread. Where words decide a call takes microseconds, else it blocks for a run of the encoder.
 */
public final class AttributeMatcher {
    private static final int MOST_BETWEEN = 2;
    private static final double HEAD_SHARE = 0.3;
    private static final int MOST_FACTS = 3;
    /** Facts that every product has outside its list of attributes. */
    private static final Set<String> OWN = Set.of("price", "stock", "returnable");

    private static final Pattern JOINED = Pattern.compile("[，,、；;？?/&+]|和|跟|还有|以及|(?i:\\band\\b|\\bplus\\b)");

    private final Encoder encoder;
    private final List<AttributeDefinition> attributes;
    private final List<ProductSeed> products;
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<Language, List<Ask>> asks = new ConcurrentHashMap<>();
    private final Map<Language, IntentHead> heads = new ConcurrentHashMap<>();
    private final ValueWords values;

    /**
     * A fact that is asked for.
     *
     * @param key of the attribute
     * @param score 1 by words, else the cosine to the nearest known question
     */
    public record AttributeQuestion(String key, double score, boolean byWords) {}

    private record Phrase(String key, List<String> stems, int letters) {}

    private static final class Ask {
        private final String key;
        private final float[] vector;

        Ask(String key, float[] vector) {
            this.key = key;
            this.vector = vector;
        }
    }

    private AttributeMatcher(Snapshot snapshot, Encoder encoder) {
        this.encoder = encoder;
        this.attributes = snapshot.attributes();
        this.products = snapshot.products();
        this.values = ValueWords.of(snapshot);
    }

    /** Matches by words, by the nearest question, and by what was learnt from all of them. Blocks for seconds. */
    public static AttributeMatcher build(Snapshot snapshot, Encoder encoder) {
        AttributeMatcher matcher = open(snapshot, encoder);
        matcher.train(TrainingShelf.none());
        return matcher;
    }

    /** Matches by words and by the nearest question at once; {@link #train} adds what takes longer to learn. */
    public static AttributeMatcher open(Snapshot snapshot, Encoder encoder) {
        AttributeMatcher matcher = new AttributeMatcher(snapshot, encoder);
        matcher.attributes.forEach(matcher::add);
        matcher.phrases.sort(Comparator.comparingInt(Phrase::letters).reversed());
        return matcher;
    }

    /**
     * A matcher for what is now in the knowledge base, with what this one has learnt until {@link #train} is done; this
     * one where facts and goods are as they were.
     */
    public AttributeMatcher after(Snapshot next) {
        if (attributes.equals(next.attributes()) && products.equals(next.products())) {
            return this;
        }
        AttributeMatcher fresh = open(next, encoder);
        if (next.attributes().stream().map(AttributeDefinition::key).toList().containsAll(keys())) {
            fresh.heads.putAll(heads);
        }
        return fresh;
    }

    private List<String> keys() {
        return attributes.stream().map(AttributeDefinition::key).toList();
    }

    /** Learns from the questions, or takes from the shelf; blocks for seconds. Matches go on meanwhile. */
    public void train(TrainingShelf shelf) {
        for (Language language : Language.values()) {
            learn(language, shelf);
        }
    }

    private void add(AttributeDefinition attribute) {
        for (Language language : Language.values()) {
            for (String words : attribute.words(language)) {
                List<String> stems = Words.stems(words);
                if (!stems.isEmpty()) {
                    phrases.add(new Phrase(attribute.key(), stems, letters(words, language)));
                }
            }
            for (String ask : attribute.asks(language)) {
                asks.computeIfAbsent(language, key -> new ArrayList<>())
                        .add(new Ask(attribute.key(), encoder.encodeKept(ask, language)));
            }
        }
    }

    /** The nearest question takes warm for cold, which letters tell apart: so both have a say. */
    private void learn(Language language, TrainingShelf shelf) {
        List<Labelled> known = new ArrayList<>();
        for (AttributeDefinition attribute : attributes) {
            attribute.asks(language).forEach(ask -> known.add(new Labelled(ask, attribute.key())));
            attribute.words(language).forEach(words -> known.add(new Labelled(words, attribute.key())));
        }
        if (known.stream().map(Labelled::intent).distinct().count() >= 2) {
            heads.put(language, new IntentTrainer(encoder, language, shelf).train(known));
        }
    }

    /** A Han sign says as much as two or three letters. */
    private static int letters(String words, Language language) {
        return words.length() * (language == Language.ZH ? 3 : 1);
    }

    /** The fact that the question asks for; empty where it asks for none that the shop knows of. */
    public Optional<AttributeQuestion> match(String question, Language language) {
        List<AttributeQuestion> byWords = byWords(question);
        if (!byWords.isEmpty()) {
            return Optional.of(byWords.getFirst());
        }
        return language == Language.EN
                ? byWordsApart(question).or(() -> byMeaning(question, language))
                : byMeaning(question, language);
    }

    /**
     * The facts of that product that the question asks for, the first asked for first; several only where words ask for
     * each. What is said of the product counts beside how the question sounds: words of the question that stand in one
     * of its values and seldom in others point to that fact. A fact that the product lacks is named all the same where
     * the question asks for it and for no fact that the product has.
     */
    public List<AttributeQuestion> match(String question, Language language, Product product) {
        List<AttributeQuestion> byWords = byWords(question);
        if (byWords.isEmpty() && language == Language.EN) {
            byWords = byWordsApart(question).map(List::of).orElse(List.of());
        }
        Optional<AttributeQuestion> pointed = pointed(question, language, product);
        if (!byWords.isEmpty()) {
            AttributeQuestion first = byWords.stream()
                    .filter(asked -> has(product, asked.key()))
                    .findFirst()
                    .orElse(byWords.getFirst());
            if (pointed.isPresent() && !has(product, first.key())) {
                return List.of(pointed.get());
            }
            if (byWords.size() > 1 && JOINED.matcher(question).find()) {
                List<AttributeQuestion> had = byWords.stream()
                        .filter(asked -> has(product, asked.key()))
                        .limit(MOST_FACTS)
                        .toList();
                return had.isEmpty() ? List.of(first) : had;
            }
            return List.of(first);
        }
        return byMeaning(question, language, product, pointed).map(List::of).orElse(List.of());
    }

    private static boolean has(Product product, String key) {
        return OWN.contains(key) || product.attribute(key).isPresent();
    }

    /** The one fact whose value shares the most seldom words with the question. */
    private Optional<AttributeQuestion> pointed(String question, Language language, Product product) {
        String best = "";
        int most = 0;
        int next = 0;
        for (Product.Attribute attribute : product.attributes()) {
            int shared = values.shared(question, attribute.value().in(language), language);
            if (shared > most) {
                next = most;
                most = shared;
                best = attribute.key();
            } else {
                next = Math.max(next, shared);
            }
        }
        return most > next ? Optional.of(new AttributeQuestion(best, Thresholds.POINTED, false)) : Optional.empty();
    }

    private Optional<AttributeQuestion> byMeaning(
            String question, Language language, Product product, Optional<AttributeQuestion> pointed) {
        if (Tokens.of(question).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> nearest = new HashMap<>();
        List<AttributeQuestion> ranked = ranked(question, language, nearest).stream()
                .map(one -> pointed.filter(to -> to.key().equals(one.key())).isPresent()
                        ? new AttributeQuestion(one.key(), one.score() + Thresholds.POINTED_BONUS, false)
                        : one)
                .sorted(Comparator.comparingDouble(AttributeQuestion::score).reversed())
                .toList();
        List<AttributeQuestion> own =
                ranked.stream().filter(one -> has(product, one.key())).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        AttributeQuestion best = own.getFirst();
        boolean isPointed = pointed.filter(to -> to.key().equals(best.key())).isPresent();
        double cosine = nearest.getOrDefault(best.key(), 0.0);
        double lead = own.size() < 2 ? 1 : best.score() - own.get(1).score();
        boolean first = best.score() >= ranked.getFirst().score() - Thresholds.OWN_SLACK;
        boolean sure = best.score() >= Thresholds.own(language) && lead >= Thresholds.ASK_LEAD;
        if (first && (sure || isPointed)) {
            return Optional.of(
                    new AttributeQuestion(best.key(), Math.max(cosine, isPointed ? best.score() : 0), false));
        }
        return decide(ranked, nearest, language);
    }

    /** English puts the goods between: "keep warm" stands in "keep my tea warm". */
    private Optional<AttributeQuestion> byWordsApart(String question) {
        Tokens tokens = Tokens.of(question);
        return phrases.stream()
                .filter(phrase -> phrase.stems().size() > 1 && tokens.holdsApart(phrase.stems(), MOST_BETWEEN))
                .findFirst()
                .map(phrase -> new AttributeQuestion(phrase.key(), 1, true));
    }

    /** Every fact that words ask for, the surest first: "price and material" are two. None by meaning. */
    public List<AttributeQuestion> byWords(String question) {
        Tokens tokens = Tokens.of(question);
        boolean[] taken = new boolean[tokens.words().size()];
        List<AttributeQuestion> found = new ArrayList<>();
        for (Phrase phrase : phrases) {
            int at = tokens.indexOf(phrase.stems(), 0);
            if (at >= 0 && isFree(taken, at, phrase.stems().size())) {
                java.util.Arrays.fill(taken, at, at + phrase.stems().size(), true);
                if (found.stream().noneMatch(other -> other.key().equals(phrase.key()))) {
                    found.add(new AttributeQuestion(phrase.key(), 1, true));
                }
            }
        }
        return found;
    }

    private static boolean isFree(boolean[] taken, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private Optional<AttributeQuestion> byMeaning(String question, Language language) {
        if (Tokens.of(question).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> nearest = new HashMap<>();
        return decide(ranked(question, language, nearest), nearest, language);
    }

    /** Every fact, by the nearest question and by what was learnt; the cosines go into {@code nearest}. */
    private List<AttributeQuestion> ranked(String question, Language language, Map<String, Double> nearest) {
        float[] vector = encoder.encode(question, language);
        for (Ask ask : asks.getOrDefault(language, List.of())) {
            nearest.merge(ask.key, (double) Encoder.cosine(vector, ask.vector), Math::max);
        }
        Map<String, Double> learned = new HashMap<>();
        Optional.ofNullable(heads.get(language))
                .ifPresent(head -> head.classify(question)
                        .ranked()
                        .forEach(candidate -> learned.put(candidate.intent(), candidate.score())));
        return nearest.entrySet().stream()
                .map(entry -> new AttributeQuestion(
                        entry.getKey(),
                        entry.getValue() + HEAD_SHARE * learned.getOrDefault(entry.getKey(), 0.0),
                        false))
                .sorted(Comparator.comparingDouble(AttributeQuestion::score).reversed())
                .toList();
    }

    private static Optional<AttributeQuestion> decide(
            List<AttributeQuestion> ranked, Map<String, Double> nearest, Language language) {
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        AttributeQuestion best = ranked.getFirst();
        double cosine = nearest.getOrDefault(best.key(), 0.0);
        double lead = ranked.size() < 2 ? 1 : best.score() - ranked.get(1).score();
        boolean near = cosine >= Thresholds.ask(language) && lead >= Thresholds.ASK_LEAD;
        boolean alone = cosine >= Thresholds.askAlone(language) && lead >= Thresholds.ASK_WIDE_LEAD;
        return near || alone ? Optional.of(new AttributeQuestion(best.key(), cosine, false)) : Optional.empty();
    }
}
