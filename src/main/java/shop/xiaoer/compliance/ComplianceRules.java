package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shop.xiaoer.text.Language;

/**
 * The rules of {@code knowledge-base/compliance} as read: what is forbidden, what the law lets pass all the same, and
 * how words are disguised. A rule that cannot be read is a {@link Fault}; the others serve. Immutable.
 */
public final class ComplianceRules {
    private final List<ComplianceRule> rules;
    private final Evasions evasions;
    private final PaperRules papers;
    private final List<Fault> faults;

    ComplianceRules(List<ComplianceRule> rules, Evasions evasions, PaperRules papers, List<Fault> faults) {
        this.rules = List.copyOf(rules);
        this.evasions = evasions;
        this.papers = papers;
        this.faults = List.copyOf(faults);
    }

    /**
     * A part of a file that was left out.
     *
     * @param line counted from 1
     */
    public record Fault(String file, int line, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }

    /** Reads the files, path to content; those that do not end in {@code .yaml} are passed over. Never throws. */
    public static ComplianceRules read(Map<String, String> files) {
        List<Fault> faults = new ArrayList<>();
        List<YamlFile> parsed = new ArrayList<>();
        new TreeMap<>(files).forEach((path, content) -> {
            if (path.endsWith(".yaml")) {
                parsed.add(YamlFile.read(path, content, faults));
            }
        });
        Terms terms = Terms.of(parsed, faults);
        Map<String, LawfulException> exceptions = new HashMap<>();
        for (YamlFile file : parsed) {
            file.each("exceptions", faults, entry -> {
                LawfulException exception = LawfulException.read(entry, terms);
                entry.refuseUnknown();
                if (exceptions.put(exception.id(), exception) != null) {
                    throw entry.fault("id: '" + exception.id() + "' is there twice");
                }
            });
        }
        Map<String, Map<String, List<String>>> byCategory = new HashMap<>();
        for (YamlFile file : parsed) {
            file.each("byCategory", faults, entry -> {
                RuleReader.added(entry, byCategory);
                entry.refuseUnknown();
            });
        }
        Map<String, ComplianceRule> rules = new TreeMap<>();
        for (YamlFile file : parsed) {
            file.each("rules", faults, entry -> {
                ComplianceRule rule = RuleReader.read(entry, terms, exceptions, byCategory);
                entry.refuseUnknown();
                if (rules.containsKey(rule.id())) {
                    throw entry.fault("id: '" + rule.id() + "' is there twice");
                }
                rules.put(rule.id(), rule);
            });
        }
        PaperRules papers = PaperRules.read(parsed, terms, faults);
        return new ComplianceRules(List.copyOf(rules.values()), Evasions.read(parsed, faults), papers, faults);
    }

    /** All rules by id. */
    public List<ComplianceRule> rules() {
        return rules;
    }

    public Optional<ComplianceRule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** What was left out, in the order of files and lines. */
    public List<Fault> faults() {
        return faults;
    }

    List<ComplianceRule> of(Language language) {
        return rules.stream().filter(rule -> rule.language() == language).toList();
    }

    Evasions evasions() {
        return evasions;
    }

    PaperRules papers() {
        return papers;
    }
}
