package shop.xiaoer.desk.room;

import java.time.Clock;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.room.RoomLedger;
import shop.xiaoer.broadcast.room.report.CommentLedger;
import shop.xiaoer.broadcast.room.report.LoopMeaning;
import shop.xiaoer.broadcast.room.show.RoomWords;
import shop.xiaoer.broadcast.room.show.ShowLedger;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.script.ScriptShelf;
import shop.xiaoer.text.WordTable;

/**
 * The live rooms of this node, by what is asked of them. A room on air has one {@link RoomDirector} on one node.
 *
 * @param replies what rooms say to certain words
 * @param said what persons let the host say
 */
public record RoomDesk(
        RoomBook book,
        KeywordReplies replies,
        RoomControls controls,
        OperatorWords said,
        RoomComments comments,
        RoomStreams streams,
        PassedOnWishes wishes,
        RoomRounds rounds) {

    /** The parts of one node, made for each other. */
    public static RoomDesk of(
            RoomLedger ledger,
            ShowLedger shows,
            CommentLedger written,
            ScriptShelf drafts,
            ScriptCheck check,
            PlatformProfiles platforms,
            Products products,
            RoomLaw law,
            KeywordReplies replies,
            RoomAnswers answers,
            WordTable words,
            LoopMeaning meaning,
            Starter starter,
            Neighbours neighbours,
            Clock clock) {
        Directors directors = new Directors();
        RoomsElsewhere elsewhere = new RoomsElsewhere(ledger, shows, neighbours);
        ApprovedScripts scripts = new ApprovedScripts(drafts, check, products, clock);
        RoomComments comments =
                new RoomComments(ledger, written, directors, elsewhere, replies, answers, starter, clock);
        RoomTaking taking = new RoomTaking(
                ledger, shows, written, directors, comments, scripts, platforms, new RoomWords(words), clock);
        RoomControls controls = new RoomControls(ledger, taking, elsewhere, comments, scripts, platforms, clock);
        OperatorWords said = new OperatorWords(ledger, shows, directors, elsewhere, law, clock);
        return new RoomDesk(
                new RoomBook(ledger, shows, written, drafts, products, meaning, directors),
                replies,
                controls,
                said,
                comments,
                new RoomStreams(ledger, directors, taking, elsewhere),
                new PassedOnWishes(directors, elsewhere, controls, said, neighbours, clock),
                new RoomRounds(ledger, directors, taking, controls, comments, elsewhere, platforms, clock));
    }
}
