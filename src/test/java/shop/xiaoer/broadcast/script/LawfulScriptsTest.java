package shop.xiaoer.broadcast.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.VariantMeter;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.compliance.LearntSense;
import shop.xiaoer.compliance.RuleComplianceCheck;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.testing.HashEncoder;
import shop.xiaoer.text.embed.testing.RealEncoder;

/** The learnt sense leaves the shop's own lawful talk alone: what templates write over the demo shop's goods. */
class LawfulScriptsTest {
    private static final ComplianceRules RULES = ComplianceRules.read(files());
    private static final ComplianceCheck RULES_ALONE = new RuleComplianceCheck(RULES);
    private static final ComplianceCheck WITH_SENSE =
            new RuleComplianceCheck(RULES, LearntSense.shipped(), RealEncoder.shared());
    private static final String[] PLATFORMS = {"taobao", "douyin", "kuaishou", "own"};

    private final Shelf shelf = Shelf.ofDemoShop();

    private static Map<String, String> files() {
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

    private Script written(ComplianceCheck law, String product, Language language, long seed) {
        ScriptRequest request = new ScriptRequest(
                "script-1",
                List.of(product),
                language,
                Persona.standard(),
                Scripts.platform(PLATFORMS[Math.floorMod(seed, PLATFORMS.length)]),
                400,
                seed,
                ScriptRequest.Engine.template);
        ScriptOutcome outcome = new ScriptWriter(new TemplateEngine(law), null, new VariantMeter(new HashEncoder()))
                .write(request, shelf.facts(language, List.of(product)), ScriptListener.none());
        if (outcome instanceof ScriptOutcome.Written(Script script)) {
            return script;
        }
        throw new AssertionError("not written: " + outcome);
    }

    private List<String> blocked(Script script, Product product) {
        List<String> blocked = new ArrayList<>();
        for (Segment segment : script.segments()) {
            Product about = segment.productIfAny().isPresent() ? product : null;
            WITH_SENSE
                    .check(
                            segment.text(),
                            SpeechContext.of(
                                    about,
                                    script.language(),
                                    about == null ? null : about.price().amount()))
                    .stream()
                    .filter(finding -> finding.severity() == Finding.Severity.blocking)
                    .forEach(finding -> blocked.add(product.id() + " " + segment.text() + " " + finding));
        }
        return blocked;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void scriptsOfEveryProductHaveNothingBlockingAgainstThem(Language language) {
        List<String> blocked = new ArrayList<>();
        long seed = 1_000;
        for (String id : shelf.ids()) {
            Script script = written(WITH_SENSE, id, language, seed++);
            blocked.addAll(blocked(script, shelf.find(id).orElseThrow()));
        }
        assertThat(blocked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nearlyNothingThatTheRulesLetPassIsHeld(Language language) {
        List<String> held = new ArrayList<>();
        int segments = 0;
        long seed = 2_000;
        for (String id : shelf.ids()) {
            Script script = written(RULES_ALONE, id, language, seed++);
            segments += script.segments().size();
            held.addAll(blocked(script, shelf.find(id).orElseThrow()));
        }
        System.out.println("held " + held.size() + " of " + segments + " segments: " + held);
        assertThat(held).hasSizeLessThanOrEqualTo(segments / 200);
    }
}
