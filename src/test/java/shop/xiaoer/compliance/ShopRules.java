package shop.xiaoer.compliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of the shop's knowledge base, read once for all tests, and the labelled sentences. */
final class ShopRules {
    static final ComplianceRules RULES = ComplianceRules.read(files());
    static final RuleComplianceCheck CHECK = new RuleComplianceCheck(RULES);

    private ShopRules() {}

    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(Path.of("knowledge-base/compliance"))) {
            for (Path path : paths.toList()) {
                files.put(path.toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static List<ComplianceCase> cases(String language) {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/compliance/" + language + ".jsonl"))) {
            return lines.map(ComplianceCase::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts in every rewrite, from the last span to the first; a span that several findings share once. */
    static String rewritten(String text, List<Finding> findings) {
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Finding finding : findings) {
            String rewrite = finding.rewrite();
            if (finding.from() >= at && rewrite != null && !finding.severity().equals(Finding.Severity.hint)) {
                out.append(new String(points, at, finding.from() - at)).append(rewrite);
                at = finding.to();
            }
        }
        return out.append(new String(points, at, points.length - at)).toString();
    }
}
