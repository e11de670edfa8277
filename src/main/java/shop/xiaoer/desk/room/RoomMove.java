package shop.xiaoer.desk.room;

import shop.xiaoer.broadcast.room.RoomLedger;

/** How an operator's move ended. */
public sealed interface RoomMove {
    record Done(RoomLedger.Kept room) implements RoomMove {}

    record Unknown() implements RoomMove {}

    /** @param code of the contract */
    record Refused(String code, String detail) implements RoomMove {}

    /** It was meant for a room that is directed elsewhere, or was so a moment ago. */
    static RoomMove overtaken() {
        return new Refused("staleVersion", "another node directs the room, or its state has just changed");
    }
}
