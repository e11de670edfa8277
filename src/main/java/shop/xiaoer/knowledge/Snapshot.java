package shop.xiaoer.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.text.Language;

/**
 * All that the shop knows at one moment. Immutable; a turn takes one reference and keeps it to its end. Price and stock
 * in {@link #products} are those of the files: for an answer they are read from the catalogue.
 */
public final class Snapshot {
    private final long generation;
    private final String hash;
    private final Map<String, FileState> files;
    private final Contents contents;
    private final List<Fault> faults;

    /**
     * Of one reading of all files.
     *
     * @param generation one more than that of the snapshot before
     * @param hash SHA-256 over all paths and contents, as hex
     * @param files what each file gave, by its path inside the knowledge base
     * @param faults of the files by themselves and of all together, by file and line
     */
    public Snapshot(long generation, String hash, Map<String, FileState> files, Contents contents, List<Fault> faults) {
        this.generation = generation;
        this.hash = hash;
        this.files = Map.copyOf(files);
        this.contents = contents;
        this.faults = List.copyOf(faults);
    }

    /** Knows nothing, generation 0: what a reading without a predecessor starts from. */
    public static Snapshot empty() {
        return new Snapshot(0, "", Map.of(), Contents.nothing(), List.of());
    }

    /** One more than that of the snapshot before. */
    public long generation() {
        return generation;
    }

    /** SHA-256 over all paths and contents, as hex. */
    public String hash() {
        return hash;
    }

    /** What cannot be read or cannot be right, by file and line; the last good state of it serves. */
    public List<Fault> faults() {
        return faults;
    }

    /** When people serve, and how that is measured. */
    public DeskRules desk() {
        return contents.desk();
    }

    public ShopProfile shop() {
        return contents.shop();
    }

    public List<Article> articles() {
        return contents.articles();
    }

    public Optional<Article> article(String id, Language language) {
        return contents.articles().stream()
                .filter(article ->
                        article.language() == language && article.id().equals(id))
                .findFirst();
    }

    public List<IntentDefinition> intents() {
        return contents.intents();
    }

    public Optional<IntentDefinition> intent(String id) {
        return contents.intents().stream()
                .filter(intent -> intent.id().equals(id))
                .findFirst();
    }

    public List<DangerDefinition> dangers() {
        return contents.dangers();
    }

    public List<AttributeDefinition> attributes() {
        return contents.attributes();
    }

    public Optional<AttributeDefinition> attribute(String key) {
        return contents.attributes().stream()
                .filter(attribute -> attribute.key().equals(key))
                .findFirst();
    }

    public List<Persona> personas() {
        return contents.personas();
    }

    public Policies policies() {
        return contents.policies();
    }

    public List<ProductSeed> products() {
        return contents.products();
    }

    public List<OrderSeed> orders() {
        return contents.orders();
    }

    /** The files under {@code compliance/} as they are, by path inside the knowledge base. */
    public SortedMap<String, String> compliance() {
        return contents.compliance();
    }

    /** What each file gave, by its path inside the knowledge base. Immutable; for the next reading. */
    public Map<String, FileState> files() {
        return files;
    }
}
