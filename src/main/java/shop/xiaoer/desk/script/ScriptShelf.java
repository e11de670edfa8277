package shop.xiaoer.desk.script;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Scripts;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.ReviewOutcome;
import shop.xiaoer.broadcast.review.Reviewer;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.catalog.Products;

/** The scripts that are written, each as of now. Safe from any thread; every method blocks. */
public final class ScriptShelf {
    private static final Reviewer SYSTEM = new Reviewer("system", Reviewer.Role.admin);

    private final Scripts scripts;
    private final Review review;
    private final ScriptCheck check;
    private final Products products;
    private final Clock clock;

    ScriptShelf(Scripts scripts, Review review, ScriptCheck check, Products products, Clock clock) {
        this.scripts = scripts;
        this.review = review;
        this.check = check;
        this.products = products;
        this.clock = clock;
    }

    /** @param again id of the script that it was written from once more, null where it is the first */
    void add(Script made, @Nullable String again, String author) {
        Script compared = Optional.ofNullable(again)
                .flatMap(scripts::find)
                .map(made::comparedWith)
                .orElse(made);
        scripts.add(check.check(compared.withSlotValues(products)), author);
    }

    /** The script as of now: slots filled, an approval taken back where its time or its facts are over. */
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

    /** With the findings of now. */
    public Script checked(Script script) {
        return check.check(script);
    }
}
