package shop.xiaoer.knowledge.testing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.KnowledgeFolder;
import shop.xiaoer.knowledge.KnowledgeReader;
import shop.xiaoer.knowledge.Snapshot;

/** The real {@code knowledge-base} folder of the repository. */
public final class DemoShop {
    private DemoShop() {}

    public static Snapshot read() {
        return new KnowledgeReader("CNY").read(new KnowledgeFolder(Path.of("knowledge-base")).read());
    }

    public static List<Product> products(Snapshot snapshot) {
        return snapshot.products().stream()
                .map(seed -> seed.at(LocalDate.of(2026, 11, 21)))
                .toList();
    }
}
