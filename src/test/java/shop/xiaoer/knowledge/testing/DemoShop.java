package shop.xiaoer.knowledge.testing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeFolder;
import shop.xiaoer.knowledge.file.KnowledgeReader;

/** The real {@code knowledge-base} folder of the repository. */
public final class DemoShop {
    private DemoShop() {}

    public static Snapshot read() {
        return read(files -> {});
    }

    /** The same with files changed: text by path inside the folder. */
    public static Snapshot read(Consumer<SortedMap<String, String>> change) {
        SortedMap<String, String> files = new KnowledgeFolder(Path.of("knowledge-base")).read();
        change.accept(files);
        return new KnowledgeReader("CNY").read(files);
    }

    public static List<Product> products(Snapshot snapshot) {
        return snapshot.products().stream()
                .map(seed -> seed.at(LocalDate.of(2026, 11, 21)))
                .toList();
    }
}
