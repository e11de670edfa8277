package shop.xiaoer.knowledge;

import java.util.List;
import java.util.Map;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

/**
 * How the broadcaster speaks.
 *
 * @param voice name of the voice per language, as renderers know it
 * @param isDefault whether it speaks where nobody chose
 * @param phrases turns of speech that it likes
 * @param greeting opening sentences
 * @param bridges sentences that lead from one product to the next
 * @param signOff closing sentences
 * @param taboos words that it never says
 * @param rate of speech, 1 is the voice's own
 */
public record Persona(
        String id,
        boolean isDefault,
        Localized name,
        Localized voice,
        Localized manner,
        Map<Language, List<String>> phrases,
        Map<Language, List<String>> greeting,
        Map<Language, List<String>> bridges,
        Map<Language, List<String>> signOff,
        Map<Language, List<String>> taboos,
        double rate) {
    public Persona {
        phrases = Map.copyOf(phrases);
        greeting = Map.copyOf(greeting);
        bridges = Map.copyOf(bridges);
        signOff = Map.copyOf(signOff);
        taboos = Map.copyOf(taboos);
    }
}
