package shop.xiaoer.knowledge.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.DangerDefinition;
import shop.xiaoer.knowledge.IntentDefinition;
import shop.xiaoer.knowledge.Rule;
import shop.xiaoer.text.Language;

/** Reads {@code intents/*.yaml}: intents, and dangers by the shop's own words. A rule that cannot be read is left out. */
final class IntentFile {
    private static final int FEWEST_EXAMPLES = 10;

    private IntentFile() {}

    static void read(YamlPart root) {
        List<YamlPart> intents = root.list("intents");
        List<YamlPart> dangers = root.list("danger");
        root.noOtherKeys();
        if (intents.isEmpty() && dangers.isEmpty()) {
            root.reading().note(root.line(), "the file holds neither intents nor danger");
        }
        for (YamlPart part : intents) {
            if (part.requireMap()) {
                part.reading().entry("intent " + part.textIfAny("id").orElse(""), part.line(), () -> intent(part));
            }
        }
        for (YamlPart part : dangers) {
            if (part.requireMap()) {
                part.reading().entry("danger " + part.textIfAny("id").orElse(""), part.line(), () -> danger(part));
            }
        }
    }

    private static Content intent(YamlPart part) {
        String id = part.text("id");
        IntentDefinition.Route route = part.oneOf("route", IntentDefinition.Route.class);
        Optional<String> entrance = part.textIfAny("entrance");
        if (part.textIfAny("route").equals(Optional.of("entrance")) && entrance.isEmpty()) {
            part.reading().fail(part.line("route"), "'entrance' is missing: the route is entrance");
        }
        List<Rule> rules = rules(part);
        Map<Language, List<String>> examples = part.textsByLanguage("examples");
        for (Language language : Language.values()) {
            boolean byMeaning = route != IntentDefinition.Route.outOfScope && route != IntentDefinition.Route.person;
            if (byMeaning && examples.getOrDefault(language, List.of()).size() < FEWEST_EXAMPLES) {
                part.reading()
                        .note(
                                part.line("examples"),
                                "intent '" + id + "' needs ten examples at least in " + language.code());
            }
        }
        Map<Language, List<String>> replies = part.textsByLanguage("replies");
        part.noOtherKeys();
        return new Content.OfIntent(new IntentDefinition(
                id,
                route,
                entrance.orElse(null),
                rules,
                examples,
                replies,
                part.reading().file()));
    }

    private static Content danger(YamlPart part) {
        String id = part.text("id");
        List<Rule> rules = rules(part);
        Map<Language, List<String>> examples = part.textsByLanguage("examples");
        Map<Language, List<String>> counter = part.textsByLanguage("counter");
        part.noOtherKeys();
        return new Content.OfDanger(new DangerDefinition(
                id, rules, examples, counter, part.reading().file()));
    }

    private static List<Rule> rules(YamlPart part) {
        Optional<YamlPart> byLanguage = part.part("rules");
        List<Rule> rules = new ArrayList<>();
        if (byLanguage.isEmpty() || !byLanguage.get().requireMap()) {
            return rules;
        }
        for (Language language : Language.values()) {
            for (YamlPart rule : byLanguage.get().list(language.code())) {
                rule.reading().whole(() -> rule(rule, language, rules));
            }
        }
        byLanguage.get().noOtherKeys();
        return rules;
    }

    private static void rule(YamlPart part, Language language, List<Rule> rules) {
        Reading reading = part.reading();
        // Several rules may share a line: the count keeps their ids apart.
        String id = reading.file() + ":" + part.line() + "#" + rules.size();
        if (part.isText()) {
            String phrase = part.scalar();
            if (!reading.failed()) {
                rules.add(new Rule.Phrase(id, language, phrase));
            }
            return;
        }
        if (!part.requireMap()) {
            return;
        }
        Optional<String> exact = part.textIfAny("exact");
        List<String> any = part.texts("any");
        List<String> all = part.texts("all");
        List<String> not = part.texts("not");
        for (String key : part.keys()) {
            if (!List.of("exact", "any", "all", "not").contains(key)) {
                reading.fail(part.line(key), "unknown key '" + key + "' in a rule; known are exact, any, all, not");
            }
        }
        if (exact.isPresent() && part.keys().size() > 1) {
            reading.fail(part.line(), "a rule with 'exact' has no other key");
        }
        if (exact.isEmpty() && any.isEmpty() && all.isEmpty()) {
            reading.fail(part.line(), "a rule needs 'any' or 'all', or 'exact'");
        }
        if (!reading.failed() && exact.isPresent()) {
            rules.add(new Rule.Exact(id, language, exact.get()));
        } else if (!reading.failed()) {
            rules.add(new Rule.Combination(id, language, any, all, not));
        }
    }
}
