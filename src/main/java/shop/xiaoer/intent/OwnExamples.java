package shop.xiaoer.intent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import shop.xiaoer.text.Language;

/**
 * What every shop's server learns from beside the shop's own examples: how people say what they want, how they ask for
 * a person, and what danger sounds like, whatever is sold. Part of the product ({@code understanding/} among its resources). Immutable.
 */
public final class OwnExamples {
    /** Sets with examples of a second author. */
    private static final Set<String> SECOND = Set.of("person", "danger");

    private final Map<Language, List<Asked>> asked = new EnumMap<>(Language.class);
    private final Map<Language, List<Felt>> felt = new EnumMap<>(Language.class);

    private final Map<Language, List<Wanted>> wanted = new EnumMap<>(Language.class);

    /** @param intents by the labels that all shops share; several where the message wants several things */
    record Wanted(String text, Set<String> intents) {}

    private record Asked(String text, boolean person) {}

    private record Felt(String text, Set<Danger> dangers) {}

    private OwnExamples() {}

    /** None: a server that learns from the shop's examples alone. */
    public static OwnExamples none() {
        return new OwnExamples();
    }

    /**
     * Reads those of the product; some thousand lines.
     *
     * @throws UncheckedIOException where one is missing or broken, which only a broken build can be
     */
    public static OwnExamples load() {
        OwnExamples examples = new OwnExamples();
        ObjectMapper mapper = new ObjectMapper();
        for (Language language : Language.values()) {
            examples.asked.put(
                    language,
                    lines("person", language, mapper).stream()
                            .map(node -> new Asked(
                                    node.path("text").asText(),
                                    node.path("wantsPerson").asBoolean()))
                            .toList());
            examples.felt.put(
                    language,
                    lines("danger", language, mapper).stream()
                            .map(node -> new Felt(node.path("text").asText(), dangers(node.path("danger"))))
                            .toList());
            examples.wanted.put(
                    language,
                    lines("wants", language, mapper).stream()
                            .map(node -> new Wanted(node.path("text").asText(), texts(node.path("intents"))))
                            .toList());
        }
        return examples;
    }

    private static Set<String> texts(JsonNode labels) {
        Set<String> texts = new TreeSet<>();
        labels.forEach(label -> texts.add(label.asText()));
        return texts;
    }

    private static Set<Danger> dangers(JsonNode labels) {
        Set<Danger> dangers = EnumSet.noneOf(Danger.class);
        labels.forEach(label -> Meaning.danger(label.asText()).ifPresent(dangers::add));
        return dangers;
    }

    private static List<JsonNode> lines(String set, Language language, ObjectMapper mapper) {
        List<JsonNode> nodes = new ArrayList<>(file(set + "-" + language.code(), mapper));
        if (SECOND.contains(set)) {
            nodes.addAll(file(set + "-" + language.code() + "-2", mapper));
        }
        return nodes;
    }

    private static List<JsonNode> file(String set, ObjectMapper mapper) {
        String name = "/understanding/" + set + ".jsonl";
        try (InputStream in = OwnExamples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            List<JsonNode> nodes = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                nodes.add(mapper.readTree(line));
            }
            return nodes;
        } catch (IOException e) {
            throw new UncheckedIOException("The product's own examples cannot be read", e);
        }
    }

    /** Messages that ask for a person, or those that do not. */
    List<String> person(Language language, boolean yes) {
        return asked.getOrDefault(language, List.of()).stream()
                .filter(one -> one.person() == yes)
                .map(Asked::text)
                .toList();
    }

    /** Messages that carry the danger, or those that do not. */
    List<String> danger(Danger danger, Language language, boolean yes) {
        return felt.getOrDefault(language, List.of()).stream()
                .filter(one -> one.dangers().contains(danger) == yes)
                .map(Felt::text)
                .toList();
    }

    /** Messages with all that they want. */
    List<Wanted> wants(Language language) {
        return wanted.getOrDefault(language, List.of());
    }

    /** All of them. */
    List<String> texts(Language language) {
        List<String> texts = new ArrayList<>();
        wants(language).forEach(one -> texts.add(one.text()));
        asked.getOrDefault(language, List.of()).forEach(one -> texts.add(one.text()));
        felt.getOrDefault(language, List.of()).forEach(one -> texts.add(one.text()));
        return texts;
    }
}
