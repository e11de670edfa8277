package shop.xiaoer.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Scripts;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.driver.ExportOutcome;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.script.ScriptFacts;
import shop.xiaoer.broadcast.script.ScriptListener;
import shop.xiaoer.broadcast.script.ScriptOutcome;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.script.ScriptWriter;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * The writers' room: scripts are written each on its virtual thread, then reviewed and exported. A script under way is
 * held in memory; it is kept from its draft on. Every method blocks.
 */
public final class ScriptDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptDesk.class);
    private static final int UNDER_WAY = 32;
    private static final Reviewer SYSTEM = new Reviewer("system", Reviewer.Role.admin);

    private final Scripts scripts;
    private final ScriptWriter writer;
    private final ScriptCheck check;
    private final Review review;
    private final Exports exports;
    private final Products products;
    private final ScriptFacts.AttributeAsks asks;
    private final Starter starter;
    private final Clock clock;
    private final Map<String, Writing> writing = new ConcurrentHashMap<>();

    public ScriptDesk(
            Scripts scripts,
            ScriptWriter writer,
            ScriptCheck check,
            Review review,
            Exports exports,
            Products products,
            ScriptFacts.AttributeAsks asks,
            Starter starter,
            Clock clock) {
        this.scripts = scripts;
        this.writer = writer;
        this.check = check;
        this.review = review;
        this.exports = exports;
        this.products = products;
        this.asks = asks;
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
        private Sight.@Nullable Failed failed;

        synchronized void add(Segment segment, double now) {
            segments.add(segment);
            progress = now;
        }

        synchronized void fail(Sight.Failed why) {
            failed = why;
        }

        synchronized Sight see(String id) {
            Sight.Failed why = failed;
            return why == null ? new Sight.UnderWay(id, progress, segments) : why;
        }
    }

    /** @return false where too many are being written already */
    public boolean write(ScriptRequest request, String author) {
        if (writing.values().size() >= UNDER_WAY) {
            writing.entrySet().removeIf(entry -> entry.getValue().see(entry.getKey()) instanceof Sight.Failed);
        }
        if (writing.size() >= UNDER_WAY) {
            return false;
        }
        Writing mine = new Writing();
        writing.put(request.id(), mine);
        boolean started = starter.start("script", () -> run(request, author, mine));
        if (!started) {
            writing.remove(request.id());
        }
        return started;
    }

    private void run(ScriptRequest request, String author, Writing mine) {
        try {
            List<Product> found = request.products().stream()
                    .flatMap(id -> products.find(id).stream())
                    .toList();
            ScriptOutcome outcome =
                    writer.write(request, ScriptFacts.of(found, request.language(), asks), listener(mine));
            switch (outcome) {
                case ScriptOutcome.Written written -> {
                    scripts.add(check.check(written.script().withSlotValues(products)), author);
                    writing.remove(request.id());
                }
                case ScriptOutcome.Cancelled ignored -> fail(mine, request, "the writing was stopped", false);
                case ScriptOutcome.ModelUnavailable away -> fail(mine, request, "the model is " + away.state(), true);
                case ScriptOutcome.NotPossible impossible -> fail(mine, request, impossible.why(), false);
            }
        } catch (StoreUnavailable e) {
            fail(mine, request, "the database is away", false);
            LOG.warn("script {} could not be kept: {}", request.id(), e.getMessage());
        } catch (RuntimeException e) {
            fail(mine, request, "a fault of the server", false);
            throw e;
        }
    }

    private static void fail(Writing mine, ScriptRequest request, String why, boolean modelAway) {
        mine.fail(new Sight.Failed(request.id(), why, modelAway));
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
        return underWay != null ? Optional.of(underWay.see(id)) : find(id).map(Sight.Done::new);
    }

    public Optional<Script> find(String id) {
        return scripts.find(id).map(this::current).map(script -> script.withSlotValues(products));
    }

    private Script current(Script script) {
        if (!(script.state() instanceof ScriptState.Approved approved)) {
            return script;
        }
        ReviewOutcome outcome = approved.validAt(clock.instant())
                ? review.withdrawStale(script, SYSTEM)
                : review.expire(script, SYSTEM);
        return outcome instanceof ReviewOutcome.Moved moved ? moved.script() : script;
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
            Script script, int n, String text, @Nullable List<LiveSlot> slots, String version, Reviewer by) {
        return review.edit(script, n, text, slots, version, by);
    }

    public ExportOutcome export(Script script, String format, PlatformProfile platform) {
        return exports.export(script, format, platform, clock.instant());
    }
}
