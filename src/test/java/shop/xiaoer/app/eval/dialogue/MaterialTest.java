package shop.xiaoer.app.eval.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Fault;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeReader;
import shop.xiaoer.text.Language;

class MaterialTest {
    @TempDir
    private Path folder;

    @Test
    void aPolicyBecomesAPageAHeading() {
        assertThat(Material.ofHeadings(
                        List.of("# Policy", "", "You help.", "## Empty", "### Orders", "Pending ones.", "- a")))
                .containsExactly(
                        new Material.Page("retail-1", "Policy", Language.EN, "You help."),
                        new Material.Page("retail-2", "Orders", Language.EN, "Pending ones.\n- a"));
    }

    @Test
    void aPageIsASourceByItsIdOrItsHeading() {
        assertThat(Material.isSource("price/第三条", "price-第三条", "价格法 第三条")).isTrue();
        assertThat(Material.isSource("Cancel pending order", "retail-6", "Cancel pending order"))
                .isTrue();
        assertThat(Material.isSource("returns", "returns-30", "Returns")).isFalse();
    }

    @Test
    void aStatuteBecomesPagesThatTheKnowledgeReaderTakes() throws IOException {
        Path sets = folder.resolve("sets");
        Files.createDirectories(sets.resolve("cn-statutes"));
        Files.writeString(
                sets.resolve("cn-statutes/articles.jsonl"),
                "{\"id\":\"a/第一条\",\"law\":\"广告法(2021)\",\"article\":\"第一条\",\"text\":\"为了“规范”: 广告。\"}\n");
        Path knowledge = folder.resolve("knowledge");

        assertThat(Material.statutes.isIn(sets)).isTrue();
        assertThat(Material.retail.isIn(sets)).isFalse();
        Material.statutes.write(sets, knowledge);

        TreeMap<String, String> files = new TreeMap<>();
        files.put("shop.yaml", Files.readString(Path.of("knowledge-base/shop.yaml")));
        files.put("faq/zh/a-第一条.md", Files.readString(knowledge.resolve("faq/zh/a-第一条.md")));
        Snapshot read = new KnowledgeReader("CNY").read(files);
        assertThat(read.faults())
                .as("a shop would have both languages and more wordings; nothing else is wanting")
                .extracting(Fault::message)
                .containsExactlyInAnyOrder(
                        "article 'a-第一条' is missing in the other language",
                        "'questions' needs three other wordings at least");
        assertThat(read.articles())
                .extracting(Article::title, Article::text)
                .containsExactly(tuple("广告法 第一条", "为了“规范”: 广告。"));
    }
}
