package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.node.Note;

/**
 * What happened beside a conversation's log, here or at another node, told to the windows that it concerns at every node.
 * Safe from any thread; what reads the ledger blocks.
 */
final class DeskNews {
    private final Ledger ledger;
    private final Windows windows;
    private final Boards boards;
    private final Supervision supervision;
    private final Presence presence;
    private final Neighbours neighbours;
    private final Clock clock;

    DeskNews(
            Ledger ledger,
            Windows windows,
            Boards boards,
            Supervision supervision,
            Presence presence,
            Neighbours neighbours,
            Clock clock) {
        this.ledger = ledger;
        this.windows = windows;
        this.boards = boards;
        this.supervision = supervision;
        this.presence = presence;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    // ---- of this node --------------------------------------------------------------------------------------------

    void tagged(Seat from, ConversationId id, List<String> tags) {
        neighbours.tell(new Note.Tagged(id, tags));
        windows.tellFollowers(new Aside.Tagged(id, tags), seat -> seat != from);
    }

    void noted(Seat from, ConversationId id, UUID note, String text) {
        neighbours.tell(new Note.Noted(id, note));
        windows.tellFollowers(new Aside.Noted(id, note, from.agent(), text, clock.instant()), seat -> seat != from);
    }

    /** A visitor turned out to be a known shopper: whoever looks on is told so, and the queue may look otherwise. */
    void joined(ConversationId id) {
        neighbours.tell(new Note.Joined(id));
        showJoined(id);
    }

    private void showJoined(ConversationId id) {
        ledger.find(id).ifPresent(row -> windows.tellFollowers(new Aside.Joined(id, row.shopperName())));
        boards.refresh();
    }

    void decided(ConversationId id, long turn, String outcome, String card) {
        neighbours.tell(new Note.Decided(id, turn));
        windows.decision(id, turn, outcome, card);
    }

    // ---- of others -----------------------------------------------------------------------------------------------

    /** A turn of another node was decided: its card is read where somebody looks on here. */
    void decidedElsewhere(ConversationId id, long turn) {
        if (windows.anyFollows(id)) {
            ledger.decisions(id).stream()
                    .filter(entry -> entry.turn() == turn)
                    .forEach(entry -> windows.decision(id, turn, entry.outcome(), entry.card()));
        }
    }

    /** What was written or moved beside a log at another node. */
    void besideElsewhere(Note.Beside note) {
        switch (note) {
            case Note.Tagged tagged -> windows.tellFollowers(new Aside.Tagged(tagged.conversation(), tagged.tags()));
            case Note.Noted noted ->
                read(ledger.notes(noted.conversation()), noted.id())
                        .ifPresent(one -> windows.tellFollowers(
                                new Aside.Noted(noted.conversation(), one.id(), one.agent(), one.text(), one.at())));
            case Note.Whispered whispered ->
                read(ledger.whispers(whispered.conversation()), whispered.id())
                        .ifPresent(one -> supervision.heard(new Aside.Whispered(
                                whispered.conversation(), one.id(), one.agent(), one.text(), one.at())));
            case Note.Joined joined -> showJoined(joined.conversation());
            case Note.Taken taken ->
                windows.tell(
                        taken.former(), new Aside.Taken(taken.conversation(), taken.epoch(), taken.by(), taken.to()));
        }
    }

    private static Optional<Ledger.NoteEntry> read(List<Ledger.NoteEntry> entries, UUID id) {
        return entries.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A conversation changed hands by another node: the boards follow, and the windows of who has it now. */
    void changedHandsElsewhere(ConversationId id) {
        ledger.find(id).ifPresent(windows::followServer);
        boards.refresh();
    }

    /** An agent who was found silent at another node may have windows here, too. */
    void restedElsewhere(String agent) {
        presence.rest(agent);
        boards.refresh();
    }
}
