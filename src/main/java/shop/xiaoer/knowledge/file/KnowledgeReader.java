package shop.xiaoer.knowledge.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.xiaoer.knowledge.Article;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.Contents;
import shop.xiaoer.knowledge.Entry;
import shop.xiaoer.knowledge.Fault;
import shop.xiaoer.knowledge.FileState;
import shop.xiaoer.knowledge.Snapshot;

/**
 * Turns the files of the knowledge base into a {@link Snapshot}. Never throws for what a file holds. Keeps no state;
 * safe from any thread. About 0.2 s for the demo shop, far less where few files changed since the snapshot before.
 */
public final class KnowledgeReader {
    private final String currency;

    /** @param currency ISO 4217 code of all prices in the files */
    public KnowledgeReader(String currency) {
        this.currency = currency;
    }

    public Snapshot read(SortedMap<String, String> files) {
        return read(files, Snapshot.empty());
    }

    /**
     * Reads all files.
     *
     * @param files content by path inside the knowledge base, with {@code /} between folders
     * @param before the snapshot that served until now: unchanged files are taken from it, and of a file that cannot be
     *     read, or an entry of it, what it last gave
     */
    public Snapshot read(SortedMap<String, String> files, Snapshot before) {
        SortedMap<String, FileState> states = new TreeMap<>();
        files.forEach((path, text) -> {
            if (!isIgnored(path)) {
                states.put(path, state(path, text, before.files()));
            }
        });
        Assembly assembly = new Assembly();
        Contents contents = assembly.put(states);
        List<Fault> faults = new ArrayList<>(assembly.faults());
        states.values().forEach(state -> faults.addAll(state.faults()));
        if (!states.containsKey("shop.yaml")) {
            faults.add(new Fault("shop.yaml", 1, "the file is missing"));
        }
        faults.sort(Comparator.comparing(Fault::file).thenComparingInt(Fault::line));
        return new Snapshot(before.generation() + 1, ContentHash.of(files), states, contents, faults);
    }

    private static boolean isIgnored(String path) {
        return path.substring(path.lastIndexOf('/') + 1).equals("README.md");
    }

    private FileState state(String path, String text, Map<String, FileState> before) {
        String hash = ContentHash.of(text);
        FileState old = before.get(path);
        if (old != null && old.hash().equals(hash)) {
            return old;
        }
        Reading reading = new Reading(path, currency);
        boolean whole = reading.whole(() -> readFile(reading, path, text));
        return new FileState(hash, lastGood(reading, whole, old), reading.faults());
    }

    private static List<Entry> lastGood(
            Reading reading, boolean whole, @org.jspecify.annotations.Nullable FileState old) {
        if (old == null) {
            return reading.entries();
        }
        if (!whole && reading.entries().isEmpty()) {
            return old.entries();
        }
        List<Entry> entries = new ArrayList<>(reading.entries());
        for (Entry entry : old.entries()) {
            boolean gone =
                    reading.entries().stream().anyMatch(other -> other.key().equals(entry.key()));
            if (!gone && reading.failedKeys().contains(entry.key())) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static void readFile(Reading reading, String path, String text) {
        int unreadable = text.indexOf('\uFFFD');
        if (unreadable >= 0) {
            int line = 1
                    + (int) text.substring(0, unreadable)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            reading.fail(line, "a character is not UTF-8");
            return;
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        if (folder.equals("compliance")) {
            reading.entry(path, 1, () -> new Content.OfCompliance(plain));
        } else if (path.endsWith(".md") && folder.equals("faq")) {
            ArticleFile.read(reading, plain, Article.Kind.faq);
        } else if (path.endsWith(".md") && folder.equals("policies")) {
            ArticleFile.read(reading, plain, Article.Kind.policy);
        } else if (path.endsWith(".yaml") || path.endsWith(".yml")) {
            YamlText.parse(reading, plain, 0)
                    .filter(YamlPart::requireMap)
                    .ifPresent(root -> readYaml(root, folder.isEmpty() ? path : folder));
        } else {
            reading.note(1, "nothing is known of files here that end so; see README.md of the knowledge base");
        }
    }

    private static void readYaml(YamlPart root, String kind) {
        switch (kind) {
            case "shop.yaml" -> ShopFiles.shop(root);
            case "hours.yaml" -> HoursFile.read(root);
            case "attributes.yaml" -> ShopFiles.attributes(root);
            case "orders.yaml" -> OrderFile.read(root);
            case "products" -> ProductFile.read(root);
            case "policies" -> ShopFiles.policies(root);
            case "intents" -> IntentFile.read(root);
            case "personas" -> ShopFiles.persona(root);
            default ->
                root.reading().note(1, "nothing is known of a YAML file here; see README.md of the knowledge base");
        }
    }
}
