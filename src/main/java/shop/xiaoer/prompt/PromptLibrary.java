package shop.xiaoer.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.xiaoer.text.Language;

/** All prompts, read and checked once. Immutable, safe for any thread. */
public final class PromptLibrary {
    private final Map<PromptId, Map<Language, Prompt>> prompts;

    private PromptLibrary(Map<PromptId, Map<Language, Prompt>> prompts) {
        this.prompts = prompts;
    }

    /**
     * Reads {@code <name>.<zh|en>.md} of the folder; {@code README.md} and files that end otherwise are passed over.
     *
     * @throws BrokenPrompts with every fault: a bad front matter, a variable that is unknown or never used, a language
     *     or a prompt that is missing
     */
    public static PromptLibrary load(Path folder) {
        List<PromptFault> faults = new ArrayList<>();
        Map<PromptId, Map<Language, Prompt>> prompts = new EnumMap<>(PromptId.class);
        for (Path file : files(folder, faults)) {
            read(file, faults)
                    .ifPresent(prompt -> prompts.computeIfAbsent(prompt.id(), id -> new EnumMap<>(Language.class))
                            .put(prompt.language(), prompt));
        }
        checkThatAllAreThere(folder, faults);
        checkOneRefusalALanguage(prompts, faults);
        if (!faults.isEmpty()) {
            throw new BrokenPrompts(faults);
        }
        return new PromptLibrary(prompts);
    }

    @SuppressWarnings("NullAway") // Loading has checked that every prompt is there in every language.
    public Prompt prompt(PromptId id, Language language) {
        return prompts.get(id).get(language);
    }

    private static List<Path> files(Path folder, List<PromptFault> faults) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !nameOf(file).equals("README.md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            faults.add(new PromptFault(folder.toString(), 0, "the folder of the prompts cannot be read"));
            return List.of();
        }
    }

    private static Optional<Prompt> read(Path file, List<PromptFault> faults) {
        try {
            return new PromptFile(nameOf(file), Files.readAllBytes(file), faults).read();
        } catch (IOException unreadable) {
            faults.add(new PromptFault(nameOf(file), 0, "cannot be read: " + unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private static void checkThatAllAreThere(Path folder, List<PromptFault> faults) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (PromptId id : PromptId.values()) {
            for (Language language : Language.values()) {
                String name = id.fileName() + "." + language.code() + ".md";
                if (!Files.exists(folder.resolve(name))) {
                    faults.add(new PromptFault(name, 0, "is missing"));
                }
            }
        }
    }

    /** A repaired answer must be known as a refusal by the same sentence. */
    private static void checkOneRefusalALanguage(
            Map<PromptId, Map<Language, Prompt>> prompts, List<PromptFault> faults) {
        for (Language language : Language.values()) {
            Set<String> refusals = prompts.values().stream()
                    .flatMap(twins -> Stream.ofNullable(twins.get(language)))
                    .flatMap(prompt -> prompt.refusal().stream())
                    .collect(Collectors.toSet());
            if (refusals.size() > 1) {
                faults.add(new PromptFault(
                        "*." + language.code() + ".md",
                        0,
                        "refusal: must be one sentence for all, there are " + refusals));
            }
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
