package shop.xiaoer.knowledge.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.xiaoer.knowledge.Fault;
import shop.xiaoer.knowledge.Persona;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/** One persona as one file, the same that lies in {@code personas/} of the knowledge base. */
public final class PersonaFile {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    /** The host must be able to say what it is. */
    private static final List<String> NEVER_TABOO = List.of("AI", "人工智能");

    private PersonaFile() {}

    public sealed interface Read {
        record Good(Persona persona) implements Read {}

        /** @param faults with their lines, at least one */
        record Faulty(List<Fault> faults) implements Read {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** @param name the file's, for its faults */
    public static Read read(String name, String yaml) {
        String path = "personas/" + name;
        Snapshot snapshot = new KnowledgeReader("CNY").read(new TreeMap<>(Map.of(path, yaml)));
        List<Fault> faults = new ArrayList<>(snapshot.faults().stream()
                .filter(fault -> fault.file().equals(path))
                .toList());
        if (faults.isEmpty()) {
            snapshot.personas().forEach(persona -> faults.addAll(contradictions(path, yaml, persona)));
        }
        if (faults.isEmpty() && snapshot.personas().isEmpty()) {
            faults.add(new Fault(path, 1, "there is no persona in it"));
        }
        return faults.isEmpty() ? new Read.Good(snapshot.personas().getFirst()) : new Read.Faulty(faults);
    }

    private static List<Fault> contradictions(String path, String yaml, Persona persona) {
        List<Fault> faults = new ArrayList<>();
        if (!persona.id().matches("[a-z][a-z0-9-]{0,39}")) {
            faults.add(new Fault(
                    path, line(yaml, "id:"), "id: must be 1 to 40 small letters, digits and -, a letter first"));
        }
        for (Language language : Language.values()) {
            for (String taboo : persona.taboos().getOrDefault(language, List.of())) {
                if (NEVER_TABOO.stream().anyMatch(word -> word.equalsIgnoreCase(taboo))) {
                    faults.add(new Fault(
                            path,
                            line(yaml, taboo),
                            "taboos: '" + taboo + "' must be sayable, the host has to say what it is"));
                }
                if (persona.name().in(language).contains(taboo)) {
                    faults.add(new Fault(
                            path, line(yaml, "taboos:"), "taboos: '" + taboo + "' stands in the persona's own name"));
                }
                persona.phrases().getOrDefault(language, List.of()).stream()
                        .filter(phrase -> phrase.contains(taboo))
                        .forEach(phrase -> faults.add(new Fault(
                                path,
                                line(yaml, phrase),
                                "phrases: '" + phrase + "' has the taboo '" + taboo + "' in it")));
            }
        }
        return faults;
    }

    private static int line(String yaml, String word) {
        int at = yaml.indexOf(word);
        return 1
                + (int) yaml.substring(0, Math.max(0, at))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Read again, it gives the same persona. */
    public static String write(Persona persona) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", persona.id());
        if (persona.isDefault()) {
            file.put("default", true);
        }
        file.put("name", both(persona.name()));
        file.put("voice", both(persona.voice()));
        file.put("manner", both(persona.manner()));
        lists(file, "phrases", persona.phrases());
        lists(file, "greeting", persona.greeting());
        lists(file, "bridges", persona.bridges());
        lists(file, "signOff", persona.signOff());
        lists(file, "taboos", persona.taboos());
        file.put("rate", persona.rate());
        try {
            return MAPPER.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a persona is made of plain texts", e);
        }
    }

    private static Map<String, String> both(Localized text) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("zh", text.zh());
        both.put("en", text.en());
        return both;
    }

    private static void lists(Map<String, Object> file, String name, Map<Language, List<String>> texts) {
        Map<String, List<String>> byCode = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            if (!texts.getOrDefault(language, List.of()).isEmpty()) {
                byCode.put(language.code(), texts.getOrDefault(language, List.of()));
            }
        }
        if (!byCode.isEmpty()) {
            file.put(name, byCode);
        }
    }
}
