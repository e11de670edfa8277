package shop.xiaoer.intent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.DangerDefinition;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/** All that was learned by meaning from one snapshot. Immutable. */
final class Meaning {
    private static final Pattern NUMBER = Pattern.compile("#?[A-Za-z]{0,4}\\d[\\d-]{6,}\\d");

    private final Map<Language, IntentHead> intents = new EnumMap<>(Language.class);
    private final Map<Language, Map<Danger, YesNoHead>> dangers = new EnumMap<>(Language.class);
    private final Map<Language, YesNoHead> person = new EnumMap<>(Language.class);

    private final Map<Language, FeatureSpace> spaces = new EnumMap<>(Language.class);

    private Meaning() {}

    static Meaning learn(Snapshot snapshot, OwnExamples own, Encoder encoder, TrainingShelf shelf) {
        Meaning meaning = new Meaning();
        for (Language language : Language.values()) {
            List<Labelled> examples = examples(snapshot, own, language);
            Set<String> texts = texts(snapshot, language, examples);
            own.texts(language).forEach(text -> texts.add(plain(text, language)));
            FeatureSpace space = FeatureSpace.of(texts, encoder, language, shelf);
            meaning.spaces.put(language, space);
            if (examples.stream().map(Labelled::intent).distinct().count() >= 2) {
                meaning.intents.put(language, new IntentTrainer(encoder, language, shelf).train(examples, space));
            }
            meaning.learnPerson(snapshot, own, space, examples, shelf);
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

    Optional<IntentHead.Verdict> intent(String text, Language language) {
        return Optional.ofNullable(intents.get(language)).map(head -> head.classify(plain(text, language)));
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
        if (!heads.isEmpty()) {
            Features features = space(language).hear(text);
            heads.forEach((danger, head) -> found.put(danger, head.probability(features)));
        }
        return found;
    }

    /** The intents' own examples, and what articles and facts give: each of their questions is one more. */
    static List<Labelled> examples(Snapshot snapshot, OwnExamples own, Language language) {
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
                article.questions().forEach(text -> labels.putIfAbsent(text, intent));
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
        for (OwnExamples.Wanted one : own.wants(language)) {
            String intent = one.intents().iterator().next();
            if (one.intents().size() == 1 && known.contains(intent)) {
                labels.putIfAbsent(one.text(), intent);
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
                yes.addAll(plain(own.danger(kind, space.language(), true), space.language()));
                no.addAll(plain(own.danger(kind, space.language(), false), space.language()));
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
