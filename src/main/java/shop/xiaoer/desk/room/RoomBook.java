package shop.xiaoer.desk.room;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.room.Room;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.RundownItem;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.room.report.LoopMeaning;
import shop.xiaoer.broadcast.room.report.RoomReport;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.desk.script.ScriptShelf;
import shop.xiaoer.text.Language;

/** What is written of rooms: their plans, where they stand, what was said in them. Safe from any thread; methods block. */
public final class RoomBook {
    private final RoomLedger ledger;
    private final ShowLedger shows;
    private final CommentLedger comments;
    private final ScriptShelf scripts;
    private final Products products;
    private final LoopMeaning meaning;
    private final Directors directors;

    RoomBook(
            RoomLedger ledger,
            ShowLedger shows,
            CommentLedger comments,
            ScriptShelf scripts,
            Products products,
            LoopMeaning meaning,
            Directors directors) {
        this.ledger = ledger;
        this.shows = shows;
        this.comments = comments;
        this.scripts = scripts;
        this.products = products;
        this.meaning = meaning;
        this.directors = directors;
    }

    /** @return what is wrong with the plan, by field, or empty where it was kept */
    public Optional<String> plan(Room room) {
        Optional<String> fault = room.rundown().stream()
                .flatMap(item -> fault(item, room.language()).stream())
                .findFirst();
        if (fault.isEmpty()) {
            ledger.create(room);
        }
        return fault;
    }

    private Optional<String> fault(RundownItem item, Language language) {
        return item.scripts().stream()
                .flatMap(script -> fault(script, language).stream())
                .findFirst()
                .or(() -> missing(item));
    }

    private Optional<String> fault(String id, Language language) {
        Optional<Script> script = scripts.find(id);
        if (script.isEmpty()) {
            return Optional.of("rundown: there is no script " + id);
        }
        return script.get().language() == language
                ? Optional.empty()
                : Optional.of("rundown: script " + id + " is in another language than the first");
    }

    private Optional<String> missing(RundownItem item) {
        return item.products().stream()
                .filter(product -> products.find(product).isEmpty())
                .findFirst()
                .map(product -> "rundown: there is no product " + product);
    }

    /** The language of a room is that of its first script. */
    public Optional<Language> language(String script) {
        return scripts.find(script).map(Script::language);
    }

    public Optional<RoomLedger.Kept> find(String id) {
        return ledger.find(id);
    }

    public List<RoomLedger.Kept> newest(int limit) {
        return ledger.newest(limit);
    }

    /** The cue of that number, as long as it was sent and has not ended. */
    public Optional<RoomCue> openCue(String id, long no) {
        return ledger.find(id)
                .flatMap(kept -> shows.openCues(id).stream()
                        .map(ShowLedger.KeptCue::cue)
                        .filter(cue -> cue.no() == no)
                        .findFirst());
    }

    /** What was left out of a show, in words. */
    public Set<String> leftOut(String id) {
        return directors.find(id).map(RoomDirector::leftOut).orElse(Set.of());
    }

    public Optional<RoomReport> report(String id) {
        return ledger.find(id).map(kept -> {
            List<ShowLedger.KeptCue> said = shows.said(id);
            return RoomReport.of(
                    kept,
                    said,
                    comments.comments(id),
                    comments.unanswered(id),
                    meaning.of(said, kept.room().language()));
        });
    }
}
