package shop.xiaoer.compliance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Pieces of patterns that have a name ({@code terms:}), and the compiling of patterns that use them by {@code {{name}}}. */
final class Terms {
    private static final Pattern USE = Pattern.compile("\\{\\{(\\w+)}}");
    /** A term may use terms; deeper than this is a circle. */
    private static final int DEPTH = 8;

    private final Map<String, String> texts;

    private Terms(Map<String, String> texts) {
        this.texts = texts;
    }

    static Terms of(List<YamlFile> files, List<ComplianceRules.Fault> faults) {
        Map<String, String> texts = new HashMap<>();
        for (YamlFile file : files) {
            Optional<YamlFile.Entry> terms = file.map("terms");
            terms.ifPresent(entry -> entry.keys().forEach(key -> {
                try {
                    texts.put(key, String.join("|", entry.texts(key)));
                } catch (YamlFault fault) {
                    faults.add(new ComplianceRules.Fault(file.path(), fault.line(), fault.text()));
                }
            }));
        }
        return new Terms(texts);
    }

    List<Pattern> patterns(List<YamlFile.Line> lines) {
        return lines.stream().map(this::pattern).toList();
    }

    Pattern pattern(YamlFile.Line line) {
        String filled = line.text();
        for (int depth = 0; USE.matcher(filled).find(); depth++) {
            if (depth == DEPTH) {
                throw new YamlFault(line.line(), "terms use each other in a circle: " + line.text());
            }
            filled = fill(filled, line);
        }
        try {
            return Pattern.compile(filled);
        } catch (PatternSyntaxException e) {
            throw new YamlFault(line.line(), "not a pattern: " + e.getDescription() + " in " + filled);
        }
    }

    private String fill(String text, YamlFile.Line line) {
        return USE.matcher(text).replaceAll(use -> {
            String term = texts.get(use.group(1));
            if (term == null) {
                throw new YamlFault(line.line(), "no term named '" + use.group(1) + "'");
            }
            return Matcher.quoteReplacement("(?:" + term + ")");
        });
    }
}
