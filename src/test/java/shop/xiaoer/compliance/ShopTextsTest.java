package shop.xiaoer.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.xiaoer.text.Language;

/** What the demo shop says of its own goods must pass: its texts are what scripts are made of. */
class ShopTextsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_shops_own_product_texts_are_lawful(Language language) throws IOException {
        List<String> blocked = new ArrayList<>();
        int texts = 0;
        try (Stream<Path> files = Files.list(Path.of("knowledge-base/products"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode root = YAML.readTree(Files.readString(file));
                for (JsonNode product : root.path("products")) {
                    String category = product.path("compliance")
                            .asText(root.path("compliance").asText());
                    ComplianceContext context = context(product, category, language);
                    for (String text : texts(product, language.code())) {
                        texts++;
                        ShopRules.CHECK.check(text, context).stream()
                                .filter(finding -> finding.severity() != Finding.Severity.hint)
                                .forEach(finding ->
                                        blocked.add(product.path("id").asText() + " " + text + " " + finding));
                    }
                }
            }
        }
        assertThat(texts).isGreaterThan(600);
        assertThat(blocked).isEmpty();
    }

    private static ComplianceContext context(JsonNode product, String category, Language language) {
        List<String> evidence = new ArrayList<>();
        for (JsonNode paper : product.path("evidence")) {
            evidence.add(paper.path("title").path(language.code()).asText() + " "
                    + paper.path("number").asText() + ": "
                    + paper.path("says").path(language.code()).asText());
        }
        return new ComplianceContext(
                language,
                category,
                evidence,
                product.path("stock").asInt(),
                new BigDecimal(product.path("price").asText()),
                ComplianceContext.Speaker.avatar);
    }

    private static List<String> texts(JsonNode product, String code) {
        List<String> texts = new ArrayList<>();
        texts.add(product.path("name").path(code).asText());
        product.path("attributes")
                .forEach(a -> texts.add(a.path("value").path(code).asText()));
        product.path("sellingPoints")
                .forEach(p -> texts.add(p.path("text").path(code).asText()));
        product.path("pains").forEach(p -> texts.add(p.path(code).asText()));
        product.path("evidence")
                .forEach(e -> texts.add(e.path("says").path(code).asText()));
        return texts;
    }
}
