package shop.xiaoer.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.compliance.ComplianceContext;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/** Checks a text against the law of the live room. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a text against the law: one JSON line a finding; ends with 1 where one is blocking.")
final class CheckCommand implements Callable<Integer> {
    private static final Set<String> CATEGORIES = new TreeSet<>(Set.of(
            "general",
            "food",
            "healthFood",
            "cosmetics",
            "medicalDevice",
            "baby",
            "alcohol",
            "electronics",
            "clothing",
            "finance",
            "education"));

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "-", description = "a UTF-8 file, - for the standard input")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(
            names = "--lang",
            description = "zh: the law of China, en: of the US and EU; by default the text's language")
    private @Nullable String lang;

    @Option(names = "--category", defaultValue = "general", description = "the goods' category in law")
    @SuppressWarnings("NullAway.Init")
    private String category;

    @Option(names = "--platform", description = "where the words go out, such as douyin or tiktokShopUs")
    private @Nullable String platform;

    @Option(names = "--evidence", description = "what the shop can prove; may be given again")
    private List<String> evidence = List.of();

    @Option(names = "--stock", description = "pieces in stock")
    private @Nullable Integer stock;

    @Option(names = "--lowest-price", description = "the lowest price of the seven days before")
    private @Nullable BigDecimal lowestPrice;

    @Option(names = "--speaker", defaultValue = "avatar", description = "avatar or person (default: avatar)")
    @SuppressWarnings("NullAway.Init")
    private ComplianceContext.Speaker speaker;

    @Option(names = "--json", description = "no effect: the result is JSON already")
    @SuppressWarnings("UnusedVariable")
    private boolean json;

    @Override
    public Integer call() {
        if (!CATEGORIES.contains(category)) {
            throw wrong("--category: '" + category + "' must be one of " + String.join(", ", CATEGORIES));
        }
        if (platform != null && PlatformProfiles.standard().find(platform).isEmpty()) {
            throw wrong("--platform: '" + platform + "' is not known");
        }
        Settings settings = Settings.read(System.getenv());
        String text = text();
        ComplianceContext context =
                new ComplianceContext(language(text), category, evidence, stock, lowestPrice, speaker);
        ComplianceRules rules = EvalData.complianceRules(settings);
        rules.faults().forEach(fault -> spec.commandLine().getErr().println("xiaoer: left out: " + fault));
        List<Finding> findings;
        try (Encoding encoding = Encoding.open(settings.data())) {
            findings = EvalData.compliance(rules, encoding).check(text, context);
        }
        CommandLineOutput out = new CommandLineOutput(spec);
        findings.forEach(out::json);
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.blocking) ? 1 : 0;
    }

    private Language language(String text) {
        try {
            return lang == null ? Language.detect(text, Language.ZH) : Language.of(lang);
        } catch (IllegalArgumentException e) {
            throw wrong("--lang: " + e.getMessage());
        }
    }

    /** One line end at the end is the editor's, not the text's. */
    private String text() {
        try {
            byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException e) {
            throw new ParameterException(spec.commandLine(), file + ": is not UTF-8", e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), file + ": cannot be read", e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
