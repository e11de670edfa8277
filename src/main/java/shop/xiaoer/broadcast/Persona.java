package shop.xiaoer.broadcast;

import java.util.List;
import java.util.Map;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * How the broadcaster speaks.
 *
 * @param voice names of synthetic voices, per language
 * @param phrases turns of phrase that the persona likes, said now and then before a sentence
 * @param taboos words that the persona never says; a sentence with one is written anew
 */
public record Persona(
        String id,
        Localized name,
        Map<Language, String> voice,
        Localized manner,
        Map<Language, List<String>> phrases,
        Map<Language, List<String>> taboos) {

    public Persona {
        voice = Map.copyOf(voice);
        phrases = Map.copyOf(phrases);
        taboos = Map.copyOf(taboos);
    }

    /** The one that is there without any file. */
    public static Persona standard() {
        return new Persona(
                "standard",
                new Localized("小二", "Xiaoer"),
                Map.of(),
                new Localized("热情、利落、不夸张", "warm, quick, never overdone"),
                Map.of(),
                Map.of());
    }

    public List<String> phrases(Language language) {
        return phrases.getOrDefault(language, List.of());
    }

    /** All of it that words are made with, in one language and always the same way. */
    public String wording(Language language) {
        return id + "\n" + name.in(language) + "\n" + manner.in(language) + "\n" + phrases(language) + "\n"
                + taboos(language);
    }

    public List<String> taboos(Language language) {
        return taboos.getOrDefault(language, List.of());
    }
}
