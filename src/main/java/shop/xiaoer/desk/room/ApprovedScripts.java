package shop.xiaoer.desk.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.room.show.ShowScripts;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.desk.script.ScriptShelf;
import shop.xiaoer.text.Language;

/**
 * What live rooms may say now. A script of 10,000 words is read and held against its evidence when its row has changed or
 * a second has passed, not for each cue; prices and stock are read for each. Safe from any thread; blocks.
 */
final class ApprovedScripts implements ShowScripts {
    /** How long a fact may have changed before the words that rest on it are taken back. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** More than all rooms of a shop play in a day. */
    private static final int MOST = 200;

    private final ScriptShelf scripts;
    private final ScriptCheck check;
    private final Products products;
    private final Clock clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** @param stamp of the row that was read */
    private record Read(Script script, Instant stamp, Instant at) {}

    ApprovedScripts(ScriptShelf scripts, ScriptCheck check, Products products, Clock clock) {
        this.scripts = scripts;
        this.check = check;
        this.products = products;
        this.clock = clock;
    }

    @Override
    public Optional<Script> approved(String id) {
        Instant now = clock.instant();
        return current(id, now)
                .filter(script -> script.state() instanceof ScriptState.Approved approved && approved.validAt(now));
    }

    private Optional<Script> current(String id, Instant now) {
        Optional<Instant> stamp = scripts.changedAt(id);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        Read before = read.get(id);
        if (before != null
                && before.stamp().equals(stamp.get())
                && now.isBefore(before.at().plus(LOOK))) {
            return Optional.of(before.script().withSlotValues(products));
        }
        if (read.size() > MOST) {
            read.clear();
        }
        Optional<Script> fresh = scripts.find(id);
        // Where the look took an approval back the row is another by now: the next one reads it again.
        fresh.ifPresent(script -> read.put(id, new Read(script, stamp.get(), now)));
        return fresh;
    }

    @Override
    public Segment checked(Script script, Segment segment) {
        return segment.slots().isEmpty() ? segment : check.check(segment, script);
    }

    @Override
    public boolean isLive(LiveSlot slot) {
        return products.find(slot.product()).isPresent();
    }

    @Override
    public boolean hold(List<LiveFact> facts) {
        return facts.stream()
                .allMatch(fact ->
                        products.find(fact.product()).filter(fact::holds).isPresent());
    }

    @Override
    public String nameOf(String product, Language language) {
        return products.find(product).map(one -> one.name().in(language)).orElse("");
    }
}
