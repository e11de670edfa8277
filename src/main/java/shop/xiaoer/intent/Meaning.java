package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.intent.head.FeatureSpace;
import shop.xiaoer.intent.head.Features;
import shop.xiaoer.intent.head.IntentHead;
import shop.xiaoer.intent.head.IntentTrainer;
import shop.xiaoer.intent.head.Labelled;
import shop.xiaoer.intent.head.TrainingShelf;
import shop.xiaoer.intent.head.YesNoHead;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.DangerDefinition;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/** All that was learned by meaning from one snapshot. Immutable. */
final class Meaning {
    /** Numbers alone, such as a form asks for; one as long as a card's is another thing. */
    private static final Pattern NUMBERS_ALONE =
            Pattern.compile("(?:[\\p{P}\\p{S}\\s]*[A-Za-z]{0,4}-?\\d{1,12}(?![\\dA-Za-z]))+[\\p{P}\\p{S}\\s]*");

    /** All pages share an intent or two: were each to teach it dozens of questions, it would drown the entrances'. */
    private static final int QUESTIONS_OF_A_PAGE = 9;

    private static final Pattern NUMBER = Pattern.compile("#?[A-Za-z]{0,4}\\d[\\d-]{6,}\\d");

    private final Map<Language, IntentHead> intents = new EnumMap<>(Language.class);
    private final Map<Language, Map<Danger, YesNoHead>> dangers = new EnumMap<>(Language.class);
    private final Map<Language, YesNoHead> person = new EnumMap<>(Language.class);

    private final Map<Language, Map<String, YesNoHead>> wants = new EnumMap<>(Language.class);

    private final Map<Language, FeatureSpace> spaces = new EnumMap<>(Language.class);

    private Meaning() {}

    static Meaning learn(Snapshot snapshot, OwnExamples own, Encoder encoder, TrainingShelf shelf) {
        Meaning meaning = new Meaning();
        for (Language language : Language.values()) {
            List<Labelled> examples = examples(snapshot, language);
            Set<String> texts = texts(snapshot, language, examples);
            texts.addAll(own.texts(language));
            FeatureSpace space = FeatureSpace.of(texts, encoder, language, shelf);
            meaning.spaces.put(language, space);
            if (examples.stream().map(Labelled::intent).distinct().count() >= 2) {
                meaning.intents.put(language, new IntentTrainer(encoder, language, shelf).train(examples, space));
            }
            meaning.learnPerson(snapshot, own, space, examples, shelf);
            meaning.wants.put(language, wants(snapshot, own, space, examples, shelf));
            meaning.dangers.put(language, dangers(snapshot, own, space, examples, shelf));
        }
        return meaning;
    }

    /** All that is heard as an example of something. */
    private static Set<String> texts(Snapshot snapshot, Language language, List<Labelled> examples) {
        Set<String> texts = new HashSet<>();
        examples.forEach(one -> texts.add(one.text()));
        for (DangerDefinition danger : snapshot.dangers()) {
            texts.addAll(danger.examples(language));
            texts.addAll(danger.counter(language));
        }
        return texts;
    }

    /**
     * A head for each intent of which the product has examples that want several things: whether a message wants this one,
     * whatever else it wants.
     */
    private static Map<String, YesNoHead> wants(
            Snapshot snapshot, OwnExamples own, FeatureSpace space, List<Labelled> examples, TrainingShelf shelf) {
        Map<String, YesNoHead> heads = new LinkedHashMap<>();
        List<OwnExamples.Wanted> wanted = own.wants(space.language());
        for (IntentDefinition intent : snapshot.intents()) {
            if (wanted.stream().noneMatch(one -> one.intents().contains(intent.id()))) {
                continue;
            }
            Set<String> yes = new LinkedHashSet<>();
            Set<String> no = new LinkedHashSet<>();
            examples.forEach(one -> (one.intent().equals(intent.id()) ? yes : no).add(one.text()));
            wanted.forEach(
                    one -> (one.intents().contains(intent.id()) ? yes : no).add(plain(one.text(), space.language())));
            no.removeAll(yes);
            heads.put(intent.id(), YesNoHead.train(space, List.copyOf(yes), List.copyOf(no), shelf));
        }
        return heads;
    }

    /** How likely the message wants each intent, by itself; empty where that was not learnt. */
    Map<String, Double> wants(String text, Language language) {
        Map<String, YesNoHead> heads = wants.getOrDefault(language, Map.of());
        if (heads.isEmpty()) {
            return Map.of();
        }
        Features features = space(language).hear(plain(text, language));
        Map<String, Double> found = new LinkedHashMap<>();
        heads.forEach((intent, head) -> found.put(intent, head.probability(features)));
        return found;
    }

    Optional<IntentHead.Verdict> intent(String text, Language language) {
        return Optional.ofNullable(intents.get(language)).map(head -> head.classify(plain(text, language)));
    }

    /** Whether it has learnt how people ask for a person. */
    boolean knowsPersons(Language language) {
        return person.containsKey(language);
    }

    double person(String text, Language language) {
        @Nullable YesNoHead head = person.get(language);
        return head == null ? 0 : head.probability(space(language).hear(plain(text, language)));
    }

    private FeatureSpace space(Language language) {
        return Objects.requireNonNull(spaces.get(language), "each language has its space");
    }

    /** Numbers of orders and parcels say the same whatever their digits. */
    private static String plain(String text, Language language) {
        return NUMBER.matcher(text)
                .replaceAll(language == Language.ZH ? "订单" : " my order ")
                .strip();
    }

    private static List<String> plain(List<String> texts, Language language) {
        return texts.stream().map(text -> plain(text, language)).toList();
    }

    Map<Danger, Double> dangers(String text, Language language) {
        Map<Danger, Double> found = new EnumMap<>(Danger.class);
        Map<Danger, YesNoHead> heads = dangers.getOrDefault(language, Map.of());
        if (!heads.isEmpty() && !NUMBERS_ALONE.matcher(text).matches()) {
            Features features = space(language).hear(text);
            heads.forEach((danger, head) -> found.put(danger, head.probability(features)));
        }
        return found;
    }

    /** The intents' own examples, and what articles and facts give: each of their first questions is one more. */
    static List<Labelled> examples(Snapshot snapshot, Language language) {
        Map<String, String> labels = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        for (IntentDefinition intent : snapshot.intents()) {
            known.add(intent.id());
            intent.examples(language).forEach(text -> labels.putIfAbsent(text, intent.id()));
        }
        for (Article article : snapshot.articles()) {
            String intent = article.intent();
            if (article.language() == language && intent != null && known.contains(intent)) {
                labels.putIfAbsent(article.title(), intent);
                article.questions().stream()
                        .limit(QUESTIONS_OF_A_PAGE)
                        .forEach(text -> labels.putIfAbsent(text, intent));
            }
        }
        String product = snapshot.intents().stream()
                .filter(intent -> intent.route() == IntentDefinition.Route.product)
                .map(IntentDefinition::id)
                .findFirst()
                .orElse("");
        if (!product.isEmpty()) {
            for (AttributeDefinition attribute : snapshot.attributes()) {
                attribute.asks(language).forEach(text -> labels.putIfAbsent(text, product));
            }
        }
        return labels.entrySet().stream()
                .map(entry -> new Labelled(plain(entry.getKey(), language), entry.getValue()))
                .toList();
    }

    private void learnPerson(
            Snapshot snapshot, OwnExamples own, FeatureSpace space, List<Labelled> examples, TrainingShelf shelf) {
        Set<String> intents = ids(snapshot, IntentDefinition.Route.person);
        // "I need help" asks for no person, and is no sign of wanting none.
        Set<String> either = ids(snapshot, IntentDefinition.Route.askBack);
        List<String> yes = new ArrayList<>();
        List<String> no = new ArrayList<>();
        examples.stream()
                .filter(one -> !either.contains(one.intent()))
                .forEach(one -> (intents.contains(one.intent()) ? yes : no).add(one.text()));
        plain(own.person(space.language(), true), space.language()).forEach(yes::add);
        plain(own.person(space.language(), false), space.language()).forEach(no::add);
        if (!yes.isEmpty() && !no.isEmpty()) {
            person.put(space.language(), YesNoHead.train(space, yes, no, shelf));
        }
    }

    private static Set<String> ids(Snapshot snapshot, IntentDefinition.Route route) {
        return snapshot.intents().stream()
                .filter(intent -> intent.route() == route)
                .map(IntentDefinition::id)
                .collect(Collectors.toSet());
    }

    private static Map<Danger, YesNoHead> dangers(
            Snapshot snapshot, OwnExamples own, FeatureSpace space, List<Labelled> examples, TrainingShelf shelf) {
        Map<Danger, YesNoHead> heads = new EnumMap<>(Danger.class);
        for (DangerDefinition definition : snapshot.dangers()) {
            Optional<Danger> danger = danger(definition.id());
            List<String> yes = new ArrayList<>(definition.examples(space.language()));
            List<String> no = new ArrayList<>(definition.counter(space.language()));
            // What shoppers say on a calm day is no danger either.
            examples.stream()
                    .map(Labelled::text)
                    .filter(text -> !yes.contains(text))
                    .forEach(no::add);
            danger.ifPresent(kind -> {
                // As written: the number of a card is what tells.
                yes.addAll(own.danger(kind, space.language(), true));
                no.addAll(own.danger(kind, space.language(), false));
            });
            if (danger.isPresent() && !yes.isEmpty() && !no.isEmpty()) {
                heads.put(danger.get(), YesNoHead.train(space, yes, no, shelf));
            }
        }
        return heads;
    }

    static Optional<Danger> danger(String id) {
        for (Danger danger : Danger.values()) {
            if (danger.name().equals(id)) {
                return Optional.of(danger);
            }
        }
        return Optional.empty();
    }
}
