package shop.xiaoer.desk.agent;

import java.util.UUID;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.NoteWork;
import shop.xiaoer.desk.Silence;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.node.Bus;
import shop.xiaoer.node.Note;

/** Does at this node what the others tell of conversations: shows and silences. Does not keep the bus's thread. */
public final class FromOtherNodes implements Bus.Listener {
    private final UUID node;
    private final EventFeed feed;
    private final TurnRunner turns;
    private final DeskNews news;
    private final Neighbours neighbours;
    private final NoteWork aside;

    /** @param node this one */
    public FromOtherNodes(
            UUID node, EventFeed feed, TurnRunner turns, AgentDesk agents, Neighbours neighbours, Starter starter) {
        this.node = node;
        this.feed = feed;
        this.turns = turns;
        this.news = agents.news();
        this.neighbours = neighbours;
        this.aside = new NoteWork(starter);
    }

    @Override
    public void heard(UUID from, Note note) {
        if (note instanceof Note.OfConversation ours) {
            heard(from, ours);
        }
    }

    private void heard(UUID from, Note.OfConversation note) {
        switch (note) {
            case Note.Moved moved -> moved(moved);
            case Note.Fence fence -> aside.start("fence", () -> fence(from, fence));
            case Note.Fenced fenced -> {
                if (fenced.asker().equals(node)) {
                    neighbours.fenced(from, fenced.ask());
                }
            }
            case Note.Typing typing -> feed.typing(typing.conversation(), typing.author(), typing.on());
            case Note.Rested rested -> news.restedElsewhere(rested.agent());
            case Note.Seen seen -> feed.seen(seen.conversation(), seen.by(), seen.seq());
            case Note.Beside beside -> aside.start("beside", () -> news.besideElsewhere(beside));
            case Note.Decided decided ->
                aside.start("decision", () -> news.decidedElsewhere(decided.conversation(), decided.turn()));
        }
    }

    private void moved(Note.Moved moved) {
        turns.silence(moved.conversation(), moved.epoch());
        turns.overtaken(moved.conversation(), moved.turn());
        feed.hint(moved.conversation(), moved.lastSeq());
        if (moved.changedHands()) {
            aside.start("board", () -> news.changedHandsElsewhere(moved.conversation()));
        }
    }

    private void fence(UUID asker, Note.Fence fence) {
        turns.silence(fence.conversation(), fence.epoch());
        feed.fence(fence.conversation(), fence.epoch(), fence.seq(), Silence.FLUSH);
        neighbours.answer(new Note.Fenced(fence.ask(), asker));
    }
}
