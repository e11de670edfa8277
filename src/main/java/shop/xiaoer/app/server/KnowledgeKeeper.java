package shop.xiaoer.app.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.Knowing;
import shop.xiaoer.answer.KnowingSource;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.ComplianceRules;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.compliance.LearntSense;
import shop.xiaoer.compliance.RuleComplianceCheck;
import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.intent.AttributeMatcher;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.OwnExamples;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.intent.head.FolderShelf;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeFolder;
import shop.xiaoer.knowledge.file.KnowledgeReader;
import shop.xiaoer.retrieval.ArticleRanker;
import shop.xiaoer.retrieval.Retriever;
import shop.xiaoer.store.PgDocuments;
import shop.xiaoer.store.PgOrders;
import shop.xiaoer.store.PgProducts;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.embed.Encoder;

/**
 * Keeps what is known in step with the folder: a changed file is imported, read, built aside and swapped in as one. What
 * a running turn holds stays usable until the one after the next is built.
 */
final class KnowledgeKeeper implements KnowingSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeKeeper.class);

    private final KnowledgeFolder folder;
    private final KnowledgeReader reader;
    private final PgDocuments documents;
    private final PgProducts products;
    private final PgOrders orders;
    private final Encoder encoder;
    private final Learning learning;
    private final boolean demo;
    private final Instant firstStart;
    private final LocalDate firstDay;
    private final ConfidenceModel confidence = ConfidenceModel.own();
    private final AtomicReference<@Nullable Knowing> current = new AtomicReference<>();
    private final AtomicReference<ComplianceCheck> law = new AtomicReference<>((text, context) -> List.of());
    private final Map<Language, LearntSense> sense = LearntSense.shipped();
    private final AtomicReference<String> lawVersion = new AtomicReference<>("");
    private final AtomicReference<List<ComplianceRules.Fault>> lawFaults = new AtomicReference<>(List.of());
    private @Nullable IntentMatcher retired;
    private KnowledgeFolder.@Nullable Watch watch;

    KnowledgeKeeper(Settings settings, PgDocuments documents, PgProducts products, PgOrders orders, Encoder encoder) {
        this.folder = new KnowledgeFolder(settings.knowledge());
        this.reader = new KnowledgeReader(settings.currency());
        this.documents = documents;
        this.products = products;
        this.orders = orders;
        this.encoder = encoder;
        this.learning = new Learning(new FolderShelf(Prepared.learnt(settings.data())));
        this.demo = settings.demo();
        this.firstStart = documents.firstStart();
        this.firstDay = day(firstStart, settings.zone());
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /** Reads the folder and begins to watch it. Blocks until all is known, the trained part apart. */
    void start() {
        SortedMap<String, String> files = folder.read();
        take(files);
        watch = folder.watch(files, this::take);
    }

    private synchronized void take(SortedMap<String, String> files) {
        Knowing before = current.get();
        Snapshot snapshot =
                reader.read(documents.importFiles(files), before == null ? Snapshot.empty() : before.snapshot());
        snapshot.faults().forEach(fault -> LOG.warn("knowledge: {}", fault));
        // The law's rules need a second of their own; beside the rest they cost a start nothing.
        Optional<CompletableFuture<ComplianceRules>> rules = isNew(snapshot, before, Snapshot::compliance)
                ? Optional.of(CompletableFuture.supplyAsync(() -> ComplianceRules.read(snapshot.compliance())))
                : Optional.empty();
        if (isNew(snapshot, before, Snapshot::products)) {
            products.importAll(snapshot.products(), firstDay);
        }
        if (demo && isNew(snapshot, before, Snapshot::orders)) {
            orders.add(
                    snapshot.orders().stream().map(seed -> seed.at(firstStart)).toList());
        }
        Knowing fresh = before == null ? build(snapshot) : build(snapshot, before);
        rules.map(CompletableFuture::join).ifPresent(read -> enact(read, snapshot.compliance()));
        current.set(fresh);
        // Rules serve at once; meaning follows when it is learnt.
        learning.begin(fresh);
        retire(before);
        LOG.info(
                "knowledge generation {}: {} articles, {} products, {} intents, {} faults",
                snapshot.generation(),
                snapshot.articles().size(),
                snapshot.products().size(),
                snapshot.intents().size(),
                snapshot.faults().size());
    }

    /** What could not be read, each as file, line and reason; all else serves. */
    List<String> faults() {
        return Stream.concat(now().snapshot().faults().stream(), lawFaults.get().stream())
                .map(Object::toString)
                .toList();
    }

    private void enact(ComplianceRules rules, Map<String, String> files) {
        rules.faults().forEach(fault -> LOG.warn("compliance: {}", fault));
        lawFaults.set(rules.faults());
        law.set(new RuleComplianceCheck(rules, sense, encoder));
        lawVersion.set(ScriptVersion.hash(new TreeMap<>(files) + LearntSense.version()));
    }

    /** Whether a part is another than the one taken in before: what is as it was need not be written again. */
    private static boolean isNew(Snapshot snapshot, @Nullable Knowing before, Function<Snapshot, ?> part) {
        return before == null || !part.apply(snapshot).equals(part.apply(before.snapshot()));
    }

    /** The parts know nothing of each other and are built side by side. */
    private Knowing build(Snapshot snapshot) {
        CompletableFuture<Retriever> retriever =
                CompletableFuture.supplyAsync(() -> Retriever.build(snapshot, encoder));
        CompletableFuture<IntentMatcher> intents =
                CompletableFuture.supplyAsync(() -> IntentMatcher.build(snapshot, OwnExamples.load(), encoder));
        CompletableFuture<ArticleRanker> ranker =
                CompletableFuture.supplyAsync(() -> ArticleRanker.build(snapshot, encoder));
        return new Knowing(
                snapshot,
                intents.join(),
                AttributeMatcher.open(snapshot, encoder),
                names(snapshot),
                retriever.join(),
                ranker.join(),
                confidence);
    }

    /** What is as it was is taken over: a changed page is to be live within two seconds. */
    private Knowing build(Snapshot snapshot, Knowing before) {
        return new Knowing(
                snapshot,
                before.intents().after(snapshot),
                before.attributes().after(snapshot),
                isNew(snapshot, before, Snapshot::products) ? names(snapshot) : before.products(),
                before.retriever().after(snapshot),
                before.articles().after(snapshot),
                confidence);
    }

    private ProductNames names(Snapshot snapshot) {
        return new ProductNames(
                snapshot.products().stream().map(seed -> seed.at(firstDay)).toList());
    }

    /** Turns that began before the swap may still hold the rules before; those before them are done with. */
    private void retire(@Nullable Knowing before) {
        IntentMatcher last = before == null ? null : before.intents();
        if (last != now().intents()) {
            IntentMatcher old = retired;
            retired = last;
            if (old != null) {
                old.close();
            }
        }
    }

    @Override
    public Knowing now() {
        Knowing knowing = current.get();
        if (knowing == null) {
            throw new IllegalStateException("the knowledge base was not read yet");
        }
        return knowing;
    }

    /** The law as the rules say it now; what the learnt sense finds beside them is a warning. */
    ComplianceCheck law() {
        return (text, context) ->
                law.get().check(text, context).stream().map(Finding::advised).toList();
    }

    /** A hash of the rules' files as they are in force. */
    String lawVersion() {
        return lawVersion.get();
    }

    @Override
    public synchronized void close() {
        KnowledgeFolder.Watch running = watch;
        if (running != null) {
            running.close();
        }
        learning.close();
        if (retired != null) {
            retired.close();
        }
        Knowing knowing = current.get();
        if (knowing != null) {
            knowing.intents().close();
        }
    }
}
