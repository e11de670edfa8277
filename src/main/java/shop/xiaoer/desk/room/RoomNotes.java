package shop.xiaoer.desk.room;

import java.util.UUID;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.desk.NoteWork;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.node.Bus;
import shop.xiaoer.node.Note;

/** Does at this node what the others tell of live rooms. Does not keep the bus's thread. */
public final class RoomNotes implements Bus.Listener {
    private final UUID node;
    private final RoomDesk rooms;
    private final Neighbours neighbours;
    private final NoteWork aside;

    /** @param node this one */
    public RoomNotes(UUID node, RoomDesk rooms, Neighbours neighbours, Starter starter) {
        this.node = node;
        this.rooms = rooms;
        this.neighbours = neighbours;
        this.aside = new NoteWork(starter);
    }

    @Override
    public void heard(UUID from, Note note) {
        if (note instanceof Note.OfRoom ours) {
            heard(from, ours);
        }
    }

    private void heard(UUID from, Note.OfRoom note) {
        switch (note) {
            case Note.RoomWanted wanted ->
                aside.start("room", () -> rooms.streams().give(wanted.room(), from));
            case Note.RoomComments comments ->
                aside.start("comments", () -> rooms.comments().keptElsewhere(comments.room(), comments.msgIds()));
            case Note.RoomAsk wish -> aside.start("room", () -> rooms.wishes().meet(from, wish));
            case Note.RoomWished wished -> {
                if (wished.asker().equals(node)) {
                    neighbours.wished(wished);
                }
            }
        }
    }
}
