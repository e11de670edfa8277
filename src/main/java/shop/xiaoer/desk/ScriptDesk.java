package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Scripts;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.driver.ExportOutcome;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.driver.Terms;
import shop.xiaoer.broadcast.review.ArchiveCheck;
import shop.xiaoer.broadcast.review.ArchiveEntry;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.Rewording;
import shop.xiaoer.broadcast.review.ScriptArchive;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.script.Commissions;
import shop.xiaoer.broadcast.script.ScriptFacts;
import shop.xiaoer.broadcast.script.ScriptListener;
import shop.xiaoer.broadcast.script.ScriptOutcome;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.script.ScriptWriter;
import shop.xiaoer.broadcast.script.TemplateEngine;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.text.Language;

/**
 * The writers' room: scripts are written each on its virtual thread, then reviewed and exported. The wish for one is kept
 * before its asker is told so, and written again where its node died; the segments of one under way are held in memory
 * until the draft is kept. Every method blocks.
 */
public final class ScriptDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptDesk.class);
    private static final int UNDER_WAY = 32;
    private static final Reviewer SYSTEM = new Reviewer("system", Reviewer.Role.admin);

    private final Scripts scripts;
    private final ScriptArchive archive;
    private final Commissions commissions;
    private final Personas personas;
    private final PlatformProfiles platforms;
    private final ScriptWriter writer;
    private final ScriptCheck check;
    private final Review review;
    private final Rewording rewording;
    private final Exports exports;
    private final Products products;
    private final ScriptFacts.AttributeAsks asks;
    private final ShopPolicies policies;
    private final Starter starter;
    private final Clock clock;
    private final Map<String, Writing> writing = new ConcurrentHashMap<>();

    public ScriptDesk(
            Scripts scripts,
            ScriptArchive archive,
            Commissions commissions,
            Personas personas,
            PlatformProfiles platforms,
            ScriptWriter writer,
            ScriptCheck check,
            Review review,
            Rewording rewording,
            Exports exports,
            Products products,
            ScriptFacts.AttributeAsks asks,
            ShopPolicies policies,
            Starter starter,
            Clock clock) {
        this.scripts = scripts;
        this.archive = archive;
        this.commissions = commissions;
        this.personas = personas;
        this.platforms = platforms;
        this.writer = writer;
        this.check = check;
        this.review = review;
        this.rewording = rewording;
        this.exports = exports;
        this.products = products;
        this.asks = asks;
        this.policies = policies;
        this.starter = starter;
        this.clock = clock;
    }

    /** A script on its way, or what became of it. */
    public sealed interface Sight {
        record UnderWay(String id, double progress, List<Segment> segments) implements Sight {
            public UnderWay {
                segments = List.copyOf(segments);
            }
        }

        record Done(Script script) implements Sight {}

        /** Nothing could be written. */
        record Failed(String id, String why, boolean modelAway) implements Sight {}
    }

    /** What came so far; read by whoever asks, written by its own thread. */
    private static final class Writing {
        private final List<Segment> segments = new ArrayList<>();
        private double progress;

        synchronized void add(Segment segment, double now) {
            segments.add(segment);
            progress = now;
        }

        synchronized Sight see(String id) {
            return new Sight.UnderWay(id, progress, segments);
        }
    }

    /** @return false where too many are being written already */
    public boolean write(ScriptRequest request, String author) {
        return write(request, author, null);
    }

    /**
     * Writes a script once more, from its seed and what is known now, as a script of its own that says how it compares.
     *
     * @return the new script's request, or what is not there any more
     */
    public Repeat again(Script script, String author) {
        Optional<Persona> persona = personas.find(script.persona());
        Optional<PlatformProfile> platform = platforms.find(script.platform());
        if (!script.origin().isKnown() || persona.isEmpty() || platform.isEmpty()) {
            return new Repeat.NotPossible(
                    script.origin().isKnown()
                            ? "the persona " + script.persona() + " is not there any more"
                            : "it was written before its making was kept");
        }
        boolean templates = script.engine().equals(TemplateEngine.NAME);
        ScriptRequest request = new ScriptRequest(
                TimeOrderedId.next().toString(),
                script.products(),
                script.language(),
                persona.get(),
                platform.get(),
                script.origin().words(),
                script.seed(),
                templates ? ScriptRequest.Engine.template : ScriptRequest.Engine.model,
                script.segments().stream().mapToInt(Segment::ways).max().orElse(1));
        return write(request, author, script.id()) ? new Repeat.Begun(request.id()) : new Repeat.Full();
    }

    /** Whether a script is being written once more. */
    public sealed interface Repeat {
        record Begun(String id) implements Repeat {}

        record NotPossible(String why) implements Repeat {}

        /** Too many are being written already. */
        record Full() implements Repeat {}
    }

    private boolean write(ScriptRequest request, String author, @Nullable String again) {
        if (writing.size() >= UNDER_WAY) {
            return false;
        }
        Writing mine = new Writing();
        // Before it is kept, so that the sweep does not take it for one that nobody writes.
        writing.put(request.id(), mine);
        boolean begun = false;
        try {
            commissions.accept(Commissions.Commission.of(request, author, again));
            begun = starter.start("script", () -> run(request, author, again, mine));
            if (!begun) {
                commissions.drop(request.id());
            }
            return begun;
        } finally {
            if (!begun) {
                writing.remove(request.id());
            }
        }
    }

    private void begin(ScriptRequest request, String author, @Nullable String again) {
        Writing mine = new Writing();
        writing.put(request.id(), mine);
        if (!starter.start("script", () -> run(request, author, again, mine))) {
            writing.remove(request.id());
        }
    }

    /** Writes what nodes that are no more had begun; to be called now and then. */
    public void takeOver() {
        for (Commissions.Commission commission : commissions.takeOver(List.copyOf(writing.keySet()))) {
            LOG.info("script {} is written again", commission.id());
            again(commission)
                    .ifPresentOrElse(
                            request -> begin(request, commission.author(), commission.again()),
                            () -> commissions.fail(
                                    commission.id(), "its persona or platform is not there any more", false));
        }
    }

    private Optional<ScriptRequest> again(Commissions.Commission commission) {
        return personas.find(commission.persona())
                .flatMap(persona -> platforms
                        .find(commission.platform())
                        .map(platform -> new ScriptRequest(
                                commission.id(),
                                commission.products(),
                                Language.of(commission.language()),
                                persona,
                                platform,
                                commission.words(),
                                commission.seed(),
                                commission.engine(),
                                commission.variants())));
    }

    private void run(ScriptRequest request, String author, @Nullable String again, Writing mine) {
        try {
            String rules = review.rules();
            ScriptOutcome outcome = writer.write(request, facts(request), listener(mine));
            switch (outcome) {
                case ScriptOutcome.Written written -> {
                    Script made = written.script().under(rules);
                    Script compared = Optional.ofNullable(again)
                            .flatMap(scripts::find)
                            .map(made::comparedWith)
                            .orElse(made);
                    scripts.add(check.check(compared.withSlotValues(products)), author);
                }
                case ScriptOutcome.Cancelled ignored -> fail(request, "the writing was stopped", false);
                case ScriptOutcome.ModelUnavailable away -> fail(request, "the model is " + away.state(), true);
                case ScriptOutcome.NotPossible impossible -> fail(request, impossible.why(), false);
            }
        } catch (StoreUnavailable e) {
            LOG.warn("script {} could not be kept: {}", request.id(), e.getMessage());
            fail(request, "the database was away", false);
        } catch (RuntimeException e) {
            fail(request, "a fault of the server", false);
            throw e;
        } finally {
            writing.remove(request.id(), mine);
        }
    }

    private void fail(ScriptRequest request, String why, boolean modelAway) {
        try {
            commissions.fail(request.id(), why, modelAway);
        } catch (StoreUnavailable e) {
            // The wish stands as it was kept; the next start writes it again.
            LOG.warn("script {} failed ({}) and that could not be kept: {}", request.id(), why, e.getMessage());
        }
    }

    private static ScriptListener listener(Writing mine) {
        return new ScriptListener() {
            @Override
            public void segment(Segment segment, double progress) {
                mine.add(segment, progress);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    /** The script as of now: slots filled, an approval taken back where its time or its facts are over. */
    public Optional<Sight> see(String id) {
        Writing underWay = writing.get(id);
        if (underWay != null) {
            return Optional.of(underWay.see(id));
        }
        // The commission first: it goes in the commit that the script comes with, so that one of the two is seen.
        Optional<Sight> open = commissions.state(id).map(state -> switch (state) {
            case Commissions.State.Open ignored -> new Sight.UnderWay(id, 0, List.of());
            case Commissions.State.Failed failed -> new Sight.Failed(id, failed.why(), failed.modelAway());
        });
        return open.or(() -> find(id).map(Sight.Done::new));
    }

    public Optional<Script> find(String id) {
        return scripts.find(id).map(this::current).map(script -> script.withSlotValues(products));
    }

    /** When a script's words or state were changed last; a cheap look. */
    public Optional<Instant> changedAt(String id) {
        return scripts.changedAt(id);
    }

    private Script current(Script script) {
        if (!(script.state() instanceof ScriptState.Approved approved)) {
            return script;
        }
        ReviewOutcome outcome = approved.validAt(clock.instant())
                ? review.withdrawStale(script, SYSTEM)
                : review.expire(script, SYSTEM);
        return switch (outcome) {
            case ReviewOutcome.Moved moved -> moved.script();
            // Somebody was faster: what they made of it is what stands.
            case ReviewOutcome.StaleVersion ignored -> scripts.find(script.id()).orElse(script);
            case ReviewOutcome.Unchanged ignored -> script;
            case ReviewOutcome.NotPossible ignored -> script;
            case ReviewOutcome.BlockingFindings ignored -> script;
            case ReviewOutcome.Forbidden ignored -> script;
            case ReviewOutcome.NoOtherWords ignored -> script;
            case ReviewOutcome.NoSuchSegment ignored -> script;
            case ReviewOutcome.BadField ignored -> script;
        };
    }

    public List<Scripts.Head> newest(int limit) {
        return scripts.newest(limit);
    }

    public Script checked(Script script) {
        return check.check(script);
    }

    public ReviewOutcome submit(Script script, String version, Reviewer by, @Nullable String reason) {
        return review.submit(script, version, by, reason);
    }

    public ReviewOutcome approve(
            Script script, String version, Reviewer by, @Nullable String reason, @Nullable Instant validUntil) {
        return review.approve(script, version, by, reason, validUntil);
    }

    public ReviewOutcome reject(Script script, String version, Reviewer by, String reason) {
        return review.reject(script, version, by, reason);
    }

    public ReviewOutcome edit(
            Script script,
            Rewording.Spot spot,
            String text,
            @Nullable List<LiveSlot> slots,
            String version,
            Reviewer by) {
        return rewording.edit(script, spot, text, slots, version, by);
    }

    /** One more way for a segment, in a person's words. */
    public ReviewOutcome addVariant(
            Script script, int n, String text, @Nullable List<LiveSlot> slots, String version, Reviewer by) {
        return rewording.add(script, n, text, slots, version, by);
    }

    /**
     * One more way for a segment, or one in the place of another, by what the script was written with: the model where it
     * wrote it and is there, else templates. Waits for the model as long as {@code ModelEngine.Settings} says.
     *
     * @param without the way whose place it takes, 0 where it is one more
     */
    public ReviewOutcome writeVariant(Script script, int n, int without, String version, Reviewer by) {
        Optional<Persona> persona = personas.find(script.persona());
        Optional<PlatformProfile> platform = platforms.find(script.platform());
        if (persona.isEmpty() || platform.isEmpty()) {
            return new ReviewOutcome.NotPossible(
                    script.state().name(), "the persona " + script.persona() + " is not there any more");
        }
        if (script.segment(n).isEmpty()) {
            return new ReviewOutcome.NoSuchSegment(n);
        }
        ScriptRequest request = new ScriptRequest(
                script.id(),
                script.products(),
                script.language(),
                persona.get(),
                platform.get(),
                Math.clamp(script.words(), ScriptRequest.MIN_WORDS, ScriptRequest.MAX_WORDS),
                RandomGenerator.getDefault().nextInt(1, Integer.MAX_VALUE),
                script.engine().equals(TemplateEngine.NAME)
                        ? ScriptRequest.Engine.template
                        : ScriptRequest.Engine.auto);
        return writer.another(request, facts(request), script.segments(), n, without)
                .map(written -> rewording.put(script, written, without, version, by))
                .orElseGet(() -> new ReviewOutcome.NoOtherWords(n));
    }

    public ReviewOutcome dropVariant(Script script, Rewording.Spot spot, String version, Reviewer by) {
        return rewording.drop(script, spot, version, by);
    }

    /** Has one way of a segment be the first. */
    public ReviewOutcome preferVariant(Script script, Rewording.Spot spot, String version, Reviewer by) {
        return rewording.prefer(script, spot, version, by);
    }

    private ScriptFacts facts(ScriptRequest request) {
        List<Product> found = request.products().stream()
                .flatMap(id -> products.find(id).stream())
                .toList();
        return ScriptFacts.of(found, request.language(), asks, policies);
    }

    /** Keeps that somebody answers for these words without the label for people. */
    public ReviewOutcome agreeUnlabelled(Script script, String version, Reviewer by, String reason) {
        return review.agreeUnlabelled(script, version, by, reason);
    }

    /** Entries of the archive, see {@link ScriptArchive#page}. */
    public List<ArchiveEntry> archive(@Nullable String script, ScriptArchive.@Nullable Mark after, int most) {
        return archive.page(script, after, most);
    }

    public ArchiveCheck.Verdict archiveChecked() {
        return ArchiveCheck.of(archive, Map.of());
    }

    public ExportOutcome export(Script script, String format, Terms terms, PlatformProfile platform) {
        boolean agreed = terms.label() == Terms.Label.leftOut && review.agreedUnlabelled(script);
        return exports.export(script, new Exports.Wish(format, terms, agreed), platform, clock.instant());
    }
}
