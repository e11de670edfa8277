package shop.xiaoer.prompt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.llm.ModelRequest.Role;
import shop.xiaoer.text.Language;

/** Reads one file and notes what is wrong with it. */
final class PromptFile {
    private static final ObjectReader FRONT_MATTER =
            new YAMLMapper().readerFor(FrontMatter.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Pattern NAME = Pattern.compile("([a-z][a-z-]*)\\.(zh|en)\\.md");
    private static final Pattern HEADING = Pattern.compile("# (system|user|assistant)\\s*");

    private final String name;
    private final byte[] bytes;
    private final String[] lines;
    private final List<PromptFault> faults;
    private final int faultsBefore;

    private record FrontMatter(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String lang,
            @Nullable List<String> variables,
            @Nullable String refusal) {}

    PromptFile(String name, byte[] bytes, List<PromptFault> faults) {
        this.name = name;
        this.bytes = bytes;
        this.lines = new String(bytes, StandardCharsets.UTF_8).split("\\R", -1);
        this.faults = faults;
        this.faultsBefore = faults.size();
    }

    Optional<Prompt> read() {
        Matcher named = NAME.matcher(name);
        if (!named.matches()) {
            fault(0, "is not named <prompt>.<zh|en>.md");
            return Optional.empty();
        }
        Optional<PromptId> id = PromptId.of(named.group(1));
        if (id.isEmpty()) {
            fault(0, "nothing asks for a prompt of this name");
            return Optional.empty();
        }
        int end = endOfFrontMatter();
        Optional<FrontMatter> front = end < 0 ? Optional.empty() : frontMatter(end);
        return front.flatMap(matter -> prompt(id.get(), Language.of(named.group(2)), matter, end));
    }

    private int endOfFrontMatter() {
        if (!lines[0].equals("---")) {
            fault(1, "must begin with '---' and its front matter");
            return -1;
        }
        for (int line = 1; line < lines.length; line++) {
            if (lines[line].equals("---")) {
                return line;
            }
        }
        fault(1, "the front matter has no end, '---'");
        return -1;
    }

    private Optional<FrontMatter> frontMatter(int end) {
        try {
            return Optional.ofNullable(
                    FRONT_MATTER.readValue(String.join("\n", List.of(lines).subList(1, end))));
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            fault(line + 1, broken.getOriginalMessage());
            return Optional.empty();
        }
    }

    private Optional<Prompt> prompt(PromptId id, Language language, FrontMatter front, int end) {
        Set<String> variables = new HashSet<>(front.variables() == null ? List.of() : front.variables());
        List<Prompt.Section> sections = sections(end + 1);
        checkFrontMatter(id, language, front, variables);
        checkSections(sections, end);
        checkVariables(sections, variables, front.refusal() != null);
        return faults.size() > faultsBefore
                ? Optional.empty()
                : Optional.of(
                        new Prompt(id, language, hash(), variables, Optional.ofNullable(front.refusal()), sections));
    }

    private void checkFrontMatter(PromptId id, Language language, FrontMatter front, Set<String> variables) {
        if (!front.id().equals(id.fileName())) {
            fault(lineOf("id:"), "id: is '" + front.id() + "', the file's name says '" + id.fileName() + "'");
        }
        if (!front.lang().equals(language.code())) {
            fault(lineOf("lang:"), "lang: is '" + front.lang() + "', the file's name says '" + language.code() + "'");
        }
        for (String variable : variables) {
            if (!id.variables().contains(variable)) {
                fault(lineOf("variables:"), "variables: nothing binds '" + variable + "', there are " + id.variables());
            }
        }
        if (id.needsRefusal() && (front.refusal() == null || front.refusal().isBlank())) {
            fault(1, "refusal: must be given, the one sentence that says that the evidence holds no answer");
        }
    }

    private void checkSections(List<Prompt.Section> sections, int end) {
        if (sections.isEmpty() || sections.getFirst().role() != Role.system) {
            fault(end + 2, "must begin with a section '# system'");
        } else if (sections.getLast().role() != Role.user) {
            fault(sections.getLast().line(), "must end with a section '# user'");
        }
        for (Prompt.Section section : sections) {
            if (section.text().isBlank()) {
                fault(section.line(), "an empty section");
            }
        }
    }

    private void checkVariables(List<Prompt.Section> sections, Set<String> variables, boolean refuses) {
        Set<String> used = new HashSet<>();
        for (Prompt.Section section : sections) {
            String[] text = section.text().split("\n", -1);
            for (int line = 0; line < text.length; line++) {
                used.addAll(variablesIn(text[line], section.line() + line, variables, refuses));
            }
        }
        for (String variable : variables) {
            if (!used.contains(variable)) {
                fault(lineOf("variables:"), "variables: '" + variable + "' is declared and never used");
            }
        }
    }

    private List<String> variablesIn(String text, int line, Set<String> declared, boolean refuses) {
        List<String> used = new ArrayList<>();
        Matcher place = Prompt.PLACEHOLDER.matcher(text);
        while (place.find()) {
            String variable = place.group(1);
            used.add(variable);
            if (!(declared.contains(variable) || (refuses && variable.equals(Prompt.REFUSAL)))) {
                fault(line, "{{" + variable + "}} is not among the declared variables");
            }
        }
        String rest = place.replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            fault(line, "a placeholder without its end, or its beginning");
        }
        return used;
    }

    private List<Prompt.Section> sections(int from) {
        List<Prompt.Section> sections = new ArrayList<>();
        int line = from;
        while (line < lines.length) {
            Matcher heading = HEADING.matcher(lines[line]);
            if (!heading.matches()) {
                if (!lines[line].isBlank()) {
                    fault(line + 1, "text before the first section");
                }
                line++;
                continue;
            }
            int end = endOfSection(line + 1);
            int begin = line + 1;
            while (begin < end && lines[begin].isBlank()) {
                begin++;
            }
            String text = String.join("\n", List.of(lines).subList(begin, end)).strip();
            sections.add(new Prompt.Section(Role.valueOf(heading.group(1)), text, begin + 1));
            line = end;
        }
        return sections;
    }

    private int endOfSection(int from) {
        int line = from;
        while (line < lines.length && !HEADING.matcher(lines[line]).matches()) {
            line++;
        }
        return line;
    }

    private int lineOf(String key) {
        for (int line = 0; line < lines.length; line++) {
            if (lines[line].startsWith(key)) {
                return line + 1;
            }
        }
        return 1;
    }

    private void fault(int line, String message) {
        faults.add(new PromptFault(name, line, message));
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
