package shop.xiaoer.desk.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.script.Commissions;
import shop.xiaoer.broadcast.script.ScriptOutcome;
import shop.xiaoer.broadcast.script.ScriptRequest;
import shop.xiaoer.broadcast.script.ScriptWriter;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.Starter;

/**
 * Where scripts are written, each on its virtual thread. The wish for one is kept before its asker is told so, and written
 * again where its node died; the segments of one under way are held in memory until the draft is kept. Safe from any
 * thread; every method blocks.
 */
public final class WritersRoom {
    private static final Logger LOG = LoggerFactory.getLogger(WritersRoom.class);
    private static final int UNDER_WAY = 32;

    private final Commissions commissions;
    private final ScriptBriefs briefs;
    private final ScriptWriter writer;
    private final ScriptShelf shelf;
    private final Review review;
    private final Starter starter;
    private final Map<String, Writing> writing = new ConcurrentHashMap<>();

    WritersRoom(
            Commissions commissions,
            ScriptBriefs briefs,
            ScriptWriter writer,
            ScriptShelf shelf,
            Review review,
            Starter starter) {
        this.commissions = commissions;
        this.briefs = briefs;
        this.writer = writer;
        this.shelf = shelf;
        this.review = review;
        this.starter = starter;
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
        if (!script.origin().isKnown()) {
            return new Repeat.NotPossible("it was written before its making was kept");
        }
        return briefs.again(script)
                .<Repeat>map(request ->
                        write(request, author, script.id()) ? new Repeat.Begun(request.id()) : new Repeat.Full())
                .orElseGet(() -> new Repeat.NotPossible("the persona " + script.persona() + " is not there any more"));
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
            briefs.of(commission)
                    .ifPresentOrElse(
                            request -> begin(request, commission.author(), commission.again()),
                            () -> commissions.fail(
                                    commission.id(), "its persona or platform is not there any more", false));
        }
    }

    private void run(ScriptRequest request, String author, @Nullable String again, Writing mine) {
        try {
            String rules = review.rules();
            ScriptOutcome outcome = writer.write(request, briefs.facts(request), mine);
            switch (outcome) {
                case ScriptOutcome.Written written -> shelf.add(written.script().under(rules), again, author);
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
        return open.or(() -> shelf.find(id).map(Sight.Done::new));
    }
}
